"""Article lines as they were first written: their ids cover the copy that was read, and they say what the log held."""

from timeline import codec


def first_version(line, **kin):
    """Return an article line of today as it was first written; `kin` are its `copy_of` and `revision_of`."""
    kept = {key: value for key, value in line.items() if key not in ("apart", "id", "seal")}
    kept["data"] = {**kept["data"], **{key: told for key, told in kin.items() if told}}
    kept["id"] = codec.content_id(kept)
    return {**kept, "seal": codec.seal_of(kept)}
