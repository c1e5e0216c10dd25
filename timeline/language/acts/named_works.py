"""The works that an article names, and which of them words that name none speak of: "it", "the opening", «объект»."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from operator import attrgetter

from attrs import frozen
from msgspec.structs import replace

from timeline.language.clauses.clause import Clause
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Moment, Sentence
from timeline.language.schema.works_table import WorksTable
from timeline.language.text.tokens import Token, split_tokens
from timeline.language.words.lexicon import load_table

BEFORE, BEHIND = 5, 12  # words of a name before and behind its noun
LEAD = 3  # sentences
TITLED = 3  # how often a noun in the title counts
OFTEN = 2  # how often an article tells of the work it is about
_start = attrgetter("start")
KEY = 4  # letters that tell a noun in its cases


@frozen(kw_only=True)
class NamedWork:
    """A phrase that names a work: where it stands, its noun, whether a proper name or a number stands in it."""

    start: int
    end: int
    key: str
    named: bool


@cache
def table(language: str) -> WorksTable:
    """Return how works are called in a language."""
    return load_table(language, WorksTable)


def names_kind(words: str, language: str) -> bool:
    """Whether a noun among some words says what a work is; in a language whose nouns are not known any may."""
    said = table(language)
    return not (said.kinds or said.stems or said.tails) or any(_is_kind(token, said) for token in split_tokens(words))


def names_labour(words: str, language: str) -> bool:
    """Whether a noun among some words says that something is built, mended, put to use: "the renovation"."""
    said = table(language)
    tails = said.labour_tails
    return any(
        token.low in said.labours or (bool(tails) and token.low.endswith(tails)) for token in split_tokens(words)
    )


@frozen
class NamedWorks:
    """The works of an article; looked for where they are first asked for."""

    scene: Scene

    def meant(self, clause: Clause) -> str | None:
        """Return the words for the work that a clause means without naming it; None where the article names none.

        What its own sentence named first before it; else what the article is about; else what was named last.
        """
        start = clause.start if clause.subject is None else clause.subject[0]
        sentence = self.scene.sentences[clause.sentence]
        here = bisect_left(self._works, sentence.start, key=_start)
        beside = self._works[here] if here < len(self._works) and self._works[here].end <= start else None
        found = beside or self._main or (self._works[here - 1] if here else None)
        if found is None:
            return None
        if self._main is not None and found.key == self._main.key and not found.named:
            found = self._main
        return " ".join(self.scene.text[found.start : found.end].split())

    @cached_property
    def _main(self) -> NamedWork | None:
        """Return the work an article is about, where it is named most fully; None where no work is told of often."""
        said = table(self.scene.language)
        told = Counter(one.key for one in self._works)
        lead = " ".join(sentence.text for sentence in self.scene.sentences[:LEAD])
        titled = {_key(token, said) for token in split_tokens(self.scene.article.title or "") if _is_kind(token, said)}
        first = [_key(token, said) for token in split_tokens(lead) if _is_kind(token, said)]
        among = [key for key in (*titled, *first) if told[key] + (key in titled) >= OFTEN]
        if not among:
            return None
        key = max(sorted(among), key=lambda one: told[one] + TITLED * (one in titled))
        works = [one for one in self._works if one.key == key]
        return next((one for one in works if one.named), works[0] if works else None)

    @cached_property
    def _works(self) -> Sequence[NamedWork]:
        said = table(self.scene.language)
        return tuple(one for sentence in self.scene.sentences for one in self._named(sentence, said))

    def _named(self, sentence: Sentence, said: WorksTable) -> Iterator[NamedWork]:
        tokens = split_tokens(self.scene.text, sentence.start, sentence.end)
        if any(_is_kind(token, said) for token in tokens):
            times = [one for one in self.scene.moments_in(sentence) if not one.text.isdigit()]
            yield from _named(_parted(tokens, times), said)


def _parted(tokens: Sequence[Token], times: Sequence[Moment]) -> Sequence[Token]:
    """Return the tokens of a sentence with a sign for each time, which is no part of a name."""
    found = list(tokens)
    for one in times:
        at = bisect_left(tokens, one.start, key=_start)
        while at < len(tokens) and tokens[at].start < one.end:
            found[at] = replace(tokens[at], kind="sign", text="", low="")
            at += 1
    return found


def _is_kind(token: Token, said: WorksTable) -> bool:
    if token.kind != "word":
        return False
    low = token.low
    begins, ends = bool(said.stems) and low.startswith(said.stems), bool(said.tails) and low.endswith(said.tails)
    return low in said.kinds or begins or ends


def _key(token: Token, said: WorksTable) -> str:
    return token.low[:KEY] if said.stems else token.low.removesuffix(said.plural)


def _named(tokens: Sequence[Token], said: WorksTable) -> Iterator[NamedWork]:
    """Yield the phrases of a sentence that name works."""
    at = 0
    while at < len(tokens):
        if not _is_kind(tokens[at], said):
            at += 1
            continue
        begin = _begin(tokens, at, said)
        end = _end(tokens, at, said, named=any(map(_is_name, tokens[max(begin, 1) : at + 1])))
        named = any(_is_name(token) for token in tokens[max(begin, 1) : end])
        yield NamedWork(start=tokens[begin].start, end=tokens[end - 1].end, key=_key(tokens[at], said), named=named)
        at = end


def _begin(tokens: Sequence[Token], at: int, said: WorksTable) -> int:
    """Return where the words before a noun begin that belong to its name."""
    begin = at
    while begin and at - begin < BEFORE and _may_lead(tokens[begin - 1], said):
        begin -= 1
    if said.stems or (begin and tokens[begin - 1].low in said.before):
        return begin
    while begin < at and not _is_name(tokens[begin]):
        begin += 1
    return begin


def _may_lead(token: Token, said: WorksTable) -> bool:
    if token.kind == "sign":
        return token.text != "" and token.text in "-«№"
    if said.stems:
        return token.kind == "number" or token.low.endswith(said.leading)
    closed = (said.articles, said.links, said.ends, said.timed, said.adverbs)
    return not any(token.low in words for words in closed)


def _end(tokens: Sequence[Token], at: int, said: WorksTable, *, named: bool) -> int:
    """Return where the words behind a noun end that belong to its name: "of Saint Roch", "from Orsha to Minsk"."""
    end = at + 1
    looked = end
    limit = min(len(tokens), at + BEHIND)
    linked = 0  # words since the last link
    while looked < limit:
        token = tokens[looked]
        beside = not linked and token.low not in said.links and token.kind == tokens[looked - 1].kind == "word"
        if said.stems and beside:
            break  # what stands beside a noun in a language with cases is another phrase
        if linked and named and _is_kind(token, said):
            break  # "Terminal 2 of the new airport": another work
        if token.kind == "number" and looked + 1 < len(tokens) and tokens[looked + 1].low in said.units:
            break  # "69 per cent"
        if _is_name(token) or _is_kind(token, said) or (token.text != "" and token.text in "-«»№"):
            named = named or _is_name(token)
            end = looked + 1 if token.text not in "-«№" else end
            linked = 0
        elif token.low in said.links or token.low in said.articles:
            linked = 1
        elif token.kind == "word" and (linked or tokens[looked - 1].kind == "number") and linked < OFTEN:
            end = looked + 1 if tokens[looked - 1].kind == "number" else end
            linked += 1
        else:
            break
        looked += 1
    return end


def _is_name(token: Token) -> bool:
    return token.kind == "number" or (token.kind == "word" and token.text[0].isupper() and not _is_cried(token.text))


def _is_cried(word: str) -> bool:
    """Whether a word is in capitals, as in a headline; short ones are names."""
    return len(word) > KEY and word.isupper()
