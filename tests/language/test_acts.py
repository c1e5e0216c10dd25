import pytest

from tests.language.readings import article
from tests.steps import assert_linear
from timeline.language.acts import act_patterns as acts
from timeline.language.acts import occasions
from timeline.language.acts.occasion_deeds import are_told
from timeline.language.reading import clauses_of

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


@pytest.mark.no_cover
@pytest.mark.parametrize("prefix", PREFIXES)
def test_time_grows_with_the_text_and_no_faster(prefix):
    def work(size):
        staged, clauses = clauses_of(article((prefix * 2_000)[:size]))
        return lambda: list(occasions.find_occasions(staged, clauses))

    assert_linear(work, 2_000)


@pytest.mark.parametrize("language", ["en", "ru", "de", "fr"])
@pytest.mark.parametrize("act", ["meeting", "visit", "agreement"])
def test_every_language_tells_of_every_act(language, act):
    assert are_told(f"{act}s".replace("agreement", "paper"), language)


def test_a_text_without_an_appointment_holds_no_rule_of_one():
    assert acts.held("en", "appointment", "") == []
    assert acts.held("es", "appointment", "fue nombrada alcaldesa") == ()


def test_a_text_that_names_no_form_has_none():
    assert not list(acts.forms_in("in silence", "en", "meeting", "forms"))
