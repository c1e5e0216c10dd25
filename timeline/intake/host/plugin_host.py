"""The plugin host: finds importers, asks each which documents are its own, and never lets one of them end a run."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from typing import TypeVar

from attrs import evolve, frozen

from timeline.article import Article, Finding
from timeline.intake.documents.document import Document
from timeline.intake.host import checks, drift
from timeline.intake.host.faults import (
    ContestedError,
    PluginError,
    PluginRaisedError,
    PluginResultError,
    UnclaimedError,
    UnknownImporterError,
)
from timeline.intake.host.stated import as_stated
from timeline.intake.host.structured import StructureError, structured_article, structured_finding
from timeline.intake.importer import Claim, Importer, NotAnArticleError, Reader
from timeline.intake.marked.asking_settings import LABEL
from timeline.intake.marked.stored_answers import StoredAnswers
from timeline.intake.texts.first_part import first_part

MAX_EVENTS = 10_000  # of one article

Answer = TypeVar("Answer")


def _unheard() -> None:
    """Tell nobody."""


@frozen(kw_only=True)
class Sought:
    """What is looked for in an article: its events, in the first part of `share` of its text (1: in all of it).

    `on_article` is called once the article is read, before its events are looked for.
    """

    events: bool = True
    share: int = 1
    on_article: Callable[[], None] = _unheard


ALL_EVENTS = Sought()
NO_EVENTS = Sought(events=False)


@frozen
class Loaded:
    """An importer, and the file or entry point it came from."""

    importer: Importer
    origin: str

    @property
    def name(self) -> str:
        """What the user calls it."""
        return self.importer.name

    @property
    def label(self) -> str:
        """Name and version, as an article line tells them: `belta@1`."""
        return f"{self.importer.name}@{self.importer.version}"

    @property
    def rank(self) -> int:
        """1 for a source's own importer, 0 for a generic one."""
        return int(getattr(self.importer, "rank", 1))


@frozen
class Read:
    """A document as read: by whom, why, the article, what was found in it, and the plugin faults met on the way.

    `read_to` is in how many characters of the text events were looked for, where not in all; `modelled` is whether
    there were answers of models about it.
    """

    by: Loaded
    claim: Claim
    article: Article
    findings: tuple[Finding, ...]
    faults: tuple[PluginError, ...] = ()
    read_to: int | None = None
    modelled: bool = False

    @property
    def label(self) -> str:
        """Who read it, as an article line tells it: `belta@1`, with answers of models `belta@1+model@1`."""
        return f"{self.by.label}+{LABEL}" if self.modelled else self.by.label


@frozen(kw_only=True)
class Host:
    """The importers of one run. `faults` and `notes` are what was met while they were collected.

    `untrusted` are the files of plugins that were left out, for nobody has said that they may run. `answers` is what
    models have said of articles: what they marked is read beside what the rules find.
    """

    importers: tuple[Loaded, ...]
    faults: tuple[PluginError, ...] = ()
    notes: tuple[str, ...] = ()
    untrusted: tuple[str, ...] = ()
    answers: StoredAnswers | None = None

    def named(self, name: str) -> Loaded:
        """Return an importer by name. Raises UnknownImporterError."""
        for loaded in self.importers:
            if loaded.name == name:
                return loaded
        raise UnknownImporterError(name, [loaded.name for loaded in self.importers])

    def read(self, document: Document, *, importer: str | None = None, sought: Sought = ALL_EVENTS) -> Read:
        """Let the importer that claims a document, or the one named, read it; of its events those that are sought.

        Raises ContestedError, UnclaimedError, NotAnArticleError, PluginError.
        """
        if importer is not None:
            chosen = self.named(importer)
            claim = _claim(chosen, document) or Claim("it was asked for by name")
            faults: list[PluginError] = []
            article = _article(chosen, document)
        else:
            claims, faults = self.claims(document)
            chosen, claim = _foremost(claims, document)
            generic = next((loaded for loaded, _ in claims if loaded.rank == 0), None)
            if chosen is generic:
                article = _article(chosen, document)
            else:
                chosen, claim, article = _watched(chosen, claim, generic, document)
        article = as_stated(article, document.stated)
        sought.on_article()
        part = first_part(article, sought.share)
        findings = _findings(chosen, part, document.path) if sought.events else ()
        answered = tuple(self.answers.of(article.text)) if self.answers is not None else ()
        if answered and sought.events:
            from timeline.intake.marked.model_reading import with_models  # noqa: PLC0415 - few have answers of models

            modelled = with_models(part, findings, answered)
            findings, article = modelled.findings, evolve(article, notes=(*article.notes, *modelled.notes))
        read_to = len(part.text) if part.text != article.text else None
        return Read(chosen, claim, article, findings, tuple(faults), read_to, bool(answered))

    def claims(self, document: Document) -> tuple[list[tuple[Loaded, Claim]], list[PluginError]]:
        """Ask every importer for its claim; a plugin that fails to answer is told among the faults."""
        claims, faults = [], []
        for loaded in self.importers:
            try:
                claim = _claim(loaded, document)
            except PluginError as fault:
                faults.append(fault)
                continue
            if claim is not None:
                claims.append((loaded, claim))
        return claims, faults


