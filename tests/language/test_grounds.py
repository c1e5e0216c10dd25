"""News of the day is no report of a work; the same words are one where an article dwells on what was promised."""

import pytest

from tests.language.readings import article
from timeline.language.reading import read_article

CRASH = (
    "Two hurt as van and bus collide",
    """A van failed to stop at the lights in Elm Street on Monday and ran into a bus, police said. Two people were taken
to hospital. Part of the road was closed for three hours. The van was towed away by noon.
Traffic had been sent round by the mill. The driver, who was wearing no belt, was treated and sent home. Officers have
asked anybody who saw the crash to call. The road had been busy since the morning. Nobody has been charged.""",
)
COURT = (
    "Former clerk sent to prison for theft",
    """A former clerk was sent to prison for two years on Friday. Judge Ana Orlic cancelled his bail, which had been
granted in March. The trial had been delayed twice. Prosecutors said he failed to pay in what customers gave him. An
audit was carried out and its report handed over to the police. The court was not told where the money had gone. His
lawyer said he had begun to pay it back. The bank has changed its locks. A second man was acquitted.""",
)
CLUB = (
    "Choir sings for the hospice",
    """The Lindow choir held its spring concert on Saturday. The evening began with old songs. About 80 people came
and each was given a programme. The choir has raised more than 900 crowns for the hospice. Its members have worked
extremely hard, said the conductor, Jan Beran. The hall was decorated by pupils. Tea was served, and the cakes were
snapped up early. The singers, who were joined by a band, wore blue. The next concert is on 3 June.""",
)
SHOP = (
    "A bakery with a view",
    """Mila Horak has opened a bakery above the harbour. She completed a course in Vienna and worked in two hotels. Her
bread is being praised by neighbours. The oven was delivered from Italy. She is hiring a helper first, a driver later.
The shop was painted by her brother. Customers have been queueing since seven. The first loaves were sold in an hour.
We have kept the old counter, she said. The street was quiet when we called.""",
)
FOUND = (
    "The council and the bridge",
    """The council will rebuild the bridge at Lindow by June, and plans to light the path to it. It also promised a new
lane for bicycles. The old deck was taken down last week. Two of the five piers have been repaired. Work on the ramp
has been delayed. The lamps have been delivered.""",
)


def reports(told):
    title, text = told
    found = read_article(article(text.replace("\n", " "), title=title, published="2023-05-08"))
    return [event for event in found if event.type == "follow_up"]


@pytest.mark.parametrize("told", [CRASH, COURT, CLUB, SHOP], ids=lambda told: told[0])
def test_news_of_the_day_is_no_report_of_a_work(told):
    assert not reports(told)


def test_an_article_that_dwells_on_promises_tells_what_came_of_them():
    assert [event.data.state for event in reports(FOUND)] == ["done", "under_way", "delayed", "done"]


def test_a_report_that_says_what_was_foreseen_needs_no_article_around_it():
    title, text = CLUB
    assert [event.data.state for event in reports((title, f"{text} The new organ was delivered as promised."))]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("The pool has been repaved.", True),  # of what is promised, and made so
        ("The mayor has a cold.", False),
        ("The choir was praised.", False),
        ("Twelve lamps have been put up along the quay.", True),
        ("There is no doubt that it helps.", False),
    ],
)
def test_what_tells_for_a_report_is_weighed(more, told):
    title, text = FOUND
    before = len(reports((title, text)))
    assert len(reports((title, f"{text} {more}"))) == before + told
