import pytest

from tests.language.readings import found
from timeline.language.time.deadlines import deadline_doubt


@pytest.mark.parametrize(
    ("deadline", "made", "doubted"),
    [
        ("2020", "2021-09-15", True),
        ("2021-09-14", "2021-09-15", True),
        ("2021", "2021-09-15", False),
        ("2022-05", "2021-09-15", False),
        ("2021-09-15", "2021-09-15", False),
        (None, "2021-09-15", False),
        ("2020", None, False),
        ("2020", "../2021-09-15", False),
        ("XXXX-05-01", "2021-09-15", False),
        ("soon", "2021-09-15", False),
    ],
)
def test_a_deadline_before_its_pledge_is_a_doubt(deadline, made, doubted):
    assert (deadline_doubt(deadline, made) is not None) == doubted


@pytest.mark.parametrize(
    ("text", "language", "deadline"),
    [
        ("Minister Ann Lee promised to build the bridge in March.", "en", "2022-03"),
        ("Minister Ann Lee promised to build the bridge by March.", "en", "2022-03"),
        ("Minister Ann Lee promised to build the bridge on 3 November.", "en", "2021-11-03"),
        ("Minister Ann Lee promised to build the bridge not before 2028.", "en", None),
        ("Minister Ann Lee promised to build the bridge from May 2028.", "en", "2028-05"),
        ("Minister Ann Lee promised not to raise fares before 2028.", "en", "2028"),
        ("Министр пообещал построить мост в марте.", "ru", "2022-03"),
        ("Министр пообещал построить мост в течение месяца.", "ru", "2021-10"),
        ("Министр пообещал построить мост в течение двух недель.", "ru", "2021-09-29"),
        ("Министр пообещал построить мост не раньше 2028 года.", "ru", None),
    ],
)
def test_a_month_gone_is_the_next_and_the_earliest_time_is_no_deadline(text, language, deadline):
    assert [one.data.deadline for one in found("pledge", text, language=language)] == [deadline]
