"""Sermitsiaq of Greenland, in Danish and Kalaallisut: the teasers beside an article bear `time` elements too."""

from timeline.intake.plugin import Importer, Site, hookimpl

SOURCE = Site(
    name="sermitsiaq",
    version=5,
    publisher="Sermitsiaq",
    home="GL",
    hosts=("sermitsiaq.ag",),
    selectors={
        "title": ".articleHeader h1.headline",
        "published": ".dateGroup.datePublished time",
        "body": ".articleHeader h2.subtitle, .bodytext",
    },
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
