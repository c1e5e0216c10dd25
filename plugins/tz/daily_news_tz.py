"""Daily News, Tanzania's government paper, and its sister in Swahili, HabariLeo: one layout."""

from timeline.intake.plugin import Importer, Site, hookimpl

SOURCE = Site(
    name="daily_news_tz",
    version=5,
    publisher="Daily News",
    home="TZ",
    hosts=(
        "dailynews.co.tz",
        "habarileo.co.tz",
    ),
    selectors={
        "title": "h1.cs-entry__title",
        "body": ".cs-entry__content-wrap .entry-content",
    },
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
