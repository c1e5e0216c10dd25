"""rbb24 of Berlin and Brandenburg: its pages state no metadata, the day stands in a line below the title."""

from timeline.intake.plugin import Importer, Site, hookimpl

SOURCE = Site(
    name="rbb24",
    version=5,
    publisher="rbb24",
    home="DE",
    hosts=("rbb24.de",),
    selectors={
        "title": "article.layoutarticlemodule h3 .titletext",
        "published": "article.layoutarticlemodule .lineinfo",
        "body": "article.layoutarticlemodule .shorttext, article.layoutarticlemodule .textblock",
    },
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
