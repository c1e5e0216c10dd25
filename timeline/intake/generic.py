"""The importers that ship with the core, offered as any plugin's are: they read what no source's importer claims."""

from timeline.intake.hooks import hookimpl
from timeline.intake.html import Html
from timeline.intake.importer import Importer
from timeline.intake.plain import PlainText


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the plain-text importer and the HTML importer."""
    return PlainText(), Html()
