import pytest

from tests.language.readings import article, found
from timeline.language import reading
from timeline.language.marks import Place
from timeline.language.places import homes
from timeline.language.quantity import periods


def figures(text, **more):
    return found("figure", text, **more)


def only(text, **more):
    told = figures(text, **more)
    assert len(told) == 1, [finding.data for finding in told]
    return told[0]


def changed(change):
    return {
        name: getattr(change, name)
        for name in ("ratio", "percent", "amount", "base", "qualifier")
        if getattr(change, name) is not None
    }


# -- growth and level ------------------------------------------------------------------------------------------


def test_a_growth_up_to_an_amount_is_its_change():
    data = only("In 2019, our exports rose 1.7 times over 2018 to reach $40 million despite the drought.").data
    assert (data.value, data.unit, data.period, data.metric) == (40_000_000, "USD", "2019", "exports")
    assert changed(data.change) == {"ratio": 1.7, "base": "2018"}


@pytest.mark.parametrize(
    ("text", "value", "change"),
    [
        ("Sales in 2019 came to $7 million, up 3 times.", 7_000_000, {"ratio": 3}),
        ("Sales came to almost $7 million, 31.5% more than in 2018.", 7_000_000, {"percent": 31.5, "base": "2018"}),
        ("In 2020 sales stood at $7.5 million (12.5% down).", 7_500_000, {"percent": -12.5}),
        ("Sales grew by 12% and reached $7 million.", 7_000_000, {"percent": 12}),
        ("Sales fell by about 12% to €7 million.", 7_000_000, {"percent": -12, "qualifier": "about"}),
        ("Sales doubled to $7 million.", 7_000_000, {"ratio": 2}),
        ("They hope to double trade to $7 million.", 7_000_000, {"ratio": 2}),
        (
            "We sold $7 million, and this is a 30% increase compared to 2018.",
            7_000_000,
            {"percent": 30, "base": "2018"},
        ),
        ("Sales reached $7 million in 2019, up 6% from a year earlier.", 7_000_000, {"percent": 6, "base": "2018"}),
    ],
)
def test_a_growth_beside_an_amount_is_its_change(text, value, change):
    data = only(text).data
    assert data.value == value
    assert changed(data.change) == change


@pytest.mark.parametrize(
    ("text", "unit", "change"),
    [
        ("Exports of flax grew 14 times in January-May 2021.", "times", {"ratio": 14}),
        ("Output fell by 4% in 2020.", "percent", {"percent": -4}),
        ("Output rose by $3 million in 2020.", "USD", {"amount": 3_000_000}),
        ("Output in May 2021 was 5% up year on year.", "percent", {"percent": 5, "base": "2020-05"}),
        (
            "In January-March 2021 output rose 5% compared with the same period last year.",
            "percent",
            {"percent": 5, "base": "2020-01/2020-03"},
        ),
    ],
)
def test_a_pure_growth_has_no_value(text, unit, change):
    data = only(text).data
    assert data.value is None
    assert data.unit == unit
    assert changed(data.change) == change


def test_a_growth_of_another_subject_stands_alone():
    told = figures("Exports were $5 million in 2020 and imports rose by 10%.")
    assert {(finding.data.value, finding.data.unit) for finding in told} == {(5_000_000, "USD"), (None, "percent")}


def test_a_growth_from_one_amount_to_another_belongs_to_the_new_one():
    told = figures("Exports rose by a fifth from $5 million to $6 million.")
    assert [(finding.data.value, finding.data.change is not None) for finding in told] == [
        (5_000_000, False),
        (6_000_000, True),
    ]


