"""ORF, Austria's public broadcaster, and its pages of the states (`wien.orf.at`): the lead stands apart."""

from timeline.intake.plugin import Importer, Site, hookimpl

SOURCE = Site(
    name="orf",
    version=5,
    publisher="ORF",
    home="AT",
    hosts=(
        "orf.at",
        "*.orf.at",
    ),
    selectors={
        "title": "h1.story-lead-headline",
        "body": "p.story-lead-text, div.story-story",
        "drop": ".story-story .caption, .story-story .stripe-credits, .story-banner",
    },
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
