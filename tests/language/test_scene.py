from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.readings import article, found
from timeline.article import Article
from timeline.edtf import bounds
from timeline.language.marks import Moment
from timeline.language.reading import scene_of
from timeline.language.text.intervals import row
from timeline.language.time import anchors
from timeline.language.time.anchors import Anchor
from timeline.model import Stamp


def day(text, **more):
    anchor = scene_of(article(text, **more)).anchor
    return anchor.date, anchor.basis


def test_the_event_day_told_in_the_lead_comes_before_the_publication():
    assert day("The governor met the premier on 13 September.") == ("2021-09-13", "explicit") or day(
        "The governor met the premier on 13 September."
    ) == ("2021-09-13", "relative")


def test_the_dateline_comes_before_the_publication():
    assert day("GRAZ, 14 September (APA) – The council sat.") == ("2021-09-14", "dateline")


def test_without_either_it_is_the_publication():
    assert day("The council sat.") == ("2021-09-15", "published")


def test_a_page_clock_alone_tells_only_the_latest_day():
    page = Article(title="", text="The council sat.", page_stamp=Stamp(value="2024-07-15T13:35", raw="15-07-2024"))
    anchor = scene_of(page).anchor
    assert (anchor.date, anchor.basis) == ("../2024-07-15", "page_stamp")


def test_without_any_date_there_is_none():
    assert day("The council sat.", published=None) == (None, "none")


def test_a_day_of_a_quotation_is_not_the_articles():
    text = "“We opened the port on 2 September,” said Governor Anna Keller."
    assert day(text)[0] == "2021-09-15"


def test_a_day_without_year_stays_without_one_where_nothing_tells_it():
    assert day("The council sat on 2 September.", published=None)[0] == "XXXX-09-02"


@pytest.mark.parametrize(
    "text",
    [
        "Governor Anna Keller met the growers on Saturday.",
        "The council of the valley opened a new mill on Saturday.",
        "“We opened it in time,” Mayor Tom Pell said on Saturday.",
    ],
)
def test_an_event_of_the_lead_dates_the_article(text):
    assert day(f"{text}\n\nMore money is needed.") == ("2021-09-11", "relative")


@pytest.mark.parametrize(
    "text",
    [
        "A fire destroyed the market on Saturday, and the council promised help.",
        "The market burnt down on Saturday, Mayor Tom Pell said.",
        "The contractor missed its August 30 deadline, Mayor Tom Pell said.",
        "On Saturday the council had asked the builders to stop; now they have begun again, Mayor Tom Pell said.",
        "The bridge is due to be opened on 14 September, Mayor Tom Pell said.",
        "“The beds are old,” said Hugo Marsh.\n\nLast night Leila Samadi, a deputy, said she was worried.",
    ],
)
def test_another_day_of_the_lead_dates_only_what_is_told_with_it(text):
    assert day(f"{text}\n\nMore money is needed.") == ("2021-09-15", "published")


def test_a_day_far_down_the_page_dates_nothing_else():
    text = "The school is half built.\n\nIt is too small.\n\nIt has no roof.\n\nIt was due on 1 July 2014."
    assert day(text, published=None) == (None, "none")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le maire a rencontré les commerçants samedi."),
        ("de", "Der Bürgermeister traf die Händler am Samstag."),
        ("ru", "Мэр встретился с торговцами в субботу."),
        ("be", "Мэр сустрэўся з гандлярамі ў суботу."),
    ],
)
def test_an_event_of_the_lead_dates_the_article_in_every_language(language, text):
    anchor = scene_of(article(text, language=language)).anchor
    assert (anchor.date, anchor.basis) == ("2021-09-11", "relative")


@pytest.mark.parametrize(
    ("date_", "limit", "expected"),
    [
        ("XXXX-12-18", "2023-12-19", "2023-12-18"),
        ("XXXX-12-28", "2023-01-02", "2022-12-28"),
        ("XXXX-12-28", None, "XXXX-12-28"),
        ("2020-01-01", "2019-01-01", "2020-01-01"),
    ],
)
def test_with_year(date_, limit, expected):
    assert anchors.with_year(date_, limit) == expected


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.dates(date(1990, 1, 1), date(2030, 12, 28)))
def test_a_completed_day_is_never_after_its_limit(told, limit):
    if (told.month, told.day) == (2, 29):
        return
    dated = anchors.with_year(f"XXXX-{told:%m-%d}", limit.isoformat())
    last = bounds(dated).last
    assert last is not None
    assert last <= limit


def test_on_or_before():
    assert Anchor(date="2021-09-13", basis="dateline").before() == Anchor(date="../2021-09-13", basis="context")
    assert Anchor(date="XXXX-09-13").before().date is None
    assert Anchor(date="../2021-09-13", basis="page_stamp").before().date == "../2021-09-13"