# -- which time ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Trade was $5 million in 2019 and $6 million in 2020.", ["2019", "2020"]),
        ("In 2019 trade was $5 million, in 2020 it was $6 million.", ["2019", "2020"]),
        ("After the port opened late in 2019, trade grew 8 times in January-May 2021.", ["2021-01/2021-05"]),
        ("Last year, trade exceeded $50 million.", ["2020"]),
        ("There were 16 fairs this year alone.", ["2021-01-01/2021-09-15"]),
        ("The town has made ties with twelve ports since 2017.", ["2017/2021"]),
        ("The fund holds $5 million.", [None]),
        ("Trade hit $5 million in 2020, compared to $4 million the year before.", ["2020", "2019"]),
        ("Trade hit $5 million in 2020, against $4 million a year earlier.", ["2020", "2019"]),
        ("The cost rose from $4 million in 2015 to $9 million.", ["2015", None]),
        (
            "Sales were $3 million, $4 million and $5 million in 2017, 2018 and 2019 respectively.",
            ["2017", "2018", "2019"],
        ),
        ("The yard will build 2,000 boats a year from 2026.", ["2026/.."]),
        ("The port will get $4 million over five years, beginning in 2022.", ["2022/2027"]),
        ("The port will get $4 million a year over the five years of the deal, from 2022.", ["2022/2027"]),
        ("Since taking office in 2018, the mayor has built 300 homes.", ["2018/2021"]),
        ("Until 2018 the port had 40 cranes.", ["../2018"]),
        ("In 2019: $5 million was spent; 300 homes were built.", ["2019", "2019"]),
        ("During the 2018-19 fiscal year exports were $5 million.", ["2018/2019"]),
        ("In January-May it was 104% of the same period last year.", ["2021-01/2021-05"]),
        ("Trade increased from $5 million in 2019 to $6 million in 2020.", ["2019", "2020"]),
        ("Over the past five years trade has increased by 40%.", ["2016/2021"]),
        ("Soon $5 million is due.", [None]),
        ("Since 2017 the town has built 300 homes.", ["2017/2021"]),
        ("The town has built 300 homes; all of 2017 was lost.", [None]),
    ],
)
def test_each_number_has_its_own_time(text, periods):
    assert [finding.data.period for finding in figures(text)] == periods


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("As of May 1, 45,000 people were on the list.", None),
        ("By the end of August 2021, 450 km of road had been laid.", None),
        ("By the end of the year 450 km of road are to be laid.", True),
    ],
)
def test_what_was_reached_by_a_day_gone_is_no_goal(text, target):
    assert [finding.data.target for finding in figures(text)] == [target]


def test_a_figure_is_dated_when_it_was_said():
    finding = only("Last year, trade exceeded $50 million.")
    assert (finding.date, finding.basis) == ("2021-09-15", "published")


def test_the_year_of_months_follows_from_their_base():
    finding = only("In January-September it was 9% up on 2013.", published=None)
    assert finding.data.period == "2014-01/2014-09"


# -- goals -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "target", "period"),
    [
        ("Trade is expected to reach $3 million by 2025.", True, "2025"),
        ("Trade ought to go up to $3 million this year.", True, "2021"),
        ("The aim is to bring trade to $3 million.", True, None),
        ("For 2021 $3 million is expected.", True, "2021"),
        ("They plan to create 300 jobs.", True, None),
        ("Trade reached $3 million in 2020.", None, "2020"),
        ("They plan their work. Trade is $3 million.", None, None),
    ],
)
def test_goals_and_forecasts(text, target, period):
    data = only(text).data
    assert data.target is target
    assert data.period == period


# -- what is measured ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("Mutual trade in goods and services exceeded $50 million.", "Mutual trade in goods and services"),
        ("Exports of tractors to the oblast grew 14 times.", "Exports of tractors to the oblast"),
        ("They control 80% of the retail market.", "share of the retail market"),
        ("There are 3,000 organizations with foreign capital.", "organizations with foreign capital"),
        ("The firm sold $4 million of timber.", "timber"),
        ("The firm signed a $4 million contract for pipes.", "contract for pipes"),
        ("They aim to raise two-way trade to $4 million.", "two-way trade"),
        ("It is half of the stock.", "share of the stock"),
        ("They want to supply $4 million.", None),
        ("A total investment of about RUB20 billion went in.", "total investment"),
        ("It was $4 million.", None),
    ],
)
def test_metrics(text, metric):
    assert only(text).data.metric == metric


def test_it_measures_what_the_sentence_before_did():
    told = figures("Mutual trade exceeded $50 million in 2019. In 2020 it was $60 million.")
    assert [finding.data.metric for finding in told] == ["Mutual trade", "Mutual trade"]


# -- what is no figure -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "There were two main issues and three sides.",
        "Snow is as deep as 12 meters there.",
        "The village lies 17 km from the lake.",
        "He agrees 100%.",
        "Four counties signed.",
        "3.39 RUB\n\n3.38 USD\n\n3.56 EUR",
        "1,250 views and 14 comments",
        "Nine leaders met 5 ministers.",
        "The 10th forum met for five years.",
    ],
)
def test_what_tells_nothing_is_no_figure(text):
    assert figures(text) == []


