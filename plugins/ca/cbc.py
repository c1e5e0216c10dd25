"""CBC News and its regional pages: `Posted: … | Last Updated: …` is a line of words, its element bears the moment."""

from timeline.intake.plugin import Importer, Site, hookimpl

SOURCE = Site(
    name="cbc",
    version=5,
    publisher="CBC",
    home="CA",
    date_order="MDY",
    hosts=("cbc.ca",),
    selectors={
        "title": "h1.detailHeadline",
        "published": ".bylineDetails time.timeStamp",
        "body": "h2.deck, div.story > p, div.story > h2",
    },
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
