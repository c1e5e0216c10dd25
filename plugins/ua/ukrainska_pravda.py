"""Українська правда, in Ukrainian, Russian and English: the text stands in one block, other stories in others."""

from timeline.intake.plugin import Importer, Site, hookimpl

SOURCE = Site(
    name="ukrainska_pravda",
    version=5,
    publisher="Українська правда",
    home="UA",
    hosts=(
        "pravda.com.ua",
        "*.pravda.com.ua",
    ),
    selectors={
        "title": "h1.post_article_title",
        "body": ".post_article_text",
    },
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
