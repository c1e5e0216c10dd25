import pytest

from tests.language.readings import found


def visits(text, **more):
    return found("visit", text, **more)


@pytest.mark.parametrize(
    "text",
    [
        "The delegation of Bavaria visited the shipyard in Gdansk.",
        "We toured the dairy plant near Graz.",
        "The papers were signed during the working visit of the delegation to Navarre.",
        "On 3 and 4 August the president of Kenya was in Rwanda.",
        "They are back from Chile, where they went with a trade mission of 30 people to Santiago.",
    ],
)
def test_a_visit(text):
    assert len(visits(text)) == 1


@pytest.mark.parametrize("text", ["If he visited more often, trade would grow.", "A revisited plan was shown."])
def test_what_is_no_visit(text):
    assert visits(text) == []


def test_one_visit_told_twice():
    text = "The mayor came to Turin. It was the end of the visit of the mayor. He spoke during his visit to Turin."
    (finding,) = visits(text)
    assert len(finding.also) == 2


def test_visits_without_the_year_lie_in_the_past():
    (finding,) = visits("In December the governor visited Osaka.")
    assert finding.date == "2020-12"


def test_russian_visits():
    assert len(visits("Делегация посетила завод в Казани.", language="ru")) == 1
    assert len(visits("Die Delegation besuchte das Werk.", language="de")) == 1


def test_a_toured_plant_is_a_visit_of_its_own():
    text = "The delegation of Bavaria visited Gdansk today. It toured the Gdansk shipyard. It toured a farm in Sopot."
    assert len(visits(text)) >= 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Governor Anna Keller arrived in Gdansk.", 1),
        ("My wife and I arrived in the town as teens.", 0),
        ("A delegation arrived in Gdansk.", 1),
        ("Many residents of the city have visited the new baths.", 0),
    ],
)
def test_who_comes(text, count):
    assert len(visits(text)) == count


def test_a_visit_between_countries_concerns_them_and_not_their_regions():
    text = (
        "Jalisco and Texas signed a pact. In June the president of Mexico visited the United States. "
        "Jalisco and Texas trade a lot."
    )
    (finding,) = visits(text)
    assert finding.regions == ("MX", "US")


def test_a_visit_that_only_tells_when_somebody_met_is_no_second_event():
    text = "Governor Anna Keller met with Premier Paul Dubois during a working visit to Gdansk."
    assert visits(text) == []
    assert len(found("meeting", text)) == 1


def test_who_will_travel_visits():
    text = "From July 23 to 30, Governor Ana Ruiz and First Lady Eva Ruiz will travel to Germany for their mission."
    (one,) = found("visit", text, published="2022-07-20")
    assert (one.date, one.data.status, one.data.place) == ("2022-07-23/2022-07-30", "planned", "Germany")


def test_a_museum_visited_by_tourists_is_no_visit():
    assert found("visit", "Last year the museum was visited by tourists from many countries.") == []


def test_the_first_mission_is_the_one_told():
    text = "On Friday Governor Ana Ruiz will lead a mission to Chile. This will be the first trade mission to Chile."
    assert len(found("visit", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The band will come back for a tour of the coast.",
        "The society has a mission to end the disease in Ghana.",
        "The nurse inspected the wound in Turin.",
        "The minister was in charge of Ghana's ports.",
        "The ambassador has travelled to Ghana over 40 times.",
    ],
)
def test_travel_that_is_no_visit(text):
    assert visits(text) == []


@pytest.mark.parametrize(
    ("text", "visitors"),
    [
        ("Minister Anna Keller told Ivan Petrov that Governor Jan Holm had visited Turin.", ("Jan Holm",)),
        ("The plant in Turin was visited by Governor Jan Holm.", ("Jan Holm",)),
    ],
)
def test_who_comes_is_whom_the_clause_names(text, visitors):
    assert [one.data.visitors for one in visits(text)] == [visitors]
