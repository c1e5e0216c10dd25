"""Addresses of the web as they may be told and kept."""


def without_secrets(url: str) -> str:
    """Return an address without the user's name and password that it may hold."""
    head, slashes, rest = url.partition("//")
    place, slash, path = rest.partition("/")
    return f"{head}{slashes}{place.rpartition('@')[2]}{slash}{path}" if "@" in place else url
