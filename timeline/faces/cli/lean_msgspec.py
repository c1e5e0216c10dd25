"""msgspec, imported without what no command needs: a tenth of a start.

typing_extensions are for names that typing has too (9 ms); JSON schemas and what they inspect types by (3 ms) are
loaded by who asks msgspec for them.
"""

import sys
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Any

_LATER = {"msgspec.inspect": (), "msgspec._json_schema": ("schema", "schema_components")}


def _later(name: str, functions: tuple[str, ...]) -> ModuleType:
    """Return what stands for a module until something is asked of it."""
    stands_for = ModuleType(name)

    def asked(attribute: str) -> Any:
        if attribute.startswith("__"):  # what an import looks for
            raise AttributeError(attribute)
        return getattr(import_module(name), attribute)

    def call(attribute: str, *args: Any, **options: Any) -> Any:
        return asked(attribute)(*args, **options)

    stands_for.__dict__.update({attribute: partial(call, attribute) for attribute in functions}, __getattr__=asked)
    return stands_for


if not {"msgspec", "typing_extensions"} & sys.modules.keys():
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # importing it fails: msgspec asks typing then
    sys.modules.update({name: _later(name, functions) for name, functions in _LATER.items()})
    try:
        import msgspec  # noqa: F401
    finally:
        for told in ("typing_extensions", *_LATER):
            del sys.modules[told]
