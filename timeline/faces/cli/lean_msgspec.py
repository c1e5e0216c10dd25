"""msgspec, imported without typing_extensions: 9 ms of every start, for names that typing has too."""

import sys

if not {"msgspec", "typing_extensions"} & sys.modules.keys():
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # importing it fails: msgspec asks typing then
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules["typing_extensions"]
