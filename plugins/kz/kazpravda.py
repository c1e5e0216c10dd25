"""Казахстанская правда, the Kazakh government's paper in Russian."""

from timeline.intake.plugin import Importer, Site, hookimpl

SOURCE = Site(
    name="kazpravda",
    version=5,
    publisher="Казахстанская правда",
    home="KZ",
    hosts=("kazpravda.kz",),
    selectors={
        "title": "h1.article__title",
        "published": "time.article__date",
        "body": ".article__body",
    },
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
