"""A source document: bytes exactly as received, and the text they decode to."""

from attrs import frozen

from timeline.article import NOTHING_STATED, Stated


@frozen(kw_only=True)
class Document:
    """One document as received. `path` is relative to the workspace, POSIX style; `text` is `content` decoded."""

    path: str
    content: bytes
    text: str
    sha256: str
    media: str = "text"  # "text" or "html"
    charset: str = "utf-8"
    url: str | None = None
    listed: str | None = None  # when it was published as the feed or sitemap says that listed it, in its words
    asked: str | None = None  # the address it was asked for, where it was found under another
    fetched: str | None = None  # ISO 8601, UTC
    cut: str | None = None  # why the bytes are known not to be all of it
    stated: Stated = NOTHING_STATED  # what a person says of it
