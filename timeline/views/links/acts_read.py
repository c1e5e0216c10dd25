"""The acts of few documents of a log, read of their lines: each event once, many at a time where they are known."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from timeline.views.current_lines import ShownEvent
from timeline.views.links.comparable_acts import Act, act
from timeline.views.links.dossiers import Amended, Dossier, acts_of, amended, loaded
from timeline.views.links.matches_kept import Kept, Lines
from timeline.views.links.shared_works import articles_told

if TYPE_CHECKING:
    from timeline.views.judgements import Link, Pair


class ReadActs:
    """What was read of the log: each event and each dossier once."""

    def __init__(self, kept: Kept, lines: Lines) -> None:
        self._kept = kept
        self._lines = lines
        self._asked: set[str] = set()
        self._events: dict[str, list[ShownEvent]] = {}
        self._told: dict[str, ShownEvent] = {}
        self.known: dict[str, Act] = {}  # acts as their articles make them, by id
        self._dossiers: dict[str, Dossier] = {}
        self._amended: dict[str, Amended] = {}
        self.links: dict[Pair, Link] = {}

    def events(self, document: str, beside: Collection[str] = ()) -> list[ShownEvent]:
        """Return the events of a document, in order; those of others beside it are read in the same turn."""
        wanted = {document, *beside} - self._events.keys()
        if document in wanted:
            articles = articles_told(self._standing(wanted))
            self._events.update((name, list(articles.get(name, ()))) for name in wanted)
        return self._events[document]

    def made(self, events: Iterable[ShownEvent]) -> list[Act]:
        """Return the acts of all events of a document, told apart."""
        acts = acts_of(events)
        self.known.update((one.id, one) for one in acts)
        return acts

    def acts(self, names: Iterable[str]) -> list[Act]:
        """Return the acts of those of some events that stand."""
        wanted = set(names)
        new = wanted - self.known.keys() - self._asked
        if new:
            self._asked |= new
            found = [told for told in self._standing(new) if told.id in new and told.known]
            changes = self._changes({told.row.article for told in found})
            for told in found:
                self.known[told.id] = changes[told.row.article].told_apart(act(told))
        return [self.known[name] for name in sorted(wanted & self.known.keys())]

    def dated(self, names: Iterable[str]) -> list[Act]:
        """Return the same acts with the days that others lend them."""
        acts = self.acts(names)
        changes = self._changes({one.article for one in acts})
        return [changes[one.article].lend_to(one) for one in acts]

    def told_by(self, documents: Collection[str]) -> dict[str, list[Act]]:
        """Return all acts of documents, with the days that others lend them."""
        found: dict[str, list[Act]] = {}
        for name in documents:
            events = self.events(name, documents)
            if any(told.id not in self.known for told in events):
                self.made(events)
            found[name] = self.dated(told.id for told in events)
        return found

    def shelved(self, documents: Collection[str]) -> dict[str, Dossier]:
        """Return the dossiers of documents that tell something."""
        for told in self._kept.dossiers(set(documents) - self._dossiers.keys()):
            self.shelve(loaded(told))
        return {name: self._dossiers[name] for name in documents if name in self._dossiers}

    def shelve(self, dossier: Dossier) -> None:
        """Take a dossier for what is kept of its document from now on."""
        self._dossiers[dossier.document] = dossier
        self._amended[dossier.document] = dossier.amended

    def _changes(self, documents: Collection[str]) -> Mapping[str, Amended]:
        """Return what is changed of the acts of documents that tell something."""
        for told in map(amended, self._kept.dossiers(set(documents) - self._amended.keys())):
            self._amended[told.document] = told
        return self._amended

    def _standing(self, names: Collection[str]) -> Iterator[ShownEvent]:
        standing = self._lines.standing(names)
        self.links.update(standing.judgements.links)
        return standing.events()
