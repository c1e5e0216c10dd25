import pytest

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
