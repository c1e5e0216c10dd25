"""What was promised and is not done, is late or will not come, told over a sentence or two; and what only looks so."""

import pytest

from tests.language.readings import article, found
from timeline.language.reading import read_article

TOLD = [
    ("The new pool in Harrowgate was to have opened in May. It is still a building site.", "delayed"),
    ("In his manifesto the mayor pledged sixty new council flats. Seven have been built.", "failed"),
    ("The deadline came and went without a single tractor being delivered to the farms of the district.", "failed"),
    ("The ministry had committed to train 1,200 midwives by 2023. It trained 310.", "failed"),
    ("The navy was supposed to receive six patrol boats last year. It got two.", "failed"),
    ("The state was to have handed over 40 patrol vehicles to the border guard by June. It has not.", "failed"),
    ("The governor said in 2020 that the canal would be dredged within a year. That has not happened.", "failed"),
    ("The prime minister promised to publish his tax return. He did not do so.", "failed"),
    ('"We were promised a doctor twice a week. We have not had one since Easter," said Mrs Ilse Brandt, 71.', "failed"),
    (
        "Teachers were told that their arrears would be paid by April. Not one of them has received a penny.",
        "failed",
    ),
    ("The Lowmoor relief road was promised by five transport ministers in a row. None of them built it.", "failed"),
    ("Residents of Low Ferry were promised electricity before the last election. They are still waiting.", "delayed"),
    ("The ombudsman criticised the city for failing to insulate the flats as it had undertaken to do.", "failed"),
    (
        "Delays to the delivery of new trams mean passengers will have to wait until 2026, the operator admitted.",
        "delayed",
    ),
    ("The cancellation of the metro extension leaves the suburb of Norwell with no rail service.", "cancelled"),
    (
        "Vexa Energy on Thursday pulled out of the tidal plant at Morna Sound, saying that it cost too much.",
        "cancelled",
    ),
    ("Faced with protests, the government backed down and dropped the fuel levy.", "cancelled"),
]

NONE = [
    "Rovers failed to score for the third match running.",
    "The match between Dunmore and Halford was postponed because of a waterlogged pitch.",
    "Flight 212 to Rome was delayed by four hours on Sunday.",
    "Police said the suspect had not been arrested.",
    "Shares in the brewer fell short of analysts' expectations.",
    "The rain that forecasters promised never came.",
    "He failed his driving test twice and still does not own a car.",
    "The concert was cancelled after the singer lost her voice.",
    "She never married and had no children.",
    "The jury has yet to reach a verdict.",
    "The central bank missed its inflation forecast.",
    "The missing hiker has still not been found.",
    "The house stands empty since the old couple died.",
    "The motion was not carried.",
    "The thief has not returned the painting.",
    "Heavy snow delayed trains across the north.",
    "The bank ran out of cash on Friday.",
    "City lost 2-0 and remain without a win.",
    "No one was injured in the fire.",
    "The dog has not been seen since Monday.",
    "The trial was adjourned until June.",
    "The striker's transfer to Milan collapsed at the last minute.",
    "The company's bid for its rival fell through.",
    "The wedding was called off.",
    "The court dismissed the appeal.",
    "Supporters are still waiting for a first away win.",
    "Oil fell for a third day as demand failed to recover.",
    "The play has never been performed in English.",
    "The festival will not take place in the rain.",
    "The driver did not stop at the red light.",
    "Only three of the eleven players had played abroad.",
    "The goalkeeper missed the deadline for registration.",
    "Our reporter was unable to reach the minister for comment.",
    "The spokesman did not respond to a request for comment.",
    "No arrests have been made.",
    "The cause of the fire has not been established.",
    "The identity of the victim has not been released.",
    "Shops were closed on Monday because of the holiday.",
    "The talks broke down over fishing rights.",
    "The volcano has not erupted since 1914.",
    "The patient did not recover.",
    "The ship sank before it reached harbour.",
    "His first novel was never published.",
    "The champion withdrew from the tournament with a knee injury.",
    "Three weeks after the storm, the lake remains frozen.",
    "The euro slipped to a two-year low.",
    "The kick-off was pushed back by thirty minutes.",
    "The bakery closed because nobody wanted to take it over.",
    "Her third attempt on the record came to nothing.",
    "The team remains without a coach.",
    "Voters stayed away: only 31 percent of them turned out.",
    "The two brothers have not spoken for ten years.",
    "The burglary has not been solved, police admit.",
    "Wheat futures remain on hold before the harvest report.",
    "The ferry was cancelled due to high winds.",
    "The exhibition was postponed because the artist fell ill.",
    "The government did not comment on the report.",
    "No date has been set for the funeral.",
    "The mountain road is still closed because of snow.",
    "Nothing was stolen from the church.",
]


def states(text):
    events = read_article(article(text, language="en", title="Local news"))
    return [event.data.state for event in events if event.type == "follow_up"]


@pytest.mark.parametrize(("text", "state"), TOLD)
def test_what_was_promised_and_did_not_come_is_told(text, state):
    assert state in states(text)


@pytest.mark.parametrize("text", NONE)
def test_what_nobody_promised_is_no_failure(text):
    assert states(text) == []


def test_a_second_failure_in_a_sentence_is_told_too():
    text = "The Transparency Act was never passed, and the board that the president promised was never set up."
    assert states(text) == ["failed", "failed"]


def test_a_number_is_set_against_what_was_promised_before():
    text = "In his manifesto the mayor pledged sixty new council flats. Seven have been built."
    (event,) = [
        event for event in read_article(article(text, language="en", title="Local news")) if event.type == "follow_up"
    ]
    assert (event.data.share.done, event.data.share.of) == (7, 60)


def test_as_many_as_were_promised_are_no_failure():
    assert "failed" not in states("The ministry had committed to train 1,200 midwives by 2023. It trained 1,180.")


def test_almost_none_of_what_was_promised_is_not_done():
    text = "The state promised $4 million for the pool in 2019. Almost none of the promised money has arrived."
    assert [report.data.state for report in found("follow_up", text)] == ["failed"]