# -- lists -----------------------------------------------------------------------------------------------------


def test_equal_amounts_of_a_list_are_different_facts():
    told = figures(
        "The firms are: North Glass (₹25 crore and 60 jobs) in Salem; Apex Paper Ltd (₹25 crore and 90 jobs) in Erode."
    )
    assert {(finding.data.value, finding.data.parties) for finding in told} == {
        (250_000_000, ("North Glass",)),
        (60, ("North Glass",)),
        (250_000_000, ("Apex Paper Ltd",)),
        (90, ("Apex Paper Ltd",)),
    }


def test_each_of_two_places_has_its_own_amount():
    told = figures("Kwale and Mombasa are to get Sh2 billion each, Kilifi Sh3 billion.")
    assert [(finding.data.value, finding.regions) for finding in told] == [
        (2_000_000_000, ("KE-19",)),
        (2_000_000_000, ("KE-28",)),
        (3_000_000_000, ("KE-14",)),
    ]


# -- told twice ------------------------------------------------------------------------------------------------


def test_places_that_share_out_what_each_gets():
    told = figures("Kwale and Mombasa will each receive Sh2 billion.")
    assert [(finding.data.value, finding.regions) for finding in told] == [
        (2_000_000_000, ("KE-19",)),
        (2_000_000_000, ("KE-28",)),
    ]


def test_a_name_in_brackets_before_the_numbers():
    told = figures("They are: Atlas (Northern) (₹40 crore) in Salem; Apex Paper (₹25 crore) in Erode.")
    assert {finding.data.parties for finding in told} == {("Atlas",), ("Apex Paper",)}


def test_a_figure_told_twice_is_one_with_both_places():
    text = "The deal is worth $12 million. The mayor was glad. “The deal of $12 million is good,” he said."
    finding = only(text)
    assert len(finding.also) == 1
    start, end = finding.also[0]
    assert "The deal of $12 million" in text[start:end]


def test_a_rounded_number_and_then_the_exact_one_are_one():
    finding = only("Over 70 contracts were signed. In all, the sides signed 76 contracts.")
    assert (finding.data.value, finding.data.qualifier, len(finding.also)) == (76, "exact", 1)


@pytest.mark.parametrize(
    "text",
    [
        "Trade was $5 million in 2019. Trade was $5 million in 2020.",
        "Exports were $5 million. A new school cost $5 million.",
        "Dozens of firms came. Dozens of cows died.",
        "Exports rose by 5%. Imports rose by 5%.",
        "Exports rose by 5% in 2019. Exports rose by 5% in 2020.",
        "Over 70 contracts were signed. The sides signed 140 contracts.",
        "The share is 5%. A. B. C. D. The rate is 5%.",
    ],
)
def test_other_facts_stay_apart(text):
    assert len(figures(text)) == 2


def test_a_second_telling_adds_what_it_tells_more():
    text = "The deal of about $12 million is big. In 2020 the deal stood at $12 million, 5% more than in 2019."
    data = only(text).data
    assert (data.value, data.qualifier, data.period) == (12_000_000, "exact", "2020")
    assert changed(data.change) == {"percent": 5, "base": "2019"}


def test_a_growth_told_twice_is_one():
    finding = only("Exports rose by 5% in 2020. It was said again that exports rose by 5%.")
    assert len(finding.also) == 1


@pytest.mark.parametrize("period", [None, "XXXX-05", "../2020"])
def test_no_year_earlier_without_a_year(period):
    assert periods.earlier(period) is None


# -- who -------------------------------------------------------------------------------------------------------


def test_the_speaker_is_the_one_heard():
    finding = only("“We shipped 300 tractors,” Governor Anna Petrova said.")
    assert finding.data.speaker == "Anna Petrova"
    assert "Anna Petrova" in finding.actors


def test_a_span_is_the_sentence():
    text = "The forum began. Some 80 papers were signed there. It ended."
    finding = only(text)
    assert text[finding.start : finding.end] == "Some 80 papers were signed there."