def test_year_on():
    assert anchors.year_on("2021-12", -1) == "2020-12"
    assert anchors.year_on("2021-03-22/2021-03-23", 1) == "2022-03-22/2022-03-23"
    assert anchors.year_on("202X", 1) == "202X"


def moment(start, end):
    return Moment(start=start, end=end, text="", edtf=None, kind="vague")


def test_marks_are_found_by_stretch_and_by_offset():
    marks = row([moment(10, 20), moment(0, 5), moment(12, 14)])
    assert [mark.start for mark in marks.within(0, 12)] == [0, 10]
    assert marks.at(13) == moment(12, 14)
    assert marks.at(16) == moment(10, 20)
    assert marks.at(7) is None
    assert marks.at(99) is None
    assert row([]).at(0) is None


def test_the_sides_are_the_parties_and_not_where_they_met():
    staged = scene_of(article("The governments of Jalisco and Texas met in Lyon today. Jalisco and Texas trade a lot."))
    assert staged.sides == ("MX-JAL", "US-TX")


def test_the_other_side():
    staged = scene_of(article("Governor of Jalisco Ana Ruiz met with Governor of Texas John Miller today."))
    assert staged.counterpart("MX-JAL") == "US-TX"
    assert staged.counterpart(None) is None


def test_whose_words_a_sentence_is():
    text = "“The bridge is open. It cost us dearly,” said Governor Anna Keller. Snow fell."
    staged = scene_of(article(text))
    voice = staged.voice(staged.sentences[0])
    assert voice is not None
    assert (voice.speaker, voice.direct) == ("Anna Keller", True)
    staged = scene_of(article("Snow fell.\n\nIt was cold."))
    assert staged.voice(staged.sentences[0]) is None


def test_the_year_a_plan_makes_likely_is_uncertain():
    text = "GRAZ, 4 February (APA) – An action plan for 2025-2027 was signed."
    anchor = scene_of(article(text, published=None)).anchor
    assert anchor.date == "2025-02-04?"
    assert anchor.doubt
    autumn = scene_of(article(text.replace("February", "November"), published=None)).anchor
    assert autumn.date == "2024-11-04?"


def test_the_year_a_deadline_makes_likely():
    text = "GRAZ, 4 February (APA) – The bridge is to be finished by the end of 2016. Today the council sat."
    staged = scene_of(article(text, published=None))
    assert staged.anchor.date == "2016-02-04?"
    assert staged.when(staged.sentences[1]).date == "2016-02-04?"


def test_statistics_of_past_years_tell_no_year():
    text = "GRAZ, 4 February (APA) – In 2014 trade came to $3 million. In 2013 it was $2 million."
    assert day(text, published=None)[0] == "XXXX-02-04"


def test_a_background_day_in_the_lead_is_not_the_articles():
    text = "The council sat in Graz. Snow that fell on 2 September has melted."
    assert day(text)[0] == "2021-09-15"


def test_far_days_are_other_events():
    assert anchors.near(Anchor(date="2021-09-15"), Anchor(date="2021-09-01"))
    assert not anchors.near(Anchor(date="2021-09-15"), Anchor(date="2015"))
    assert anchors.near(Anchor(date="2021-09-15"), Anchor())
    assert anchors.near(Anchor(date="XXXX-09-15"), Anchor(date="2015"))


def test_a_capital_stands_for_its_country_where_that_is_a_side():
    staged = scene_of(article("Kenya and Texas talked today. The sides met in Nairobi. Kenya sells tea to Texas."))
    assert staged.sides == ("KE", "US-TX")
    assert staged.concerning(staged.sentences[1]) == ("KE", "US-TX")


def test_a_speech_reported_with_its_day_was_made_then():
    staged = scene_of(article("The council sat.\n\nOn 13 September, Governor Anna Keller said that snow was near."))
    assert staged.said(staged.sentences[1]).date == "2021-09-13"


def test_a_narrated_sentence_amid_ones_words_is_theirs():
    text = "“Snow is near,” Governor Anna Keller said. The roads are clear. “We are ready,” she said."
    staged = scene_of(article(text))
    voice = staged.voice(staged.sentences[1])
    assert voice is None or (voice.speaker, voice.free) == ("Anna Keller", True)


def test_a_country_governed_from_its_regions_without_a_nation_has_none():
    staged = scene_of(
        article("President Paul Dubois met with Governor of Jalisco Ana Ruiz and Governor of Texas John Lee.")
    )
    assert staged.side_of("Paul Dubois") is None
    assert staged.side_of("Ana Ruiz") == "MX-JAL"


def test_a_month_still_ahead_is_last_years_unless_planned():
    staged = scene_of(article("The council sat in December. It will sit in December. It sat in 2025."))
    assert staged.when(staged.sentences[0]).date == "2020-12"
    assert staged.when(staged.sentences[1], planned=True).date == "2021-12"
    assert staged.when(staged.sentences[2]).date == "2021-09-15"


