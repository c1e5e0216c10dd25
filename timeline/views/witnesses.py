"""How many saw it: articles that credit the same agency, and copies of one text, are one witness."""

from collections.abc import Iterable

from timeline.views.rows import Source


def witness(source: Source) -> str:
    """Return who stands behind an article: the agency it credits, else its publisher, else itself."""
    data = source.data
    return (data.credit or data.publisher or data.text_sha256 or source.article).casefold().strip()


def witnesses(sources: Iterable[Source]) -> int:
    """Count the independent witnesses behind sources."""
    return len({witness(source) for source in sources})
