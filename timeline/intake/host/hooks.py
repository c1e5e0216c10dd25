"""The one hook of the plugin system: it collects importers. The host calls each of them itself, trapped."""

from collections.abc import Iterable

import pluggy

from timeline.intake.importer import Importer

PROJECT = "timeline"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def timeline_importers() -> Iterable[Importer]:
    """Return the importers this plugin offers."""
    raise NotImplementedError