# -- other languages -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "unit", "period", "change"),
    [
        ("В 2020 году товарооборот составил 3 млрд долларов.", 3_000_000_000, "USD", "2020", {}),
        ("Экспорт в 2020 году вырос на 30%.", None, "percent", "2020", {"percent": 30}),
        ("В 2020 году экспорт вырос в 2,5 раза и составил 40 млн долларов.", 40_000_000, "USD", "2020", {"ratio": 2.5}),
        ("В 2020 году экспорт вырос в 1,6 раза, до 40 млн евро.", 40_000_000, "EUR", "2020", {"ratio": 1.6}),
        ("Подписано более 80 соглашений.", 80, "соглашений", None, {}),
    ],
)
def test_russian_figures(text, value, unit, period, change):
    data = only(text, language="ru").data
    assert (data.value, data.unit, data.period) == (value, unit, period)
    assert changed(data.change) == change if change else data.change is None


def test_a_russian_metric_keeps_its_nouns():
    assert only("Объем взаимной торговли составил 40 млн евро.", language="ru").data.metric == "Объем взаимной торговли"


def test_a_figure_of_a_german_article():
    data = only("Im Jahr 2020 betrug der Handel 3 Milliarden Euro.", language="de").data
    assert (data.value, data.unit, data.period) == (3_000_000_000, "EUR", "2020")


# -- whose money -----------------------------------------------------------------------------------------------


def place(code, kind="region"):
    return Place(start=0, end=1, text="x", code=code, kind=kind)


@pytest.mark.parametrize(
    ("home", "codes", "country"),
    [
        (None, ["CA-ON", "CA-AB"], "CA"),
        (None, ["US-IA", "JP", "JP-13", "JP"], None),
        (None, ["CA-ON", "VN", "VN-30"], "VN"),
        (None, ["CA-ON", "VN", "CA-AB"], None),
        (None, ["KE-30", "UG", "KE"], "KE"),
        (None, ["CA"], None),
        (None, [], None),
        ("BY", ["BY", "PL"], "BY"),
        ("BY", ["BY", "RU-BRY"], None),
        ("XX", ["KE", "KE"], "KE"),
    ],
)
def test_the_country_a_bare_sign_is_read_by(home, codes, country):
    assert homes.of(home, [place(code) for code in codes], "") == country


def test_a_canadian_article_counts_in_canadian_dollars():
    text = "Alberta and Ontario agreed in Toronto. Ontario gives $20 million, Alberta and Manitoba more."
    assert [finding.data.unit for finding in reading.read_article(article(text)) if finding.type == "figure"] == ["CAD"]


def test_a_percent_and_what_it_grew_to_are_no_range():
    (figure,) = figures("The number of small firms was up 33.3% to 75.3 thousand in 2022.")
    assert (figure.data.value, figure.data.change.percent) == (75300, 33.3)


def test_growth_after_growth_is_of_one_time():
    text = "In January-March 2021 trade rose by 16% to $102 million. Exports went up by 11% to $24 million."
    assert [one.data.period for one in figures(text)] == ["2021-01/2021-03"] * 2
    text = "In January-March 2021 trade rose by 16% to $102 million. In 2020 exports went up by 11% to $24 million."
    assert [one.data.period for one in figures(text)] == ["2021-01/2021-03", "2020"]
    text = "In January-March 2021 trade stood at $102 million. Exports went up by 11% to $24 million."
    assert [one.data.period for one in figures(text)] == ["2021-01/2021-03"] * 2
    assert figures(text)[1].doubt == "period told in the sentence before"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Koshi Province signed agreements worth Rs 152 billion.", "NPR"),
        ("Talks between Pakistan and China went on in China. Punjab gets Rs 5 billion.", "PKR"),
        ("Talks between Pakistan and India went on. The road costs Rs 5 billion.", "INR"),
        ("The road costs Rs 5 billion.", "INR"),
    ],
)
def test_rupees_are_those_of_the_country_whose_they_can_be(text, unit):
    assert [one.data.unit for one in figures(text)] == [unit]


def test_a_percent_up_to_an_amount_limits_nothing():
    (figure,) = figures("In January-April 2021 imports were 96.2% up to $779 million.")
    assert figure.data.qualifier == "exact"


