"""Die Neue Südtiroler Tageszeitung: no metadata, `erstellt: 01. April 2025, 15:25` stands below the title."""

from timeline.intake.plugin import Importer, Site, hookimpl

SOURCE = Site(
    name="tageszeitung",
    version=5,
    publisher="Die Neue Südtiroler Tageszeitung",
    home="IT",
    language="de",
    hosts=("tageszeitung.it",),
    selectors={
        "title": "h1.cat_article_title",
        "published": ".article_meta .meta_date strong",
        "body": "#article_content",
        "drop": ".wp-caption, .single_share",
    },
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