def _foremost(claims: list[tuple[Loaded, Claim]], document: Document) -> tuple[Loaded, Claim]:
    """Return whose document it is. Raises ContestedError, UnclaimedError."""
    if not claims:
        raise UnclaimedError(document.path)
    best = max(loaded.rank for loaded, _ in claims)
    foremost = [(loaded, claim) for loaded, claim in claims if loaded.rank == best]
    if len(foremost) > 1:
        raise ContestedError(document.path, [(loaded.name, loaded.origin, claim.reason) for loaded, claim in foremost])
    return foremost[0]


def _watched(chosen: Loaded, claim: Claim, generic: Loaded | None, document: Document) -> tuple[Loaded, Claim, Article]:
    """Let a source's importer read its page, or the generic one where its layout has changed."""
    try:
        article = _article(chosen, document)
    except NotAnArticleError as error:
        if generic is None:
            raise
        changed = _changed(chosen, claim, str(error))
        return generic, _stand_in(chosen), _noted(_article(generic, document), changed)
    missed = drift.suspicion(article, document)
    if missed is None or generic is None:
        return chosen, claim, article
    try:
        other = _article(generic, document)
    except NotAnArticleError:
        return chosen, claim, article
    changed = _changed(chosen, claim, missed)
    if drift.is_outdone(article, other):
        return generic, _stand_in(chosen), _noted(other, changed)
    return chosen, claim, _noted(article, changed) if drift.is_undated(article) else article


def trapped(call: Callable[[], Answer], fault: Callable[[BaseException], PluginError]) -> Answer:
    """Call foreign code. What it raises, also SystemExit, becomes `fault`; Ctrl-C and our own faults pass."""
    try:
        return call()
    except (KeyboardInterrupt, NotAnArticleError, PluginError, StructureError):
        raise
    except BaseException as error:
        raise fault(error) from error


def _stand_in(chosen: Loaded) -> Claim:
    return Claim(f"in place of {chosen.label}, whose layout it no longer has")


def _changed(chosen: Loaded, claim: Claim, why: str) -> str:
    why = why.removeprefix("its layout has changed: ")
    return f"{chosen.label} claimed the page ({claim.reason}) but its layout has changed: {why}"


def _noted(article: Article, note: str) -> Article:
    return evolve(article, notes=(*article.notes, note))


def _asked(loaded: Loaded, doing: str, path: str, call: Callable[[], Answer]) -> Answer:
    return trapped(call, lambda error: PluginRaisedError(loaded.name, loaded.origin, doing, path, error))


def _claim(loaded: Loaded, document: Document) -> Claim | None:
    answer = _asked(loaded, "claim", document.path, lambda: loaded.importer.claims(document))
    if wrong := checks.claim(answer):
        raise PluginResultError(loaded.name, loaded.origin, "claim", document.path, wrong)
    return answer


def _article(loaded: Loaded, document: Document) -> Article:
    answer = _asked(loaded, "read", document.path, lambda: loaded.importer.read(document))
    if isinstance(answer, Article) and (wrong := _asked(loaded, "read", document.path, lambda: drift.blank(answer))):
        raise NotAnArticleError(wrong)

    def believed() -> Article:
        made = structured_article(answer)
        return _sound(made, checks.article(made))

    return _believed(loaded, "read", document.path, believed)


def _findings(loaded: Loaded, article: Article, path: str) -> tuple[Finding, ...]:
    importer = loaded.importer
    own = isinstance(importer, Reader)  # what the shared rules find is of the declared types already
    find: Callable[[Article], Iterable[Finding]] = importer.events if isinstance(importer, Reader) else _shared_rules()
    doing = "find the events of"
    found = _asked(loaded, doing, path, lambda: tuple(islice(find(article), MAX_EVENTS + 1)))
    if len(found) > MAX_EVENTS:
        raise PluginResultError(loaded.name, loaded.origin, doing, path, f"more than {MAX_EVENTS:,} events")

    def believed(finding: Finding) -> Finding:
        made = structured_finding(finding) if own else finding
        return _sound(made, checks.finding(made, article.text) or (checks.data(made) if own else None))

    return tuple(_believed(loaded, doing, path, partial(believed, finding)) for finding in found)


def _shared_rules() -> Callable[[Article], Iterable[Finding]]:
    from timeline.language.reading import read_article  # noqa: PLC0415 - an import of nothing new does not load it

    return read_article


def _believed(loaded: Loaded, doing: str, path: str, make: Callable[[], Answer]) -> Answer:
    """Make what is gone on with of an importer's answer; what is wrong with that is the plugin's fault."""
    try:
        return _asked(loaded, doing, path, make)
    except StructureError as error:
        raise PluginResultError(loaded.name, loaded.origin, doing, path, str(error)) from None


def _sound(value: Answer, wrong: str | None) -> Answer:
    """Return a value that nothing is wrong with. Raises StructureError."""
    if wrong:
        raise StructureError(wrong)
    return value