@pytest.mark.parametrize(
    ("text", "language", "percent"),
    [
        ("Trade increased in 2020 by 12% to $450 million.", "en", 12),
        ("Exports fell in January-April 2021 by 7% to $45 million.", "en", -7),
        ("Товарооборот вырос в 2020 году на 12% и составил 450 млн долларов.", "ru", 12),
        ("Экспорт увеличился в январе-мае 2021 года на 12%.", "ru", 12),
        ("Der Handel wuchs im Jahr 2020 um 12 Prozent auf 450 Millionen Dollar.", "de", 12),
    ],
)
def test_a_year_between_a_growth_and_its_verb_parts_nothing(text, language, percent):
    (figure,) = figures(text, language=language)
    assert figure.data.change.percent == percent


# -- rates, ranges, rounding, periods ---------------------------------------------------------------------------


def test_a_range_keeps_both_ends_and_no_number_that_nobody_said():
    data = only("The bridge will cost between $40 million and $55 million.").data
    assert (data.value, data.range) == (40_000_000, (40_000_000, 55_000_000))
    data = only("The economy will likely expand between 4.5 percent and 5.3 percent.").data
    assert data.range == (4.5, 5.3)


@pytest.mark.parametrize(
    ("language", "text", "value", "per"),
    [
        ("en", "The plant makes 85 cars a day.", 85, "day"),
        ("en", "The field gives 1.2 million barrels per day.", 1_200_000, "day"),
        ("en", "The plant makes 500 cars.", 500, None),
        ("de", "Das Werk baut 85 Autos pro Tag.", 85, "day"),
        ("fr", "L'usine produit 85 voitures par jour.", 85, "day"),
        ("ru", "Завод выпускает 500 тракторов в год.", 500, "year"),
    ],
)
def test_rates(language, text, value, per):
    data = only(text, language=language).data
    assert (data.value, data.per) == (value, per)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The port cost OMR 5 million.", 5_000_000, "OMR"),
        ("The port cost RO 2.5 million.", 2_500_000, "OMR"),
        ("The port cost QR200m.", 200_000_000, "QAR"),
        ("The port cost SR 1.5bn.", 1_500_000_000, "SAR"),
        ("The port cost KD 3 million.", 3_000_000, "KWD"),
        ("The port cost US $5 million.", 5_000_000, "USD"),
        ("The port cost US$ 5 million.", 5_000_000, "USD"),
        ("The port cost 500 billion won.", 500_000_000_000, "KRW"),
        ("The port cost INR 500 crore.", 5_000_000_000, "INR"),
        ("The port cost MUSD 5.", 5_000_000, "USD"),
        ("The port cost 30 TEUR.", 30_000, "EUR"),
        ("The port cost $3.2MM.", 3_200_000, "USD"),
        ("The port cost P24.5-M.", 24_500_000, "PHP"),
        ("The port cost 1,5 million euros.", 1_500_000, "EUR"),
    ],
)
def test_money_as_the_world_writes_it(text, value, unit):
    data = only(text).data
    assert (data.value, data.unit) == (value, unit)


@pytest.mark.parametrize(
    "text", ["The states agreed at COP21.", "The road was ready for EURO 2012.", "They met in RO 7."]
)
def test_names_with_numbers_are_no_money(text):
    assert figures(text) == []


def test_basis_points_are_hundredths():
    rise, rate = figures("The bank raised its key rate by 25 basis points to 4.75 percent.")
    assert (rise.data.unit, rise.data.change.percent, rate.data.value) == ("percentage points", 0.25, 4.75)


def test_a_hundred_percent_is_a_figure_where_it_is_reached():
    assert only("In October use of the money is to reach 100%.").data.value == 100
    assert figures("They are 100% sure.") == []


def test_what_stands_against_an_average_is_kept_apart_from_it():
    own, average = figures("The rate was 7.2%, against a national average of 5.1%.")
    assert (own.data.metric, average.data.metric) == ("rate", "national average")


def test_equal_sums_of_two_places_are_two():
    text = "Vitebsk Oblast got $5 million.\n\nTula Oblast got $5 million."
    assert len(figures(text)) == 2


def test_a_rounded_number_does_not_swallow_one_on_its_other_side():
    text = "In other districts work has exceeded 80 per cent.\n\nIn Tula Oblast work has reached 78 per cent."
    assert sorted(one.data.value for one in figures(text)) == [78, 80]


