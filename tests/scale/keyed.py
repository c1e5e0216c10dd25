"""The steps of `timeline.scale.keyed_proposals` put together as an engine does, without one."""

from collections import Counter, defaultdict

from timeline.scale.articles_told import match_material
from timeline.scale.hot_keys import MOST, lies_in, stretches, waits_in
from timeline.scale.keyed_proposals import (
    answering_under_key,
    answers_to,
    filing,
    is_working,
    met_under_key,
    of_one_word,
    offered,
    rare_words,
    same_in_pair,
    tell_one_story,
    waiting,
    works_alone,
    works_in_pair,
)
from timeline.scale.line_homes import EVERYWHERE
from timeline.scale.shipped_acts import ShippedLoan, article_of, as_bytes, dated_acts, event_of, loan_of, with_days
from timeline.views.links.article_words import Rarity
from timeline.views.links.saved_proposals import as_kept
from timeline.views.links.within_article import in_one_breath
from timeline.views.links.word_counts import counted, word_counts


def by(rows, key):
    """Rows by their key."""
    found = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def proposed(dossiers, most=MOST):
    """What is offered, by the earlier event, from the dossiers of a log; and how often what was proposed at all.

    A key of more than `most` acts is cut by days.
    """
    dossiers = list(dossiers)
    everywhere = [line for one in dossiers if one.key == EVERYWHERE for line in one.lines]
    material = [match_material(one, everywhere) for one in dossiers]
    articles = {made.document: article_of(as_bytes(made)) for each in material for made in each.articles}
    events = {event.row.id: event_of(as_bytes(event)) for made in articles.values() for event in made.events}
    judged = [pair for each in material for pair in each.judged]
    same = same_acts(articles, events, judged, most)
    dated = with_days_lent(articles, events, same)
    proposals = [
        *(one for found in same.values() for one in found),
        *breaths(same, dated),
        *answers(articles, dated, most),
        *works(articles, *rarity_of(material)),
    ]
    return choice(proposals, judged), Counter(each.relation for each in proposals)


def meeting(rows, most):
    """What meets of the acts that wait under one key."""
    if len(rows) <= most:
        return list(met_under_key(rows))
    cut = stretches(Counter(row.first for row in rows if row.first is not None).items(), most)
    sent = by(((at, own, row) for row in rows for at, own in waits_in(row, cut)), lambda told: told[0])
    return [
        pair
        for told in sent.values()
        for pair in met_under_key([row for _, _, row in told], {row.id for _, own, row in told if not own})
    ]


def answering(rows, most):
    """What is found under one key by the acts that look there."""
    if len(rows) <= most:
        return list(answering_under_key(rows))
    cut = stretches(Counter(row.first for row in rows if row.look is None).items(), most)
    sent = by(((at, row) for row in rows for at in lies_in(row, cut)), lambda told: told[0])
    return [one for at, told in sent.items() for one in answering_under_key([row for _, row in told], at)]


def same_acts(articles, events, judged, most):
    rows = by((row for made in articles.values() for row in waiting(made.acts())), lambda row: row.key)
    pairs = defaultdict(lambda: ([], []))
    for one, other in sorted({pair for found in rows.values() for pair in meeting(found, most)}):
        pairs[documents(events[one], events[other])][0].append((events[one], events[other]))
    for pair in judged:
        if pair.earlier in events and pair.later in events:
            ends = events[pair.earlier], events[pair.later]
            pairs[documents(*ends)][1].append((pair, *ends))
    return {pair: same_in_pair(*found) for pair, found in pairs.items()}


def with_days_lent(articles, events, same):
    """The acts of each article, with the days that others lend them."""
    loans = defaultdict(list)
    for pair, found in same.items():
        for one in found:
            loan = as_bytes(ShippedLoan(as_kept(one), events[one.earlier.id], events[one.later.id]))
            assert loan_of(loan).proposal().pair == one.pair
            for document in set(pair):
                loans[document].append(loan)
    return {name: dated_acts(made, loans[name]) for name, made in articles.items()}


def breaths(same, dated):
    for pair, found in same.items():
        if any(one.earlier.type == "statement" for one in found):
            yield from in_one_breath([act for name in sorted(set(pair)) for act in dated[name]], found)


def answers(articles, dated, most):
    sent = {event.row.id: event for made in articles.values() for event in made.events}
    acts = {act.id: event_of(as_bytes(with_days(sent[act.id], act))).act() for found in dated.values() for act in found}
    filed = by((row for found in dated.values() for row in filing(found)), lambda row: row.key)
    asked = by((row for found in filed.values() for row in answering(found, most)), lambda row: row.asker)
    for asker, found in asked.items():
        yield from answers_to(acts[asker], [(row, acts[row.other]) for row in found])


def works(articles, rarity, having):
    words = by(((word, made) for made in articles.values() for word in rare_words(made, having)), lambda row: row[0])
    stories = {
        pair for found in words.values() for pair in of_one_word((made.document, is_working(made)) for _, made in found)
    }
    for one, other in sorted(stories):
        if tell_one_story(articles[one].words, articles[other].words, rarity):
            yield from works_in_pair(articles[one], articles[other], rarity)
    for made in articles.values():
        if is_working(made):
            yield from works_alone(made, rarity)


def choice(proposals, judged):
    beside = defaultdict(set)
    for pair in judged:
        beside[pair.earlier].add(pair.later)
        beside[pair.later].add(pair.earlier)
    kept = by(map(as_kept, proposals), lambda one: one.earlier)
    chosen = {earlier: offered(earlier, found, beside[earlier]) for earlier, found in kept.items()}
    return {earlier: found for earlier, found in chosen.items() if found}


def documents(one, other):
    return tuple(sorted((one.row.article, other.row.article)))


def rarity_of(material):
    first = sorted((one for each in material for one in each.first), key=lambda one: one.came)
    told = [one for one in first[: counted(len(first))] if one.words is not None]
    counts = word_counts((one.language, one.words) for one in told)
    return Rarity(counts), counts.having
