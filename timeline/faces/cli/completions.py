"""What a shell completes: regions and ids of the workspace's log, types of events; nothing where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import click
    from click.shell_completion import CompletionItem

    from timeline.app.opening import OpenWorkspace

_MOST = 50
_FEWEST = 4  # characters of an id
_WORTH = 100_000  # lines; of more none are read for a key that was pressed


def types(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the types that begin so."""
    from click.shell_completion import CompletionItem

    from timeline.vocabulary import EVENT_TYPES

    begun = incomplete.replace("-", "_").casefold()
    return [CompletionItem(name) for name in EVENT_TYPES if name.startswith(begun)]


def regions(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the regions of the log whose code, or name in one word (`khabarovsk-krai`), begins so."""
    from click.shell_completion import CompletionItem

    from timeline.gazetteer import fold, name_of

    begun, found = fold(incomplete), []
    for code in _codes(context):
        name = name_of(code)
        word = "-".join(fold(name).split())
        if code.casefold().startswith(begun):
            found.append(CompletionItem(code, help=name))
        elif word.startswith(begun):
            found.append(CompletionItem(word, help=code))
    return found[:_MOST]


def ids(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the ids of the log that begin so."""
    from click.shell_completion import CompletionItem

    from timeline.app.ids import SHORTEST

    if len(incomplete) < _FEWEST:
        return []
    found = [name for space in _opened(context) for name in space.log.ids(incomplete.casefold(), _MOST)]
    return [CompletionItem(name[: max(SHORTEST, len(incomplete))]) for name in found]


def _codes(context: click.Context) -> list[str]:
    from timeline.app.viewing import fold
    from timeline.views.history import projection

    for space in _opened(context):
        if 0 < space.log.count <= _WORTH:
            state = fold(space.workspace.log, projection, space.log.find().blocks)
            return sorted({code for row in state.events.values() for code in row.regions})
    return []


def _opened(context: click.Context) -> Iterator[OpenWorkspace]:
    """Yield the workspace, open; nothing where there is none, or it cannot be read."""
    from pathlib import Path

    from timeline.app.opening import opened
    from timeline.errors import TimelineError
    from timeline.workspace import find

    directory = context.find_root().params.get("directory")
    try:
        with opened(find(Path(directory) if directory else Path.cwd())) as space:
            yield space
    except (TimelineError, OSError):
        return
