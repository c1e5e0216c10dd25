"""The Namibian: its clock tells how long ago, `Published: 5 hours ago`; when that was stands in the page's metadata."""

from timeline.intake.plugin import Importer, Site, hookimpl

SOURCE = Site(
    name="namibian",
    version=5,
    publisher="The Namibian",
    home="NA",
    hosts=(
        "namibian.com.na",
        "*.namibian.com.na",
    ),
    selectors={
        "title": "h1.nam_title, h1.tdb-title-text",
        "body": ".post_content, .tdb_single_content",
        "drop": ".namps-single-cta",
    },
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
