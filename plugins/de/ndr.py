"""NDR, the public broadcaster of northern Germany: what stands straight below `article` is the text."""

from timeline.intake.plugin import Importer, Site, hookimpl

SOURCE = Site(
    name="ndr",
    version=5,
    publisher="NDR",
    home="DE",
    hosts=("ndr.de",),
    selectors={
        "title": "article header.articlehead h1",
        "body": "article p.preface, article > p, article > h2, article > .modulepadding > p",
        "drop": "article .contentbox, article .teaser",
    },
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
