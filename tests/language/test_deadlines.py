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
        ("Министр пообещал построить мост в течение месяца.", "ru", "2021-10-15"),
        ("Министр пообещал построить мост весной.", "ru", "2022-21"),
        ("Minister Ann Lee promised to build the bridge within two months.", "en", "2021-11"),
        ("Minister Ann Lee promised to build the bridge in the next two months.", "en", "2021-11"),
        ("Министр пообещал построить мост в течение двух недель.", "ru", "2021-09-29"),
        ("Министр пообещал построить мост не раньше 2028 года.", "ru", None),
    ],
)
def test_a_month_gone_is_the_next_and_the_earliest_time_is_no_deadline(text, language, deadline):
    assert [one.data.deadline for one in found("pledge", text, language=language)] == [deadline]


@pytest.mark.parametrize(
    ("text", "made", "deadline"),
    [
        ("In the 2015 campaign, Mayor Ann Lee promised to mend all roads within five years.", "2015", "2020"),
        ("When it fell in May 2015, the council aimed to finish the work within 12 months.", "2015-05", "2016-05"),
        ("Two years ago the council promised to mend the road within six months.", "2019", None),
        ("Two years ago the council promised to mend the road within 24 months.", "2019", "2021"),
        ("In May the council met, and Mayor Ann Lee will mend it within a month.", "2021-09-15", "2021-10-15"),
    ],
)
def test_a_length_of_time_counts_from_the_day_the_promise_was_made(text, made, deadline):
    (pledge,) = found("pledge", text)
    assert (pledge.date, pledge.data.deadline) == (made, deadline)
