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
        "This meeting was good, said Anna Keller."
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
    text = "Governor Anna Keller met Premier Paul Dubois today.\n\nIn December the joint commission sat in Trieste."
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


def test_a_meeting_of_another_told_day_is_another_one_though_it_is_called_the_meeting():
    text = (
        "Governor Anna Keller met with Premier Paul Dubois on 13 September. "
        "At the meeting on 3 August Anna Keller and Paul Dubois had spoken of ports."
    )
    first, second = meetings(text)
    assert (first.date, second.date) == ("2021-09-13", "2021-08-03")


def test_statistics_do_not_date_a_meeting():
    text = (
        "Governor Anna Keller met with Premier Paul Dubois on 13 September. "
        "In January-July trade grew, it was said at the meeting."
    )
    (finding,) = meetings(text)
    assert finding.date == "2021-09-13"


def test_the_next_meeting_is_still_to_come():
    text = "Governor Anna Keller met with Premier Paul Dubois. A plan will be shown at the next meeting in December."
    first, second = meetings(text)
    assert (first.data.status, second.data.status) == ("held", "planned")
    assert second.date == "2021-12"


def test_what_will_be_done_at_a_forum_is_still_to_come():
    assert meetings("The regions will sign a plan at the forum.") == []


@pytest.mark.parametrize(
    "text",
    [
        "In meetings early on she learned a lot.",
        "She spoke at a press conference.",
        "“I welcomed the governors,” Anna Keller said.",
        "It met in a hurry for no reason.",
    ],
)
def test_what_is_nobodys_meeting(text):
    assert meetings(text) == []


def test_two_who_met_by_name():
    (finding,) = meetings("Anna Keller and Paul Dubois last met in June.")
    assert finding.date == "2021-06"


def test_past_meetings_with_different_people_are_different():
    text = (
        "Governor Anna Keller met with Premier Paul Dubois today. "
        "The tunnel was discussed at her meetings with Mayor Luis Ortega. "
        "She recalled her recent meeting with Mayor Jean Martin."
    )
    assert len(meetings(text)) == 3


def test_the_form_told_later_is_kept():
    text = "Governor Anna Keller met with Premier Paul Dubois today. The session took place in Basel."
    (finding,) = meetings(text)
    assert (finding.data.form, finding.data.place) == ("session", "Basel")


def test_those_quoted_take_part():
    text = "Governor Anna Keller met with a delegation. “All is well,” said Premier Paul Dubois."
    (finding,) = meetings(text)
    assert "Paul Dubois" in finding.data.participants


def test_the_region_of_the_dateline_is_where_it_took_place():
    (finding,) = meetings("MUNICH, 14 September (dpa) – The governments of Jalisco and Texas held talks.")
    assert finding.regions == ("DE-BY", "MX-JAL", "US-TX")


def test_the_month_of_may_is_no_doubt():
    (finding,) = meetings("Governor Anna Keller met Premier Paul Dubois on 5 May.")
    assert finding.date == "2021-05-05"
    assert meetings("Governor Anna Keller may meet with Premier Paul Dubois.") == []


def test_what_is_said_while_receiving_somebody_tells_of_a_meeting():
    text = "The commissioner, Mr Ben Oke of Lagos, stated this while receiving a delegation from the Kano government."
    (meeting,) = found("meeting", text)
    assert meeting.data.status == "held"


def test_heads_of_nobody_in_particular_take_no_part():
    (one,) = meetings("Governor Anna Keller opened the plenary session of the Danube Forum, which all heads follow.")
    assert one.data.participants == ("Anna Keller",)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Reed and Paul Moss discussed the new port on Monday.",
        "On Monday the mayor of Lyon receives Akim of Akmola region Said Omarov.",
        "On Monday the mayor meets with farmers.",
    ],
)
def test_two_who_discuss_and_one_who_receives_meet(text):
    assert len(found("meeting", text)) == 1


