"""The own sentences: how much of them must be read at least, and how few look-alikes may be taken for something."""

import pytest

from tests.language.corpus import examples, outcome

RECALL = {
    "en": {"pledge": 0.73, "follow_up": 0.76, "agreement": 0.9, "meeting": 0.85, "visit": 0.8},
    "ru": {"pledge": 0.58, "follow_up": 0.8, "agreement": 0.95, "meeting": 0.9, "visit": 0.9},
    "de": {"pledge": 0.65, "follow_up": 0.75, "agreement": 0.9, "meeting": 0.9, "visit": 0.9},
    "fr": {"pledge": 0.75, "follow_up": 0.75, "agreement": 0.9, "meeting": 0.9, "visit": 0.9},
}
PRECISION = {
    "en": {"pledge": 0.9, "follow_up": 0.9, "agreement": 0.9, "meeting": 0.65, "visit": 0.7},
    "ru": {"pledge": 0.9, "follow_up": 0.85, "agreement": 0.85, "meeting": 0.85, "visit": 0.7},
    "de": {"pledge": 0.85, "follow_up": 0.85, "agreement": 0.9, "meeting": 0.9, "visit": 0.9},
    "fr": {"pledge": 0.85, "follow_up": 0.85, "agreement": 0.9, "meeting": 0.9, "visit": 0.9},
}
FOOLED = {"en": 0.06, "ru": 0.12, "de": 0.12, "fr": 0.12}  # of the look-alikes
LEAST = {"en": 1500, "ru": 600, "de": 120, "fr": 120}
LOOK_ALIKES = 1 / 3


@pytest.fixture(scope="module", params=sorted(RECALL))
def read(request):
    return request.param, [outcome(example, request.param) for example in examples(request.param)]


def test_there_are_enough_sentences_and_a_third_of_them_are_look_alikes(read):
    language, outcomes = read
    assert len(outcomes) >= LEAST[language]
    assert sum(not one.example.told for one in outcomes) >= LOOK_ALIKES * len(outcomes)
    assert len({one.example.text for one in outcomes}) == len(outcomes)


def test_of_each_type_enough_is_found_and_little_is_made_up(read):
    language, outcomes = read
    for kind, floor in RECALL[language].items():
        hits = sum(told.type == kind for one in outcomes for told, _ in one.hits)
        missed = sum(told.type == kind for one in outcomes for told in one.missed)
        extra = sum(event.type == kind for one in outcomes for event in one.extra)
        assert hits >= floor * (hits + missed), kind
        assert hits >= PRECISION[language][kind] * (hits + extra), kind


def test_few_look_alikes_are_taken_for_something(read):
    language, outcomes = read
    nothing = [one for one in outcomes if not one.example.told]
    assert sum(bool(one.extra) for one in nothing) <= FOOLED[language] * len(nothing)
