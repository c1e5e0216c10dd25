"""LRT, Lithuania's public broadcaster: buttons that read the text aloud stand within its lead."""

from timeline.intake.plugin import Importer, Site, hookimpl

SOURCE = Site(
    name="lrt",
    version=5,
    publisher="LRT",
    home="LT",
    hosts=("lrt.lt",),
    selectors={
        "title": "h1.title-block__heading",
        "body": ".article-content",
        "drop": ".article-content button, .article-content .media-block",
    },
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
