"""Kazinform, the state news agency of Kazakhstan, in any of its languages."""

from timeline.intake.plugin import Importer, Site, hookimpl

SOURCE = Site(
    name="kazinform",
    version=5,
    publisher="Kazinform",
    home="KZ",
    hosts=(
        "inform.kz",
        "*.inform.kz",
    ),
    selectors={
        "title": "h1.article__title",
        "published": ".article__time",
        "body": ".article__body-text",
    },
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
