"""kremlin.ru, the site of the President of Russia, in Russian and English: below the text its own notes on it."""

from timeline.intake.plugin import Importer, Site, hookimpl

SOURCE = Site(
    name="kremlin",
    version=5,
    publisher="Президент России",
    home="RU",
    hosts=(
        "kremlin.ru",
        "*.kremlin.ru",
    ),
    selectors={
        "title": "h1.entry-title",
        "published": "time.read__published",
        "body": ".read__lead, .read__internal_content",
        "drop": ".read__bottommeta, .read__internal_content .masha-ignore",
    },
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
