from time import process_time

import pytest

from tests.language.readings import article
from timeline.intake.language import acts, occasions
from timeline.intake.reading import stage

PREFIXES = [
    "he met with ",
    "he met Governor Ann Lee, ",
    "signed an agreement and ",
    "an agreement between A and B and ",
    "at the meeting of the ",
    "will sign a treaty ",
    "visited the plant and ",
    "the sides agreed to ",
    "On 3 May he met Ann Lee. ",
]


def spent(text):
    staged = stage(article(text))
    times = []
    for _ in range(2):
        begun = process_time()
        list(occasions.find(staged))
        times.append(process_time() - begun)
    return min(times)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_time_grows_with_the_text_and_no_faster(prefix):
    short = spent((prefix * 2000)[:5_000])
    long = spent((prefix * 20_000)[:50_000])
    assert long <= 15 * max(short, 0.004)


@pytest.mark.parametrize("language", ["en", "ru", "de"])
@pytest.mark.parametrize("act", ["meeting", "visit", "agreement"])
def test_every_language_tells_of_every_act(language, act):
    assert acts.patterns(language, act)
    assert acts.held(language, act, "")[0] == []


def test_a_language_without_patterns_of_an_act_has_none():
    assert acts.patterns("en", "wedding") == ()
    assert acts.held("en", "wedding", "They wed.") == ([], frozenset())
    assert acts.first_matching(acts.compiled("en", "meeting", "forms"), ["in silence"]) is None
