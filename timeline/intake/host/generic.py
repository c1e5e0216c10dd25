"""The importers that ship with the core, offered as any plugin's are: they read what no source's importer claims."""

from timeline.intake.host.hooks import hookimpl
from timeline.intake.importer import Importer
from timeline.intake.pages.generic_html import Html
from timeline.intake.texts.plain import PlainText


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the plain-text importer and the HTML importer."""
    return PlainText(), Html()
