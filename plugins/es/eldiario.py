"""elDiario.es and its regional editions: the first headings are a summary, links to other stories among them."""

from timeline.intake.plugin import Importer, Site, hookimpl

SOURCE = Site(
    name="eldiario",
    version=5,
    publisher="elDiario.es",
    home="ES",
    hosts=("eldiario.es",),
    selectors={
        "title": ".news-header h1.title",
        "body": ".news-header ul.footer > li:not(.subtitle--hasAnchor) h2, p.article-text",
    },
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
