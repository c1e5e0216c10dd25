"""Events of one article by their sentences: what comparing each with each gives, in time proportional to them."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from tests.steps import steps
from timeline.faces.wording.told_sentences import by_sentence

PLACES = st.tuples(st.integers(0, 12), st.integers(0, 8)).map(lambda told: (told[0], told[0] + told[1]))
TYPES = st.sampled_from(["pledge", "figure", "statement", "statement"])
MOST_TIMES = 5  # of four times as many events


def event(at, kind, span):
    return SimpleNamespace(id=f"{at:04}", type=kind, span=span)


def shared(one, other):
    return min(one.span[1], other.span[1]) - max(one.span[0], other.span[0])


def length(told):
    return told.span[1] - told.span[0]


def is_one(one, other):
    shorter = min(length(one), length(other))
    return shorter > 0 and shared(one, other) >= shorter / 2


def by_comparing_each(events):
    """Return the ids of each sentence, those of the words spoken in it apart."""
    groups = []
    ordered = sorted(events, key=lambda told: (*told.span, told.id))
    for told in (told for told in ordered if told.type != "statement"):
        if groups and any(is_one(told, other) for other in groups[-1][0]):
            groups[-1][0].append(told)
        else:
            groups.append(([told], []))
    for told in (told for told in ordered if told.type == "statement"):
        for group, words in groups:
            if any(shared(told, other) > length(told) / 2 for other in group):
                words.append(told)
                break
        else:
            groups.append(([told], []))
    return sorted(tuple(sorted(told.id for told in part) for part in group) for group in groups)


@given(st.lists(st.tuples(TYPES, PLACES), max_size=14))
def test_sentences_are_those_that_comparing_each_with_each_finds(told):
    events = [event(at, kind, span) for at, (kind, span) in enumerate(told)]
    found = [
        (sorted(one.id for one in (sentence.lead, *sentence.others)), sorted(one.id for one in sentence.words))
        for sentence in by_sentence(events)
    ]
    assert sorted(found) == by_comparing_each(events)


def crowded(size):
    """Return events of many sentences, each with a promise and somebody's words, and of one with many figures."""
    line = [event(at, "figure", (10 * size, 10 * size + 5 + at)) for at in range(size)]
    pairs = [
        (event(at, "pledge", (10 * at, 10 * at + 4)), event(at, "statement", (10 * at, 10 * at + 9)))
        for at in range(size)
    ]
    return [*line, *(told for pair in pairs for told in pair)]


def test_an_article_of_many_events_costs_what_its_length_says():
    few, many = (crowded(size) for size in (100, 400))
    assert steps(lambda: list(by_sentence(many))) < MOST_TIMES * steps(lambda: list(by_sentence(few)))
