"""What came of earlier promises, as articles report it."""

import pytest

from tests.language.readings import found
from tests.language.test_pledges import pledges, said


def follow_ups(text):
    return pledges(text, kind="follow_up")


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        (said("We have already built two dairy farms near Orsha."), "done"),
        ("A ferry terminal has been opened in Polotsk.", "done"),
        ("The trolleybus depot opened in Orsha last month.", "done"),
        (said("We have already got down to work there."), "under_way"),
        ("The government is actively working on the implementation of the agreements.", "under_way"),
        ("The construction of the bridge has been suspended.", "delayed"),
        ("The contractor failed to deliver the wagons.", "failed"),
    ],
)
def test_state_follows_the_wording(sentence, state):
    found = follow_ups(sentence)
    assert [finding.data.state for finding in found] == [state]


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 40 agreements have been signed with the regions.",
        "The governor opened the talks with a joke.",
    ],
)
def test_a_count_or_an_opening_word_is_no_follow_up(sentence):
    assert follow_ups(sentence) == []


def test_the_promisers_own_report_is_marked_as_such():
    (found,) = follow_ups(said("We have built a greenhouse complex in Vitebsk Oblast."))
    assert found.data.self_reported
    assert found.data.actor == "Penza Oblast"


def test_work_reported_as_past_lies_on_or_before_the_event_day():
    (found,) = follow_ups(said("We have built a greenhouse complex in Vitebsk Oblast."))
    assert found.date == "../2024-03-04"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Over 40 units have already been shipped.", "../2021-09-15"),
        ("On Monday Governor Ana Ruiz commissioned a $1.3 billion six-lane road in the town.", "2021-09-13"),
        ("Governor Ana Ruiz inaugurated the new hospital.", "2021-09-15"),
        ("The school was opened.", "2021-09-15"),
        ("Earlier the school was opened.", "../2021-09-15"),
        ("The same day a fish farm was opened.", "2021-09-15"),
        ("“The same day a fish farm was opened,” Governor Ana Ruiz said.", "2021-09-15"),
        ("“A fish farm was opened,” Governor Ana Ruiz said.", "../2021-09-15"),
    ],
)
def test_news_of_the_day_is_of_the_day(text, date):
    (finding,) = found("follow_up", text)
    assert finding.date == date


@pytest.mark.parametrize(
    "text",
    [
        "Governor Ana Ruiz opened a session of the council.",
    ],
)
def test_a_plain_count_and_a_session_are_no_deeds(text):
    assert found("follow_up", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The $1.5 billion tunnel project was suspended in 2020.",
        "A pipeline promised in 2022 has been delayed.",
        "The project has stalled.",
    ],
)
def test_what_stalled_or_was_put_off_is_delayed_whatever_it_cost(text):
    (finding,) = found("follow_up", text)
    assert finding.data.state == "delayed"


@pytest.mark.parametrize(
    "text",
    ["A new school for 550 pupils has opened in the town.", "“We have kept our word,” Governor Ana Ruiz said."],
)
def test_a_school_that_has_opened_and_a_word_kept(text):
    (finding,) = found("follow_up", text)
    assert finding.data.state == "done"


@pytest.mark.parametrize("subject", ["A debate on roads", "The exhibition of young painters"])
def test_a_debate_or_exhibition_that_has_opened_is_no_deed(subject):
    assert found("follow_up", f"{subject} has opened in the town.") == []


@pytest.mark.parametrize(
    ("text", "language", "done", "of", "state"),
    [
        ("Three of the five clinics have been repaired.", "en", 3, 5, "under_way"),
        ("Twelve of the sixteen crossings have been fitted with barriers.", "en", 12, 16, "under_way"),
        ("To date, 430 kilometres of the planned 700 have been resurfaced.", "en", 430, 700, "under_way"),
        (
            "The firm has spent $3.1bn of the $5bn it set aside for the mill.",
            "en",
            3_100_000_000,
            5_000_000_000,
            "under_way",
        ),
        ("So far 25 million of the 40 million euros have been paid out.", "en", 25_000_000, 40_000_000, "under_way"),
        ("The company has fitted 120 meters so far, against a target of 300.", "en", 120, 300, "under_way"),
        ("We have connected 410 out of 600 homes.", "en", 410, 600, "under_way"),
        ("Отремонтированы 3 из 12 школ.", "ru", 3, 12, "under_way"),
        ("Построены пять из девяти мостов.", "ru", 5, 9, "under_way"),
    ],
)
def test_so_many_of_so_many_are_done(text, language, done, of, state):
    (event,) = found("follow_up", text, language=language)
    assert event.data.share is not None
    assert (event.data.share.done, event.data.share.of, event.data.state) == (done, of, state)


