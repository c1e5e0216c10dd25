"""The Citizen of South Africa: excerpt and text stand apart, reading time and author between them."""

from timeline.intake.plugin import Importer, Site, hookimpl

SOURCE = Site(
    name="citizen_za",
    version=5,
    publisher="The Citizen",
    home="ZA",
    hosts=("citizen.co.za",),
    selectors={
        "title": ".single-title h1",
        "body": ".single-excerpt, .single-content",
        "drop": ".single-content figcaption",
    },
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
