"""What options are unless they are given: as the user's own settings say, and the regions as a workspace says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.faces.cli.call import Call

_VIEWS = frozenset({"show", "pledges", "figures", "articles", "status", "due", "log", "chain"})


def settled(call: Call, commands: Iterable[str], *, no_pager: bool) -> tuple[Call, dict[str, Any]]:
    """Return the call with what is settled, and the defaults of each command's options, by name.

    Raises BadSettingsError of the user's own file; what is wrong with that of a workspace is said, and passed over.
    """
    from timeline.app.settings import OF_WORKSPACE, BadSettingsError, named, user_settings, workspace_settings
    from timeline.errors import TimelineError
    from timeline.faces.cli.output import notice

    own = user_settings()
    regions, about = named(own.region), None
    if not regions:
        try:
            regions = named(workspace_settings(call.workspace()).region)
            about = OF_WORKSPACE if regions else None
        except BadSettingsError as error:
            notice(f"{error}; nothing of it counts")
        except TimelineError:
            regions = ()  # the command itself says so, where it needs a workspace
    defaults = {"by": own.by, "regions": list(regions) or None}
    told = {name: value for name, value in defaults.items() if value is not None}
    views = {**told, "form": own.format} if own.format is not None else told
    by_command = {name: views if name in _VIEWS else told for name in commands} if views else {}
    return replace(call, pager=own.pager and not no_pager, about=about), by_command
