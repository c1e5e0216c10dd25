"""How many saw it: articles that credit the same agency, and copies of one text, are one witness."""

from collections.abc import Iterable

from timeline.views.narrow_rows import ArticleReading


def witness(source: ArticleReading) -> str:
    """Return who stands behind an article: the agency it credits, else its publisher, else itself."""
    return _name(source).casefold()


def named_witnesses(sources: Iterable[ArticleReading]) -> tuple[str, ...]:
    """Return who stands behind sources, each once, by name: of copies of one text the first."""
    found: dict[str, str] = {}
    texts: dict[str, str] = {}
    for source in sorted(sources, key=lambda source: (source.date or "9999", source.article)):
        who = witness(source)
        text = source.data.text_sha256
        if (text is None or texts.setdefault(text, who) == who) and who not in found:
            found[who] = _shown(source)
    return tuple(found[who] for who in sorted(found))


def witnesses(sources: Iterable[ArticleReading]) -> int:
    """Count the independent witnesses behind sources."""
    return len(named_witnesses(sources))


def _shown(source: ArticleReading) -> str:
    """Return how a witness is called: one that names nobody by its address, its title or its file."""
    data = source.data
    address = (data.url or "").partition("://")[2].partition("/")[0]
    return (data.credit or data.publisher or address or data.title or source.path).strip()


def _name(source: ArticleReading) -> str:
    data = source.data
    return (data.credit or data.publisher or data.text_sha256 or source.article).strip()
