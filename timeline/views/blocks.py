"""Acts indexed by region and by what they are about, so that an act meets only its like, never all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.views.acts import Act
from timeline.views.standing import Told
from timeline.views.subjects import lexicon

Blocks = Mapping[tuple[str, str], Sequence[Act]]
Articles = Mapping[str, Sequence[Act]]

CONCLUDED = frozenset({"signed", "agreed", "in force"})
_YEARS = 4 * 366  # days after which an agreement no longer answers what names no work
_FORMS = ("agreement", "memorandum", "contract", "protocol", "action plan", "verbal")


def blocks_of(acts: Iterable[Act]) -> Blocks:
    """Index acts by region and by what they are about, so that a promise meets only its like."""
    blocks: dict[tuple[str, str], list[Act]] = defaultdict(list)
    for act in acts:
        if act.told.type in ("follow_up", "agreement", "pledge", "meeting", "visit"):
            for place in act.parts | act.countries:
                blocks[place, f"type {act.told.type}"].append(act)
            for place in act.parts or act.countries:
                for stem in act.wide:
                    blocks[place, stem].append(act)
    return blocks


def articles_of(acts: Iterable[Act]) -> Articles:
    """Index acts by article, in the order of its text."""
    articles: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        articles[act.article].append(act)
    for told in articles.values():
        told.sort(key=lambda act: (act.place, act.told.id))
    return articles


def telling(stems: frozenset[str]) -> frozenset[str]:
    """Return the stems to look for: those that tell a subject from others, or all where there are none."""
    return stems - lexicon().common or stems


def of_region(act: Act, blocks: Blocks, keys: Iterable[str]) -> Iterator[Act]:
    """Yield the acts of other articles that share a region and one of the keys, each once."""
    seen = {act.told.id}
    for place in sorted(act.parts or act.countries):
        for key in sorted(keys):
            for other in blocks.get((place, key), ()):
                if other.told.id not in seen:
                    seen.add(other.told.id)
                    if other.article != act.article:
                        yield other


def of_country(act: Act, blocks: Blocks, key: str) -> Iterator[Act]:
    """Yield the acts of other articles in the same countries, whatever their regions."""
    seen = set()
    for country in sorted(act.countries):
        for other in blocks.get((country, key), ()):
            if other.told.id not in seen and other.article != act.article:
                seen.add(other.told.id)
                yield other


def soon(act: Act, other: Act) -> bool:
    """Whether an act came soon enough to answer what names no work."""
    if other.days.first is None or act.days.last is None:
        return False
    return (other.days.first - act.days.last).days <= _YEARS


def rank_of_form(told: Told) -> int:
    """Return how much a form of agreement weighs: the agreement itself before its papers."""
    form = told.said("form")
    return _FORMS.index(form) if form in _FORMS else 0


def where(act: Act, other: Act) -> str:
    """Return in words what two acts have in common of regions."""
    return f"both of {' and '.join(sorted(act.parts & other.parts or act.countries & other.countries))}"
