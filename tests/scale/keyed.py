"""The steps of `timeline.scale` put together as an engine does, without one."""

from collections import Counter, defaultdict

from msgspec.structs import replace

from timeline.scale.articles_told import match_material
from timeline.scale.hot_keys import MOST, lies_in, stretches, waits_in
from timeline.scale.keyed_answers import answers_to, found_on_shelf, key_by_key, shelved
from timeline.scale.keyed_proposals import (
    of_one_word,
    offered,
    rare_words,
    tell_one_story,
    works_alone,
    works_in_pair,
)
from timeline.scale.keyed_same_acts import (
    Recall,
    after_recalls,
    followed,
    lent_days,
    may_be_one,
    recalls,
    same_in_pair,
    waiting,
    word_by_word,
)
from timeline.scale.line_homes import EVERYWHERE
from timeline.scale.shipped_acts import (
    as_bytes,
    event_of,
    loan_of,
    shipped_act,
    shipped_loan,
    shipped_words,
    shipped_works,
    works_of,
)
from timeline.views.links.article_words import Rarity
from timeline.views.links.saved_proposals import as_kept
from timeline.views.links.word_counts import counted, word_counts


def by(rows, key):
    """Rows by their key."""
    found = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def by_first(pairs):
    """What goes to a key, by the key."""
    return {key: [told for _, told in found] for key, found in by(pairs, lambda pair: pair[0]).items()}


def proposed(dossiers, most=MOST):
    """What is offered, by the earlier event, from the dossiers of a log; and how often what was proposed at all.

    A shelf of more than `most` acts is sent key by key, and a key of more is cut by days.
    """
    dossiers = list(dossiers)
    everywhere = [line for one in dossiers if one.key == EVERYWHERE for line in one.lines]
    material = [match_material(one, everywhere) for one in dossiers]
    articles = [article for each in material for article in each.articles]
    judged = [pair for each in material for pair in each.judged]
    sent = {
        one.id: as_bytes(shipped_act(one, followed=one.id in followed(made.acts)))
        for made in articles
        for one in made.acts
    }
    same = same_acts(articles, sent, judged, most)
    loans = defaultdict(list)
    for one in same:
        ends = event_of(sent[one.earlier.id]), event_of(sent[one.later.id])
        for document in {end.article for end in ends if end.loose}:
            loans[document].append(loan_of(as_bytes(shipped_loan(one))))
    loose = {
        made.document: lent_days([event_of(sent[one.id]).act() for one in made.acts if one.loose], loans[made.document])
        for made in articles
    }
    lent = {one.id: as_bytes(shipped_act(one)) for acts in loose.values() for one in acts}
    dated = {**sent, **lent}
    proposals = [
        *same,
        *breaths(articles, same, sent, dated, loans),
        *answers([(event_of(told).act(), told) for told in dated.values()], most),
        *works(articles, sent, *rarity_of(material)),
    ]
    return choice(proposals, judged), Counter(each.relation for each in proposals)


def meeting(rows, most):
    """What may be one act of those that wait on one shelf, of which each key of too many is cut."""
    if len(rows) <= most:
        return list(may_be_one(rows))
    words = by_first(pair for row in rows for pair in word_by_word(b"shelf", row))
    return [pair for waits in words.values() for pair in cut_by_days(waits, most, may_be_one)]


def cut_by_days(rows, most, met):
    """What meets of the acts that wait under one key."""
    if len(rows) <= most:
        return list(met(rows))
    cut = stretches(Counter(row.first for row in rows if row.first is not None).items(), most)
    told = by(((at, own, row) for row in rows for at, own in waits_in(row, cut)), lambda told: told[0])
    return [
        pair
        for parts in told.values()
        for pair in met([row for _, _, row in parts], {row.id for _, own, row in parts if not own})
    ]


def finding(rows, most):
    """What is found on one shelf by the acts that look there."""
    if len(rows) <= most:
        return list(found_on_shelf(rows))
    keys = by_first(pair for row in rows for pair in key_by_key(b"shelf", row))
    return [found for filed in keys.values() for found in found_in_stretches(filed, most)]


def found_in_stretches(rows, most):
    """What is found under one key, each row of which is filed once."""
    if len(rows) <= most:
        return list(found_on_shelf(rows))
    parts = in_stretches([(row.filed[0], row) for row in rows], most)
    return [found for at, told in parts.items() for found in found_on_shelf(told, at)]


def in_stretches(rows, most):
    """What goes to each stretch of a key, given with where it is filed."""
    cut = stretches(Counter(one.first for one, _ in rows if one.look is None).items(), most)
    return by_first((at, row) for one, row in rows for at in lies_in(one, cut))


def same_acts(articles, sent, judged, most):
    shelves = by_first(row for made in articles for one in made.acts for row in waiting(one, sent[one.id]))
    pairs = defaultdict(lambda: ([], []))
    for one, other in sorted({pair for found in shelves.values() for pair in meeting(found, most)}):
        ends = event_of(one), event_of(other)
        pairs[documents(*ends)][0].append(ends)
    for pair in judged:
        if pair.earlier in sent and pair.later in sent:
            ends = event_of(sent[pair.earlier]), event_of(sent[pair.later])
            pairs[documents(*ends)][1].append((pair, *ends))
    return [one for found in pairs.values() for one in same_in_pair(*found)]


def breaths(articles, same, sent, dated, loans):
    found = []
    for one in same:
        for recalled, recalling in recalls(event_of(sent[one.earlier.id]), event_of(sent[one.later.id])):
            recall = Recall(shipped_loan(one), recalled.id, as_bytes(recalled), recalling.article)
            found.append(replace(recall, event=dated[recalled.id]) if recalled.loose else recall)
    asked = by(found, lambda recall: recall.document)
    for made in articles:
        acts = [event_of(sent[one.id]).act() for one in made.acts]
        yield from after_recalls(lent_days(acts, loans[made.document]), asked[made.document])


def answers(acts, most):
    shelves = by_first(row for one, event in acts for row in shelved(one, event))
    asked = by_first(found for rows in shelves.values() for found in finding(rows, most))
    for found in asked.values():
        yield from answers_to(found)


def works(articles, sent, rarity, having):
    words = {made.document: shipped_words(made.words, working=bool(made.working)) for made in articles}
    told = {
        made.document: works_of(as_bytes(shipped_works(words[made.document], made.working, sent)))
        for made in articles
        if made.working
    }
    rare = by_first((word, one) for one in words.values() for word in rare_words(one, having))
    stories = {pair for found in rare.values() for pair in of_one_word((one.document, one.working) for one in found)}
    for one, other in sorted(stories):
        if tell_one_story(words[one].words, words[other].words, rarity):
            yield from works_in_pair(told[one], told[other], rarity)
    for made in told.values():
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
    return tuple(sorted((one.article, other.article)))


def rarity_of(material):
    first = sorted((one for each in material for one in each.first), key=lambda one: one.came)
    told = [one for one in first[: counted(len(first))] if one.words is not None]
    counts = word_counts((one.language, one.words) for one in told)
    return Rarity(counts), counts.having
