"""La Dépêche du Midi, a daily of the French south: the summary stands above the picture, the text below it."""

from timeline.intake.plugin import Importer, Site, hookimpl

SOURCE = Site(
    name="ladepeche",
    version=5,
    publisher="La Dépêche du Midi",
    home="FR",
    hosts=("ladepeche.fr",),
    selectors={
        "title": "h1",
        "published": "time[content]",
        "body": ".article-full__chapo, .article-full__body-content",
        "drop": ".article-full__chapo span, .article-full__body-content aside",
    },
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