def test_the_last_meeting_is_only_a_measure_of_time():
    text = "Governor Ana Ruiz met with Governor John Miller. Two years have passed since their last meeting, she said."
    assert len(found("meeting", text)) == 1


def test_a_meeting_at_the_head_of_whole_countries_is_also_of_the_regions_that_governors_speak_for():
    text = (
        "Presidents of Belarus and Russia opened the forum of Belarus and Russia on Monday, where the meeting of the "
        "president and Tula Oblast Governor Ivan Rogov took place."
    )
    assert any("RU-TUL" in one.regions for one in found("meeting", text))


def test_at_the_meetings_goes_on_about_those_told():
    text = "Minister Said Omarov received Governor Anna Reed on May 3. At the meetings, Said Omarov spoke of wool."
    assert len(found("meeting", text)) == 1


def test_a_head_of_government_brings_the_country_to_the_table():
    (one,) = found("meeting", "On Monday Narendra Modi received Governor of Aichi prefecture Ken Sato.")
    assert one.regions == ("IN", "JP-23")


def test_what_follows_a_meeting_follows_one_held():
    text = "A roadmap of Texas and Jalisco was signed on Monday following a meeting of Ana Ruiz and John Miller."
    assert [one.data.status for one in found("meeting", text)] == ["held"]


@pytest.mark.parametrize(
    "text",
    [
        "The talks between Governor Anna Keller and Premier Luc Morel, which were to begin today, have been postponed.",
        "The meeting of Governor Anna Keller with Premier Luc Morel planned for Thursday has been called off.",
        "The summit of Governor Anna Keller and Premier Luc Morel was cancelled on Monday.",
    ],
)
def test_what_was_put_off_or_called_off_was_not_held(text):
    assert meetings(text) == []


def test_countries_whose_people_are_not_named_take_part():
    (meeting,) = found("meeting", "The ministers of health of Ghana and Togo met in Accra on Monday.")
    assert {"Ghana", "Togo"} <= set(meeting.data.participants)


def test_who_met_takes_part_and_what_was_done_beside_does_not():
    (meeting,) = found("meeting", "Members of the council met the protesters and explained the plan.")
    assert meeting.data.participants == ("Members of the council", "the protesters")


def test_a_title_before_a_name_is_not_a_second_participant():
    text = "Ghana's health minister, Ama Boateng, received the ambassador of Japan, Ken Sato, on Monday."
    (meeting,) = found("meeting", text)
    assert meeting.data.participants == ("Ama Boateng", "Ken Sato")


@pytest.mark.parametrize(
    "text",
    [
        "Waiting during this season can harm the talks.",
        "He is the son of a sitting prime minister.",
        "Togo recalled its ambassador for consultations.",
        "The mayor first met Anna Keller when they were at school.",
        "Osaka hosts several boat builders.",
        "Prices fell in the afternoon session.",
    ],
)
def test_a_word_for_a_meeting_that_tells_none(text):
    assert meetings(text) == []


def test_who_is_only_talked_about_does_not_take_part():
    text = "Governor Anna Keller met with Premier Jan Holm because Senator Otto Maus had sent Ivan Petrov home."
    (finding,) = meetings(text)
    assert finding.data.participants == ("Anna Keller", "Jan Holm")


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Ana Ruiz and Peter Novak lasted four hours.",
        "Peter Novak held separate meetings with Ana Ruiz and with business leaders.",
        "Ana Ruiz and Peter Novak exchanged views on grain.",
    ],
)
def test_who_talked_is_told_by_other_verbs_too(text):
    (met,) = found("meeting", text)
    assert {"Ana Ruiz", "Peter Novak"} <= set(met.data.participants)


def test_what_is_discussed_takes_no_part_in_russian():
    (met,) = found("meeting", "Иван Петров и Олег Ким обсудили поставки автобусов.", language="ru")
    assert met.data.participants == ("Иван Петров", "Олег Ким")
