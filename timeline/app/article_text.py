"""An article's text, read again with the importers that are installed: nothing of its workspace is ever run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from timeline.errors import TimelineError, UsageError

if TYPE_CHECKING:
    from timeline.app.ids import Ids
    from timeline.app.opening import OpenWorkspace
    from timeline.views.narrow_rows import ArticleReading
    from timeline.views.query import Query
    from timeline.workspace import Workspace


class NoTextError(TimelineError):
    """The document of a line is not there any more, or is another."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: the document is not here as it was imported; timeline why tells what the log has")


class NoArticleError(UsageError):
    """A line is of no article."""

    def __init__(self, identity: str) -> None:
        super().__init__(f"{identity} is of no article")


class NoAddressError(UsageError):
    """An article has no address that a browser may be sent to."""

    def __init__(self, title: str) -> None:
        super().__init__(f"{title!r} has no http address")


@frozen
class ArticleText:
    """An article's text, and where in it the line stands that was asked for (None where it is not found again)."""

    source: ArticleReading
    text: str
    span: tuple[int, int] | None


def article_of(space: OpenWorkspace, query: Query, wanted: str) -> tuple[ArticleReading, str, Ids]:
    """Return the article of the line whose id begins so, the line's quote, and the ids.

    Raises NoArticleError, and what `story_of` raises.
    """
    from timeline.app.line_story import story_of

    story, ids = story_of(space, query, wanted)
    if story.event is not None and story.event.sources:
        told = story.event
        own = [source for source in told.sources if source.article == told.row.article]
        return (own or list(told.sources))[0], told.quote, ids
    if story.readings:
        quote = story.line.get("quote")
        return story.readings[0], quote if isinstance(quote, str) else "", ids
    raise NoArticleError(story.identity)


def text_at(workspace: Workspace, source: ArticleReading, quote: str) -> ArticleText:
    """Read an article again, in a worker and with none of the workspace's plugins. Raises NoTextError, WorkerError."""
    from timeline.app.context import document_at_hand
    from timeline.intake.run.batch import Batch
    from timeline.intake.run.workers import Readers

    document = document_at_hand(workspace, source)
    if document is None:
        raise NoTextError(source.path)
    with Readers(None, workspace.root, events=False) as workers:
        (read,) = workers.read([document])
    if not isinstance(read, Batch) or read.reading.article != source.article:
        raise NoTextError(source.path)
    return ArticleText(source, read.article.text, found_in(read.article.text, quote))


def found_in(text: str, quote: str) -> tuple[int, int] | None:
    """Return where a quote stands in a text, however its blanks are set."""
    if not quote.strip():
        return None
    at = text.find(quote)
    if at >= 0:
        return at, at + len(quote)
    places = [place for place, char in enumerate(text) if not char.isspace()]
    bare = "".join(text[place] for place in places)
    wanted = "".join(quote.split())
    at = bare.find(wanted)
    return (places[at], places[at + len(wanted) - 1] + 1) if at >= 0 else None


def address_of(source: ArticleReading, quote: str) -> str:
    """Return the address of an article, leading to the words of a quote. Raises NoAddressError."""
    from urllib.parse import quote as escaped
    from urllib.parse import urlsplit

    url = source.data.url or ""
    try:
        parts = urlsplit(url)
    except ValueError:
        raise NoAddressError(source.data.title) from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not url.isprintable() or " " in url:
        raise NoAddressError(source.data.title)
    words = quote.split()[:_WORDS]
    bare = url.partition("#")[0]
    return f"{bare}#:~:text={escaped(' '.join(words), safe='')}" if words else bare


_WORDS = 8  # of a quote, by which a browser finds it
