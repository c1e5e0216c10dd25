import pytest

from tests.language.readings import found


def meetings(text, **more):
    return found("meeting", text, **more)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Governor Anna Keller met with Premier Paul Dubois on Monday.", "talks"),
        ("The premier said so as he met Governor Anna Keller.", "talks"),
        ("Governor Anna Keller was received by President Paul Dubois.", "talks"),
        ("The regional council hosted a meeting of the working group on ports.", "working group"),
        ("She spoke during the plenary session of the Danube Forum.", "session"),
        ("A video conference of both governments was held on Friday.", "video conference"),
        ("In August the joint commission sat in Trieste.", "session"),
        ("The ministers held talks on fisheries.", "talks"),
        ("The 4th Forum of Alpine Regions wrapped up in Innsbruck.", "forum"),
        ("Among the stops was a meeting with Mayor Luis Ortega.", "talks"),
    ],
)
def test_a_meeting_held(text, form):
    (finding,) = meetings(text)
    assert (finding.data.form, finding.data.status) == (form, "held")


@pytest.mark.parametrize(
    "text",
    [
        "The plant met the requirements of the new law.",
        "The firm received $5 million from the bank.",
        "A visiting governor always meets the president.",
        "Farmers talk about rain.",
        "The minister did not attend the meeting.",
        "The team met its target.",
    ],
)
def test_what_is_no_meeting(text):
    assert meetings(text) == []


def test_one_meeting_however_often_it_is_told():
    text = (
        "Governor Anna Keller met with Premier Paul Dubois on 13 September. "
        "The talks took place in Basel. Ports were discussed during the meeting.\n\n"
        "Today's meeting was good, said Anna Keller."
    )
    (finding,) = meetings(text)
    assert finding.date == "2021-09-13"
    assert len(finding.also) == 3


def test_a_meeting_recalled_is_another_one_and_lies_before():
    text = (
        "Governor Anna Keller met with Premier Paul Dubois on 13 September. "
        "She recalled the recent meeting to discuss the harbour."
    )
    first, second = meetings(text)
    assert first.date == "2021-09-13"
    assert (second.date, second.basis) == ("../2021-09-13", "context")


def test_a_meeting_of_another_day_is_another_one():
    text = (
        "Governor Anna Keller met Premier Paul Dubois today.\n\nIn December the joint commission sat in Trieste."
    )
    first, second = meetings(text)
    assert (first.date, second.date) == ("2021-09-15", "2020-12")


def test_a_planned_meeting_needs_a_time():
    (finding,) = meetings("The ministers will meet on 20 September.")
    assert (finding.data.status, finding.date) == ("planned", "2021-09-20")
    assert meetings("The ministers will meet.") == []


def test_the_topic():
    (finding,) = meetings("The ministers held talks on fisheries in the northern bay.")
    assert finding.data.topic == "fisheries in the northern bay"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Губернатор встретился с министром торговли.", "talks"),
        ("Президент принял главу региона Петра Иванова.", "talks"),
        ("Вопросы обсудили в ходе заседания рабочей группы.", "working group"),
        ("Состоялось пленарное заседание форума регионов.", "session"),
    ],
)
def test_russian_meetings(text, form):
    (finding,) = meetings(text, language="ru")
    assert finding.data.form == form


def test_russian_planned():
    (finding,) = meetings("Заседание комиссии состоится 20 сентября.", language="ru")
    assert (finding.data.status, finding.date) == ("planned", "2021-09-20")


@pytest.mark.parametrize(
    "text",
    [
        "Die Ministerin traf sich mit dem Gouverneur Paul Weber.",
        "In der Sitzung der Arbeitsgruppe ging es um Häfen.",
        "Der Präsident empfing den Gouverneur Paul Weber.",
    ],
)
def test_german_meetings(text):
    assert len(meetings(text, language="de")) == 1
