"""An article with what is said of its document by whoever has it read, whatever its page says."""

from attrs import evolve

from timeline.article import Article, Stamp, Stated
from timeline.intake.texts import stamp_lines


def as_stated(article: Article, stated: Stated) -> Article:
    """Return the article; its stamps are read again in the order of day and month that is stated."""
    order = stated.date_order
    if order:
        published, updated, page_stamp = (
            _in_order(stamp, article.language, order)
            for stamp in (article.published, article.updated, article.page_stamp)
        )
        article = evolve(article, date_order=order, published=published, updated=updated, page_stamp=page_stamp)
    if stated.published:
        article = evolve(article, published=Stamp(value=stated.published, raw=stated.published))
    return evolve(article, publisher=stated.publisher) if stated.publisher else article


def _in_order(stamp: Stamp | None, language: str, order: str) -> Stamp | None:
    if stamp is None:
        return None
    value = stamp_lines.read(stamp.raw, language=language, order=order)
    return stamp if value is None else evolve(stamp, value=value)