GOING_ON = "The company is laying 40 pipes. The roads office looked on."


def test_what_goes_on_is_a_report_where_the_article_tells_that_it_was_promised():
    more = {"title": "News of the day", "published": "2024-03-04"}
    promised = "In May the company pledged to lay 40 pipes by June."
    assert not found("follow_up", f"It rained. It was cold.\n\n{GOING_ON}", **more)
    assert found("follow_up", f"It rained. It was cold.\n\n{promised} {GOING_ON}", **more)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The merger plan has collapsed.", "cancelled"),
        ("The reservoir lies unfinished.", "failed"),
        ("The line is now due to open in May 2022.", "delayed"),
        ("The contractor has pushed the deadline to June 2022.", "delayed"),
        ("The hospital admitted its first patients on Monday.", "done"),
        ("The company drove the first piles on Monday.", "under_way"),
        ("The firm has laid 22 km of pipe so far.", "under_way"),
        ("Some 3,900 of the 4,200 houses had been connected.", "under_way"),
        ("The clinic is near completion.", "under_way"),
        ("The terminal is now more than halfway complete.", "under_way"),
        ("Work on the dam is going on.", "under_way"),
        ("The pipes are in the process of being replaced.", "under_way"),
        ("Work on the quay was put on pause.", "delayed"),
        ("The storms pushed the completion date back by a month.", "delayed"),
        ("The board once again shifted the deadline to May 2023.", "delayed"),
        ("Some 40 km of track has been made operational.", "done"),
        ("The charity has already provided tents for 3,000 families.", "done"),
        ("After the party won power, the mayor cancelled the tram.", "cancelled"),
    ],
)
def test_what_became_of_a_work_is_told_in_many_words(text, state):
    (event,) = found("follow_up", text)
    assert event.data.state == state


@pytest.mark.parametrize(
    "text",
    [
        "The hospital admitted three patients on Monday.",
        "The roof has collapsed.",
        "The line is due to open in May 2022.",
        "The clinic is near the station.",
        "The council will build the pool provided the state pays.",
        "The pool will open once the roof is in place.",
    ],
)
def test_what_only_looks_like_it_is_none(text):
    assert found("follow_up", text) == []


def test_what_was_done_stands_behind_what_only_says_when():
    text = "The council promised to repair 40 roads. After its party returned to power, the council repaired 40 roads."
    (event,) = found("follow_up", text)
    assert (event.data.state, event.data.actor) == ("done", "council")


NO_WORKS = "It rained on the singer. Her fans waited. The drama began at noon. The band has recorded a song."
OF_WORKS = "The council met. It promised a bridge. It will build the bridge by June 2022. The council has bought steel."


def test_what_people_do_is_a_report_only_where_the_article_is_about_works():
    assert found("follow_up", NO_WORKS, title="A night with a singer") == []
    assert found("follow_up", f"{NO_WORKS} Work on the tunnel has begun.", title="A night with a singer")
    bridge = f"{OF_WORKS} Steel for the bridge has been delivered."
    assert found("follow_up", bridge, title="The new bridge")


@pytest.mark.parametrize(
    ("text", "language", "due"),
    [
        ("The opening of the Harlow Pool has been postponed to June.", "en", "2023-06"),
        ("The opening of the Harlow Pool was pushed back again, to December.", "en", "2023-12"),
        ("The Harlow Pool has been delayed until March.", "en", "2023-03"),
        ("Открытие бассейна перенесли на июнь.", "ru", "2023-06"),
        ("Die Eröffnung des Bades wurde auf Juni verschoben.", "de", "2023-06"),
    ],
)
def test_what_is_put_off_to_a_month_is_put_off_when_it_is_told(text, language, due):
    (report,) = found("follow_up", text, language=language, published="2023-01-12")
    assert (report.date, report.data.new_deadline) == ("2023-01-12", due)
