"""What changes in the proposals of a log when a few of its documents do: the rest stays as it was matched before.

A document's acts go out as they were and come in as they are: by a new reading, a copy, a revision, a judgement. What
they are filed under tells who may have met them or may meet them now; these alone look again. What is kept is always
what matching the whole log would give (timeline.views.links.proposals.propose).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from timeline.views.current_lines import Standing
from timeline.views.judgements import Pair
from timeline.views.links.acts_read import ReadActs
from timeline.views.links.answer_rules import answers
from timeline.views.links.article_words import Rarity
from timeline.views.links.blocks import FIRST, REACH
from timeline.views.links.comparable_acts import Act
from timeline.views.links.dossiers import (
    AnswerSearch,
    Dossier,
    Look,
    asked,
    asks_behind,
    dated,
    dossier_of,
    key_of,
    lent_days,
    loaded,
    may_be_met,
    may_have_asked_first,
    may_have_asked_in,
    may_have_met,
    met_rows,
    of_like,
    on_shelves,
    saved,
)
from timeline.views.links.matches_kept import DocumentPair, Kept, Lines
from timeline.views.links.proposal import Proposal
from timeline.views.links.proposals import as_judged, chosen, matches
from timeline.views.links.same_acts import implied, met_by, same_acts
from timeline.views.links.saved_proposals import KeptProposal, as_it_was, as_kept, packed
from timeline.views.links.shared_works import RARE, STORY, Works
from timeline.views.links.within_article import in_one_breath
from timeline.views.links.word_counts import WordCounts, counted
from timeline.views.narrow_rows import ArticleReading, instant

SAME, BREATH, WORK, ANSWER = "same", "breath", "work", "answer"
_AT_FIRST, _MORE = 8, 4  # of what lies in the days of a plan so many are read at first, and so many times more then


def match_whole(kept: Kept, standing: Standing) -> tuple[int, str]:
    """Match a log as a whole and keep it; return how many documents tell something, and the last that is counted."""
    whole = matches(standing)
    kept.wipe()
    having, among = whole.counts.having, whole.counts.among
    kept.count((word, number, among[word]) for word, number in having.items())
    acts, dated_acts = _by_article(whole.acts), _by_article(whole.dated)
    dossiers = [
        dated(dossier_of(events, acts.get(name, ()), whole.words[name]), dated_acts.get(name, ()))
        for name, events in whole.articles.items()
    ]
    kept.shelve((dossier.document, saved(dossier)) for dossier in dossiers)
    kept.file(row for dossier in dossiers for row in on_shelves(dossier))
    kept.post(row for dossier in dossiers for row in postings(dossier, having))
    kept.meet((one.id, other.id, one.article, other.article, score) for score, one, other in whole.met)
    for rule, found in ((SAME, whole.same), (BREATH, whole.breath), (WORK, whole.works), (ANSWER, whole.answers)):
        kept.draw(drawn(rule, found))
    for one, found in chosen(whole.every(), standing.judgements.links).items():
        kept.propose(one, [(each.later.id, packed(as_kept(each))) for each in found])
    first = standing.first_told()
    return len(first), came(first[counted(len(first)) - 1]) if first else ""


def came(reading: ArticleReading) -> str:
    """Return when a document came into the log, as a text that sorts documents as they came."""
    return f"{instant(reading.recorded)} {reading.article}"


def match_anew(kept: Kept, lines: Lines, changed: Collection[str]) -> None:
    """Match again what changed with some documents."""
    _Rematch(kept, lines, frozenset(changed)).run()


class _Rematch:
    """One change, from the acts that go and come to the proposals of all events that it touches."""

    def __init__(self, kept: Kept, lines: Lines, changed: frozenset[str]) -> None:
        self._kept = kept
        self._changed = changed
        self._read = ReadActs(kept, lines)
        self._old = [loaded(told) for told in kept.dossiers(changed)]
        self._new: dict[str, Dossier] = {}
        self._moved: list[tuple[Dossier, Dossier]] = []  # of other documents, where days are lent otherwise
        self._touched: set[str] = set()  # earlier events whose proposals may be others now

    def run(self) -> None:
        """Work it all out and keep it."""
        for name in sorted(self._changed):
            if events := self._read.events(name, self._changed):
                self._new[name] = dossier_of(events, self._read.made(events))
                self._read.shelve(self._new[name])
        self._touched |= self._kept.undraw_documents(self._changed)
        pairs = self._meet()
        self._same(pairs)
        self._lend(pairs)
        self._answer()
        self._breathe(pairs)
        self._work()
        self._choose()

    def _meet(self) -> set[DocumentPair]:
        """Let what changed meet its like; return the pairs of documents of which other events may be one act now."""
        gone = [row for dossier in self._old for row in dossier.met]
        come = [row for dossier in self._new.values() for row in dossier.met]
        askers = self._filed(look for row in gone for look in may_have_met(row))
        self._kept.unfile(map(of_like, gone))
        self._kept.file(map(of_like, come))
        askers |= self._filed(look for row in come for look in may_have_met(row))
        askers = (askers - {row[3] for row in gone}) | {row[3] for row in come}
        pairs = {_in_order(*pair) for pair in self._kept.unmeet(askers, self._changed)}
        rows = met_rows(self._read.acts(askers))
        others = self._filed(look for row in rows for look in may_be_met(row))
        found = [
            (one.id, other.id, one.article, other.article, score)
            for score, one, other in met_by(askers, self._read.acts(askers | others))
        ]
        self._kept.meet(found)
        return pairs.union(_in_order(here, there) for _, _, here, there, _ in found)

    def _filed(self, looks: Iterable[Look]) -> set[str]:
        return {name for look in sorted(set(looks)) for name in self._kept.filed(*look)}

    def _same(self, pairs: set[DocumentPair]) -> None:
        """Say of pairs of documents which of their events may be one act; linked ones are added to the pairs."""
        pairs |= self._linked()
        documents = {name for pair in pairs for name in pair}
        before = [row for row in self._kept.drawn_by(SAME, documents) if _in_order(*row[:2]) in pairs]
        met = {pair: self._kept.met_between(*pair) for pair in sorted(pairs)}
        ends = {name for rows in met.values() for one, other, _ in rows for name in (one, other)}
        self._read.acts(ends.union(*(as_it_was(told).pair[:2] for _, _, told in before)))
        self._touched |= self._kept.undraw_between(SAME, pairs)
        for pair, rows in met.items():
            known = self._read.known
            scored = [(score, known[one], known[other]) for one, other, score in rows]
            here = {act.id: act.told for act in known.values() if act.article in pair}
            linked = {ends: link for ends, link in self._read.links.items() if self._documents(ends) == pair}
            self._keep(SAME, as_judged(same_acts(scored), linked, here))

    def _linked(self) -> set[DocumentPair]:
        """Return the pairs of documents, a changed one in each, whose events people called one act, or not."""
        links = [ends for ends in self._read.links if ends[2] in ("same_act", "")]
        self._read.acts(name for ends in links for name in ends[:2])
        found = {self._documents(ends) for ends in links}
        return {pair for pair in found if pair is not None and not self._changed.isdisjoint(pair)}

    def _documents(self, ends: Pair) -> DocumentPair | None:
        one, other = (self._read.known.get(name) for name in ends[:2])
        return None if one is None or other is None else _in_order(one.article, other.article)

    def _lend(self, pairs: Iterable[DocumentPair]) -> None:
        """Date anew what other tellings may date; what answers is filed by the days lent."""
        touched = {name for pair in pairs for name in pair} - self._changed | self._new.keys()
        shelved = self._read.shelved(touched)
        loose = {name for name, before in shelved.items() if before.loose}
        same: dict[str, list[Proposal]] = defaultdict(list)
        for proposal in self._drawn(SAME, loose):
            for name in {proposal.earlier.row.article, proposal.later.row.article}:
                same[name].append(proposal)
        redone = loose | self._new.keys()
        for name in sorted(redone):
            before = shelved[name]
            after = dated(before, implied(same[name], self._read.made(self._read.events(name, redone))))
            if name in self._new:
                self._new[name] = after
            elif after.lent != before.lent:
                self._moved.append((before, after))
            self._read.shelve(after)

    def _answer(self) -> None:
        """Let those look again for answers who looked where something came or went."""
        gone = [*self._old, *(before for before, _ in self._moved)]
        come = [*self._new.values(), *(after for _, after in self._moved)]
        askers = self._askers(gone)
        plans_before = self._plans(gone)
        self._kept.unfile(row for dossier in gone for row in (*dossier.found, *dossier.asking))
        self._kept.file(row for dossier in come for row in (*dossier.found, *dossier.asking))
        askers |= self._askers(come)
        askers |= self._disturbed(plans_before, self._plans(come))
        self._kept.unshelve(self._changed)
        self._kept.shelve((dossier.document, saved(dossier)) for dossier in come)
        askers -= {row[3] for dossier in gone for row in dossier.asking}
        askers |= {row[3] for dossier in come for row in dossier.asking}
        self._touched |= self._kept.undraw_of(ANSWER, askers)
        others: set[str] = set()
        few: list[tuple[Act, AnswerSearch]] = []
        for one in self._read.dated(askers):
            for look in asked(one):
                if look.last is None:
                    others.update(self._kept.next_filed(look.key, look.first, REACH))
                elif look.few:
                    few.append((one, look))
                else:
                    others.update(self._kept.filed(look.key, look.first, look.last))
        others |= self._first_of(few)
        self._keep(ANSWER, answers(self._read.dated(askers | others), frozenset(askers)))

    def _askers(self, dossiers: Iterable[Dossier]) -> set[str]:
        """Return who finds some of what is filed of dossiers."""
        found: set[str] = set()
        for dossier in dossiers:
            for key, day, last, name in dossier.found:
                since = self._kept.day_before(key, day, name, REACH)
                found.update(self._kept.filed(asks_behind(key), since, day - 1))
                found |= self._filed(may_have_asked_in((key, day, last, name)))
        return found

    def _plans(self, dossiers: Iterable[Dossier]) -> dict[str, set[str]]:
        """Return the plans in whose days some of what is filed of dossiers lies, each with that."""
        found: dict[str, set[str]] = defaultdict(set)
        for dossier in dossiers:
            for row in dossier.found:
                for plan in self._filed(may_have_asked_first(row)):
                    found[plan].add(row[3])
        return found

    def _disturbed(self, gone: Mapping[str, set[str]], come: Mapping[str, set[str]]) -> set[str]:
        """Return the plans of whose first answers one went, or of which another is one now.

        What was drawn for a plan tells where its last answer stands; what came behind that changes nothing.
        """
        drawn: dict[str, list[KeptProposal]] = defaultdict(list)
        for told in map(as_it_was, self._kept.drawn_of(gone.keys() | come.keys())):
            if told.relation != "same_act":
                drawn[told.earlier].append(told)
        found: set[str] = set()
        for plan in gone.keys() | come.keys():
            first = drawn[plan]
            left = plan in self._touched or any(told.later in gone.get(plan, ()) for told in first)
            full = len(first) >= FIRST
            behind = max((told.place for told in first), default=None)
            new = [self._read.known[name].told.key() for name in come.get(plan, ())]
            if left or (new and not full) or (behind is not None and any(place < behind for place in new)):
                found.add(plan)
        return found

    def _first_of(self, looks: Iterable[tuple[Act, AnswerSearch]]) -> set[str]:
        """Return the first of what acts find in their days, as many as `Block.first_within` may ask for."""
        found: set[str] = set()
        todo, most = list(looks), _AT_FIRST
        for _, look in todo:
            found.update(self._kept.filed(lent_days(look.key), look.first, look.last or 0))
        while todo:
            filed = {look: self._kept.next_filed(look.key, look.first - 1, most) for _, look in todo}
            found = found.union(*filed.values())
            acts = {act.id: act for act in self._read.dated(found)}
            todo = [
                (one, look)
                for one, look in todo
                if len(filed[look]) == most and not _are_enough(one, look, [acts[name] for name in filed[look]])
            ]
            most *= _MORE
        return found

    def _breathe(self, pairs: set[DocumentPair]) -> None:
        """Read again what is said in one breath with what may be the same act."""
        moved = {after.document for _, after in self._moved}
        pairs = pairs | {_in_order(here, there) for here, there, _ in self._kept.drawn_by(SAME, moved)}
        self._touched |= self._kept.undraw_between(BREATH, pairs)
        same: dict[DocumentPair, list[Proposal]] = defaultdict(list)
        for proposal in self._drawn(SAME, {name for pair in pairs for name in pair}):
            same[_in_order(proposal.earlier.row.article, proposal.later.row.article)].append(proposal)
        recalled = [pair for pair in sorted(pairs) if any(each.earlier.type == "statement" for each in same[pair])]
        told = self._read.told_by({name for pair in recalled for name in pair})
        for pair in recalled:
            self._keep(BREATH, in_one_breath([act for name in sorted(set(pair)) for act in told[name]], same[pair]))

    def _work(self) -> None:
        """Compare again the articles that share rare words with what changed."""
        words = {word for dossier in (*self._old, *self._new.values()) for word in dossier.told}
        counts = self._counts(words)
        rare = sorted(word for word in words if counts.having.get(word, 0) <= RARE)
        before = self._posted(rare)
        self._kept.unpost(row for dossier in self._old for row in postings(dossier, counts.having))
        self._kept.post(row for dossier in self._new.values() for row in postings(dossier, counts.having))
        after = self._posted(rare)
        pairs = {_in_order(name, other) for name in self._new for other in self._beside(name, after)}
        flipped: set[DocumentPair] = set()
        for word in rare:
            if (word in before) != (word in after):
                flipped.update(combinations(sorted(before[word] if word in before else after[word]), 2))
        flipped = {pair for pair in flipped if self._changed.isdisjoint(pair)}
        self._touched |= self._kept.undraw_between(WORK, flipped)
        shelved = self._read.shelved({name for pair in pairs | flipped for name in pair})
        pairs |= self._still_rare(flipped, shelved)
        pairs = {pair for pair in pairs if all(shelved[name].works for name in pair)}
        rarity = Rarity(self._counts(word for here, _ in pairs for word in shelved[here].told))
        told = [
            (here, there)
            for here, there in sorted(pairs)
            if here == there or rarity.shared(shelved[here].words, shelved[there].words) >= STORY
        ]
        names = {name for pair in told for name in pair}
        rarity = Rarity(self._counts(word for name in names for word in shelved[name].told))
        articles = {name: self._read.events(name, names) for name in sorted(names)}
        works = Works(articles, {name: shelved[name].words for name in names}, rarity)
        self._keep(WORK, works.outcomes(told, self._read.known))

    def _beside(self, name: str, posted: Mapping[str, Collection[str]]) -> Iterator[str]:
        """Yield the articles that share a rare word with one that changed, and itself."""
        yield name
        for word in self._new[name].told:
            yield from posted.get(word, ())

    def _still_rare(self, pairs: Iterable[DocumentPair], shelved: Mapping[str, Dossier]) -> set[DocumentPair]:
        """Return the pairs of articles that share a rare word."""
        shared = {pair: shelved[pair[0]].told.keys() & shelved[pair[1]].told.keys() for pair in pairs}
        words = {word for found in shared.values() for word in found}
        counts = self._counts(words)
        rare = self._posted(word for word in words if counts.having.get(word, 0) <= RARE)
        return {pair for pair, found in shared.items() if not found.isdisjoint(rare)}

    def _posted(self, words: Iterable[str]) -> dict[str, list[str]]:
        """Return the articles that have a word, of words that few have."""
        found = {word: self._kept.posted(key_of("word", word), RARE + 1) for word in words}
        return {word: names for word, names in found.items() if len(names) <= RARE}

    def _counts(self, words: Iterable[str]) -> WordCounts:
        rows = self._kept.counted(set(words))
        return WordCounts({word: number for word, number, _ in rows}, {word: among for word, _, among in rows})

    def _choose(self) -> None:
        """Choose anew among what is proposed of all events that were touched."""
        self._read.acts(self._touched)
        proposals = map(as_it_was, self._kept.drawn_of(self._touched))
        found = chosen(proposals, self._read.links)
        for name in sorted(self._touched):
            self._kept.propose(name, [(each.later, packed(each)) for each in found.get(name, ())])

    def _keep(self, rule: str, proposals: Iterable[Proposal]) -> None:
        rows = list(drawn(rule, proposals))
        self._touched.update(row[1] for row in rows)
        self._kept.draw(rows)

    def _drawn(self, rule: str, documents: Collection[str]) -> list[Proposal]:
        """Return what a rule drew of documents."""
        kept = [as_it_was(told) for _, _, told in self._kept.drawn_by(rule, documents)]
        self._read.acts({name for each in kept for name in each.pair[:2]})
        told = {name: act.told for name, act in self._read.known.items()}
        return [
            Proposal(told[each.earlier], told[each.later], each.relation, each.score, each.reasons, each.order)
            for each in kept
        ]


def _are_enough(one: Act, look: AnswerSearch, found: Sequence[Act]) -> bool:
    """Whether the first that lie where an act looks are all that it may ask for: few of other articles, and their day.

    So they are where they go on behind the days that it looks in.
    """
    days = [act.since.toordinal() for act in found if act.since is not None]
    sure = [
        act
        for act, day in zip(found, days, strict=True)
        if day < days[-1] and act.implied_by is None and act.article != one.article
    ]
    return len(sure) >= FIRST or (look.last is not None and days[-1] > look.last)


def postings(dossier: Dossier, having: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Yield under which words an article is found: those that are rare."""
    for word in dossier.told:
        if having.get(word, 0) <= RARE:
            yield key_of("word", word), dossier.document


def drawn(rule: str, proposals: Iterable[Proposal]) -> Iterator[tuple[str, str, str, str, str, bytes]]:
    """Yield what is kept of the proposals of a rule."""
    for each in proposals:
        one, other = each.earlier, each.later
        yield rule, one.id, other.id, one.row.article, other.row.article, packed(as_kept(each))


def _in_order(here: str, there: str) -> DocumentPair:
    return (here, there) if here <= there else (there, here)


def _by_article(acts: Iterable[Act]) -> dict[str, list[Act]]:
    found: dict[str, list[Act]] = defaultdict(list)
    for one in acts:
        found[one.article].append(one)
    return found