def test_whose_words_stand_at_an_offset():
    text = "“The bridge is open,” said Governor Anna Keller. Premier Paul Dubois said that snow was near."
    staged = scene_of(article(text))
    voice = staged.voice(staged.sentences[0], text.index("bridge"))
    assert voice is not None
    assert voice.speaker == "Anna Keller"
    reported = staged.voice(staged.sentences[1], text.index("snow"))
    assert reported is not None
    assert not reported.direct


def test_regions_by_the_dozen_are_a_list_and_no_sides():
    text = (
        "Trade with Texas, Ohio, Iowa, Utah, Idaho, Nevada, Oregon, Kansas, Maine and Alaska grew in Kenya. "
        "Kenya is glad."
    )
    assert len(scene_of(article(text)).sides) <= 2


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Relations between Minsk and Moscow are warm.", ("BY", "RU")),
        ("Minsk Mayor Ivan Rogov spoke of relations between Minsk and Moscow.", ("BY-HM", "RU-MOW")),
        ("Belarus and Russia trade. Governor of Tula Oblast Ivan Rogov said so.", ("BY", "RU-TUL")),
        ("Belarus and Russia trade. Governor of Tula Oblast Ivan Rogov and Tver Oblast agree.", ("BY", "RU")),
        (
            "Belarus and Russia trade. Governor of Tula Oblast Ivan Rogov met Governor of Brest Region Petr Lis.",
            ("BY", "RU"),
        ),
        ("Aleksandr Lukashenko met Governor of Tula Oblast Ivan Rogov.", ("BY", "RU-TUL")),
        ("Vladimir Putin met Governor of Tula Oblast Ivan Rogov.", ("RU-TUL",)),
    ],
)
def test_capitals_leaders_and_governors_tell_the_sides(text, sides):
    assert scene_of(article(text)).sides == sides


def test_a_district_named_with_its_word_is_no_stray():
    text = "Сегодня Шкловский район посетила делегация Бурятии. Бурятия дружит с районом. Гости из Бурятии рады."
    assert scene_of(article(text, language="ru")).sides == ("BY-MA", "RU-BU")


def test_a_country_named_once_in_passing_is_no_party():
    text = "Punjab Chief Minister Sana Rauf opened a mill in Punjab. Buses come from China."
    assert scene_of(article(text)).sides == ("PK-PB",)


def test_a_region_named_in_full_is_no_stray():
    text = "Белоруссия послала делегацию. Белоруссия и Томская область дружат. Белоруссия довольна."
    assert "RU-TOM" in scene_of(article(text, language="ru")).sides


def test_what_is_said_is_dated_by_its_verb_and_not_by_a_paper_s_day():
    text = "The report of 1 September warned that “the dam leaks,” Mayor Tom Pell said."
    (told,) = found("statement", f"The dam is old.\n\n{text}")
    assert told.date == "2021-09-15"
    (told,) = found("statement", "The dam is old.\n\n“The dam leaks,” Mayor Tom Pell wrote on Monday.")
    assert told.date == "2021-09-13"


def test_a_weekday_too_late_is_the_week_before_and_not_the_year_before():
    moment = Moment(start=0, end=6, text="Monday", edtf="2021-09-20", kind="date", basis="relative")
    assert anchors.turned(moment, "2021-09-20", -1) == "2021-09-13"
    month = Moment(start=0, end=8, text="December", edtf="2021-12", kind="date", basis="relative")
    assert anchors.turned(month, "2021-12", -1) == "2020-12"


@pytest.mark.parametrize(
    ("told", "dated"),
    [("2 August 2021", ("2021-08-02", "explicit")), ("31 July 2021", ("2021-09-15", "published"))],
)
def test_a_day_of_the_lead_long_before_the_publication_is_another_events(told, dated):
    assert day(f"The council of Graz opened the bridge on {told}.") == dated


def test_a_region_of_a_country_nothing_else_belongs_to_is_a_side_only_where_it_is_told_again():
    text = "Governor of Tula Oblast Ivan Rogov opened a mill in Tula Oblast. Tula Oblast is glad. Hamburg sent a crane."
    assert scene_of(article(text)).sides == ("RU-TUL",)
    assert scene_of(article(f"{text} Hamburg is glad.")).sides == ("DE-HH", "RU-TUL")


def test_in_an_article_without_a_day_a_date_without_year_is_of_the_last_year_its_dates_tell():
    promise = "The ministry will finish the rest by 15 October."
    told = [
        found("pledge", f"{before} {promise}", published=None) for before in ("", "On 1 September 2016 half was ready.")
    ]
    assert [pledge.data.deadline for (pledge,) in told] == ["XXXX-10-15", "2016-10-15"]