def test_the_lead_tells_the_period_of_a_report():
    lead = "In January-June 2021 trade stood at $102 million."
    text = f"{lead}\n\nExports came to $24 million.\n\nSales will reach $5 million."
    first, second, third = figures(text)
    assert (first.data.period, first.doubt) == ("2021-01/2021-06", None)
    assert (second.data.period, second.doubt) == ("2021-01/2021-06", "period told in the lead")
    assert third.data.period is None


def test_old_years_are_not_read_into_large_counts():
    assert only("The fund will build more than 1300 social and affordable homes.").data.value == 1300


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Revenue was $12 million in 2020, compared with $9 million in 2019.", {12e6: "2020", 9e6: "2019"}),
        (
            "In January–August exports were $4 million, against $3 million in the same period of last year.",
            {4e6: "2021-01/2021-08", 3e6: "2020-01/2020-08"},
        ),
        (
            "This year's crop is 2.1 million tonnes, compared to last year's 1.8 million tonnes.",
            {2.1e6: "2021", 1.8e6: "2020"},
        ),
        ("The fleet has 340 buses now, up from 210 buses in 2015.", {340: None, 210: "2015"}),
        ("It grew 4 percent in 2020, faster than the 3 percent of the previous year.", {4: "2020", 3: "2019"}),
        ("Unemployment was 5.2 percent in July, down from 6.1 percent in June.", {5.2: "2021-07", 6.1: "2021-06"}),
    ],
)
def test_what_a_number_is_compared_with_is_of_its_own_time(text, periods):
    told = [one.data for one in found("figure", text)]
    values = {one.value if one.value is not None else one.change.percent: one.period for one in told}
    assert values == periods


def test_months_told_with_for_are_the_first_of_the_year_beside_another_time():
    text = "В этом году поставили 30 машин, за семь месяцев закуплено 80 комбайнов."
    assert [one.data.period for one in found("figure", text, language="ru")] == ["2021", "2021-01/2021-07"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The COP21 summit pledged cuts.", []),
        ("More than 4 in 10 voters agreed.", [(40, "percent")]),
        ("He invested in 2015 in ten farms.", [(10, "farms")]),
        ("The rate rose from 4.5 to 6 percent.", [(4.5, "percent"), (6, "percent")]),
        ("There are 45 schools. Around 20 of these have been repaired.", [(45, "schools"), (20, "schools")]),
    ],
)
def test_only_numbers_that_somebody_said(text, told):
    assert [(one.data.value, one.data.unit) for one in found("figure", text)] == told


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In the fiscal year ending March 2023, income was $471 million.", "2022-04/2023-03"),
        ("He made more than $800,000 from 2012 to 2014.", "2012/2014"),
        ("In May 2023 88,000 posts were added, the first gain since November 2019.", "2023-05"),
        ("The mean price in May 2023 was $390, up from $380 a year ago.", "2023-05 2022-05"),
        ("Growth was 7 percent in 2019, below the more than 9 percent of between 2005 and 2008.", "2019 2005/2008"),
    ],
)
def test_a_number_has_the_time_that_is_told_as_its_own(text, period):
    assert [finding.data.period for finding in figures(text)] == period.split()


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Sales rose in the fourth quarter of 2023. For the full year, profit was $8 million.", "2023"),
        ("The board told of 2021-22. During the year under review it spent $5 million on roads.", "2021/2022"),
        ("In 2019 the harvest failed. That year, 400 farms were closed.", "2019"),
        ("Trade in January 2022 was slow. In the same period, imports were $7 million.", "2022-01"),
        ("The office was new in 2021. The previous year it took $4 million.", "2020"),
        ("In 2021 Ann was hurt. The best clerks of the year were 30 women.", None),
    ],
)
def test_a_time_that_points_back_is_the_one_told_before(text, period):
    assert only(text).data.period == period


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Tourist arrivals stood at 1.9 million.", ["arrivals"]),
        ("Deaths on the road rose sharply to 450.", ["deaths"]),
        ("The clerk said complaints rose to 1,200.", ["complaints"]),
        ("Prices rose to 9,000.", []),
        ("Temperatures on the lake fell to 35.", []),
        ("Sales rose to 4,000.", []),
    ],
)
def test_a_number_that_its_subject_tells_counts_it(text, units):
    assert [finding.data.unit for finding in found("figure", text)] == units
