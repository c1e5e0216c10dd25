"""GOV.UK, where the United Kingdom's departments publish: both stamps stand in its own meta elements."""

from timeline.intake.plugin import Importer, Site, hookimpl

SOURCE = Site(
    name="gov_uk",
    version=5,
    publisher="GOV.UK",
    home="GB",
    hosts=("gov.uk",),
    selectors={
        "title": "main h1",
        "published": "meta[name='govuk:first-published-at']",
        "updated": "meta[name='govuk:public-updated-at']",
        "body": ".gem-c-lead-paragraph, .govspeak",
    },
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
