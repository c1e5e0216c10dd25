from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.steps import assert_linear
from timeline.language.marks import Moment, Sentence
from timeline.language.quantity import currencies, quantities
from timeline.language.text import sentences


def find(text, language="en", home=None, moments=()):
    return quantities.find_quantities(
        text, sentences.split_sentences(text, language), language=language, home=home, moments=moments
    )


def read(text, language="en", home=None):
    return [(q.value, q.unit) for q in find(text, language, home)]


def only(text, language="en", home=None):
    found = find(text, language, home)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The plant cost $18 million.", 18_000_000, "USD"),
        ("The plant cost US$18 million.", 18_000_000, "USD"),
        ("The plant cost U.S. $18 million.", 18_000_000, "USD"),
        ("The plant cost a $50 million loan.", 50_000_000, "USD"),
        ("The plant cost 18 million U.S. dollars.", 18_000_000, "USD"),
        ("The plant cost $5bn.", 5_000_000_000, "USD"),
        ("The plant cost RUB200 billion.", 200_000_000_000, "RUB"),
        ("The plant cost EUR 3.4 mln.", 3_400_000, "EUR"),
        ("The plant cost 3.4 million euros.", 3_400_000, "EUR"),
        ("The plant cost €750,000.", 750_000, "EUR"),
        ("The plant cost £2.5m.", 2_500_000, "GBP"),
        ("The plant cost ₹10,399 crore.", 103_990_000_000, "INR"),
        ("The plant cost Rs 45 lakh.", 4_500_000, "INR"),
        ("The plant cost Rs. 45 lakh.", 4_500_000, "INR"),
        ("The plant cost N75 billion.", 75_000_000_000, "NGN"),
        ("The plant cost R1.5 billion.", 1_500_000_000, "ZAR"),
        ("The plant cost Sh10.7 billion.", 10_700_000_000, "KES"),
        ("The plant cost HK$40 million.", 40_000_000, "HKD"),
        ("The plant cost C$ 40 million.", 40_000_000, "CAD"),
        ("The plant cost usd$ 40 million.", 40_000_000, "USD"),
        ("The plant cost 40 million Australian dollars.", 40_000_000, "AUD"),
        ("The plant cost 12 billion Belarusian rubles.", 12_000_000_000, "BYN"),
        ("The plant cost 12 billion [Russian rubles].", 12_000_000_000, "RUB"),
        ("The plant cost 75 USD million.", 75_000_000, "USD"),
        ("The plant cost 30 MEUR.", 30_000_000, "EUR"),
        ("The plant cost MUSD 60.", 60_000_000, "USD"),
        ("The plant cost $ 10 dollars.", 10, "USD"),
        ("The ticket cost 50 cents.", 0.5, "USD"),
        ("The ticket cost 3 dollars 50 cents.", 3.5, "USD"),
        ("The ticket cost 15 dollars and 50.", 15.5, "USD"),
        ("The ticket cost five million yen.", 5_000_000, "JPY"),
        ("The ticket cost 500 yuan.", 500, "CNY"),
    ],
)
def test_money_by_sign_code_and_name(text, value, unit):
    quantity = only(text)
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "home", "unit"),
    [
        ("It is worth $3 million.", "CA", "CAD"),
        ("It is worth $3 million.", "AU", "AUD"),
        ("It is worth $3 million.", "KE", "USD"),
        ("It is worth 3 million dollars.", "NZ", "NZD"),
        ("It is worth US$3 million.", "CA", "USD"),
        ("It is worth Sh3 million.", "UG", "UGX"),
        ("It is worth Sh3 million.", "TZ", "TZS"),
        ("It is worth Rs 3 million.", "PK", "PKR"),
        ("It is worth 3 million rubles.", "BY", "BYN"),
        ("It is worth 3 million rubles.", "RU", "RUB"),
        ("It is worth R300.", "ZA", "ZAR"),
        ("It is worth K300.", "ZM", "ZMW"),
    ],
)
def test_a_bare_sign_is_the_money_of_the_source(text, home, unit):
    quantity = only(text, home=home)
    assert quantity.unit == unit
    assert quantity.doubt is None


def test_money_of_unknown_country_is_doubted():
    assert only("The farm got 5 million rubles.").doubt == "currency not told: RUB or BYN"


def test_money_named_clearly_before_tells_what_the_bare_name_means():
    text = "The road cost 40 million Belarusian rubles. The bridge cost 12 million rubles."
    assert read(text) == [(40_000_000, "BYN"), (12_000_000, "BYN")]


@pytest.mark.parametrize(
    "text", ["He drove the R300 home.", "Take the N7.", "A K9 unit came.", "The P3 form is lost.", "A D5 battery."]
)
def test_a_letter_before_digits_is_seldom_money(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Turnout was 80%.", 80),
        ("Turnout was 80 per cent.", 80),
        ("Turnout was 80 pct.", 80),
        ("Turnout was eighty percent.", 80),
        ("The change was minus five percent.", -5),
        ("The change was -5.5%.", -5.5),
        ("Over half of the seedlings are local.", 50),
        ("A quarter of the orchards are young.", 25),
        ("Two thirds of the fleet is new.", pytest.approx(66.666666)),
    ],
)
def test_shares(text, value):
    quantity = only(text)
    assert quantity.value == value
    assert quantity.unit == "percent"
    assert quantity.change is None


@pytest.mark.parametrize(
    ("text", "unit", "change"),
    [
        ("Exports grew by 12%.", "percent", ("percent", 12)),
        ("Exports fell by 12%.", "percent", ("percent", -12)),
        ("Exports were 9% up.", "percent", ("percent", 9)),
        ("Exports were 9% lower.", "percent", ("percent", -9)),
        ("There was an increase of 30%.", "percent", ("percent", 30)),
        ("Exports rose by a quarter.", "percent", ("percent", 25)),
        ("Exports dropped by a third.", "percent", ("percent", pytest.approx(-33.33333))),
        ("Exports rose 2.1 times.", "times", ("ratio", 2.1)),
        ("Exports fell 4 times.", "times", ("ratio", 0.25)),
        ("Exports saw a 10-fold increase.", "times", ("ratio", 10)),
        ("Exports doubled.", "times", ("ratio", 2)),
        ("Exports can double.", "times", ("ratio", 2)),
        ("Exports are three times what they were.", "times", ("ratio", 3)),
        ("Exports are twice as high.", "times", ("ratio", 2)),
        ("Exports halved.", "times", ("ratio", 0.5)),
    ],
)
def test_growth(text, unit, change):
    quantity = only(text)
    assert quantity.unit == unit
    assert getattr(quantity.change, change[0]) == change[1]


@pytest.mark.parametrize(
    "text",
    [
        "They make up 70% of the total.",
        "The share rose to 70%.",
        "He holds more than 20% of the shares.",
        "Unemployment is above 7%.",
    ],
)
def test_a_level_is_no_growth(text):
    assert only(text).change is None


@pytest.mark.parametrize(
    "text",
    [
        "It was 2.1 times.",
        "The page was read 146 times (a).",
        "A double room was booked.",
        "They meet twice a year.",
        "Half of the year is over.",
        "In the second half they scored.",
    ],
)
def test_what_is_neither_growth_nor_share(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("There were 16 visits.", 16, "visits"),
        ("There are 3,000 organizations with foreign capital.", 3000, "organizations"),
        ("Over 8,000 Polish and Czech enterprises are tied.", 8000, "Polish and Czech enterprises"),
        ("It has 18 Korean-funded projects.", 18, "Korean-funded projects"),
        ("It has 727,000 people.", 727_000, "people"),
        ("A farm for 1,200 head of cattle stands there.", 1200, "head of cattle"),
        ("They sold 15 MAZ buses.", 15, "MAZ buses"),
        ("They signed 17 MoUs.", 17, "MoUs"),
        ("Eight cities are tied.", 8, "cities"),
        ("They built 200 more schools.", 200, "schools"),
        ("They hired 40 sales people.", 40, "sales people"),
        ("A delegation of 24 came.", 24, "people"),
        ("A group of 35 business leaders came.", 35, "business leaders"),
        ("They shipped 300 tonnes of flax.", 300, "tonnes"),
        ("They sowed 4,500 hectares.", 4500, "ha"),
        ("The station gives 100 MW.", 100, "MW"),
        ("They built 5,000 sq m of housing.", 5000, "m2"),
        ("They shipped 2 million tonnes.", 2_000_000, "tonnes"),
    ],
)
def test_counts_and_measures(text, value, unit):
    quantity = only(text)
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The 10th forum met.",
        "The XII forum met.",
        "It began at 13:35 sharp.",
        "Call +375-17-15-55 now.",
        "Take the TU-214 home.",
        "See the Belexpo-2022 hall.",
        "See No. 15 and № 7.",
        "See page 44 for sales.",
        "He is aged 40 and lives here.",
        "They won 3:1 there.",
        "Write to 192.168.1.2 again.",
        "The link has %20and in it.",
        "In 2000 leaders met.",
        "A 3D printer is here.",
        "It lasted 40 years.",
        "Bring 5 and go.",
        "Bring 5 - sheets.",
        "Bring 5 and of sheets.",
        "Bring 5 red, blue and green sheets.",
        "Bring 5 big or old sheets.",
        "Of the mark of 5.",
        "The level of 5 is low.",
        "#12 is here.",
    ],
)
def test_never_a_quantity(text):
    assert read(text) == []


def test_numbers_inside_moments_are_dates():
    text = "On 15 May 300 workers came."
    moment = Moment(start=3, end=9, text="15 May", edtf="XXXX-05-15", kind="date")
    assert [(q.value, q.unit) for q in find(text, moments=(moment,))] == [(300, "workers")]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("It cost $5 million.", "exact"),
        ("It cost about $5 million.", "about"),
        ("It cost some $5 million.", "about"),
        ("It cost almost $5 million.", "almost"),
        ("It cost close to $5 million.", "almost"),
        ("It cost more than $5 million.", "more_than"),
        ("It exceeded the record level of $5 million.", "more_than"),
        ("It has the value of $5 million.", "exact"),
        ("It cost less than $5 million.", "less_than"),
        ("It cost up to $5 million.", "up_to"),
        ("It ought to go up to $5 million.", "exact"),
        ("It cost $5 million or more.", "more_than"),
        ("It made hundreds of thousands of jobs.", "order_of_magnitude"),
        ("It made several thousand jobs.", "order_of_magnitude"),
    ],
)
def test_qualifiers(text, qualifier):
    quantity = only(text)
    assert quantity.qualifier == qualifier
    assert (quantity.value is None) == (qualifier == "order_of_magnitude")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It will cost $5-10 million.", 5_000_000, 10_000_000, "USD"),
        ("It will cost between $5 million and $6 million.", 5_000_000, 6_000_000, "USD"),
        ("It takes 5 to 6 percent.", 5, 6, "percent"),
        ("It takes from 20 to 30 companies.", 20, 30, "companies"),
        ("It takes 20–30 companies.", 20, 30, "companies"),
    ],
)
def test_ranges(text, low, high, unit):
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, unit)
    assert quantity.value == low


@pytest.mark.parametrize(
    "text", ["It rose from 5 percent to 7 percent.", "It has 5 mills and 7 mills.", "It has 30 mills - 20 shops."]
)
def test_two_numbers_that_are_no_range(text):
    assert len(find(text)) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "First it was 1.5 billion [Russian rubles], now it is 22.5.",
            [(1_500_000_000, "RUB"), (22_500_000_000, "RUB")],
        ),
        ("Trade is 1m dollars and should reach 2m.", [(1_000_000, "USD"), (2_000_000, "USD")]),
        ("They left 211 papers, of which 100 are contracts.", [(211, "papers"), (100, "contracts")]),
        ("It has 727,000 people. Its capital, with 54,000, is big.", [(727_000, "people"), (54_000, "people")]),
        ("The number of joint ventures has reached 1,700.", [(1700, "joint ventures")]),
        ("They met 40 men, including 7 with children.", [(40, "men"), (7, "men")]),
        ("They met 40 men, and 7 were seen again.", [(40, "men"), (7, "men")]),
        ("Of 40 steps, the ministry has completed 13.", [(40, "steps"), (13, "steps")]),
        ("Some 77 homes are built, and a further 286 are on the way.", [(77, "homes"), (286, "homes")]),
        ("Three of the five clinics have opened.", [(3, "clinics"), (5, "clinics")]),
        ("They closed 25 of its 74 libraries.", [(25, "libraries"), (74, "libraries")]),
        ("They run 30 schools; around 20 of these are cold.", [(30, "schools"), (20, "schools")]),
        ("Seedlings are planted at 85 a day.", [(85, "Seedlings")]),
        ("The number of beds will rise from 46 to 66.", [(46, "beds"), (66, "beds")]),
        ("The boats landed 5 and 6 tonnes respectively.", [(5, "tonnes"), (6, "tonnes")]),
        ("Traffic will rise from 1,700 to 6,000 vehicles.", [(1700, "vehicles"), (6000, "vehicles")]),
        ("They sold 816 000 t of ore and 12,500 t of coal.", [(816_000, "tonnes"), (12_500, "tonnes")]),
        ("They built a 20,000-seat stadium and a 12-bed ward.", [(20_000, "seats")]),
        ("Supplies rose from 10,000 to 14,000 tonnes.", [(10_000, "tonnes"), (14_000, "tonnes")]),
        ("It gives 500 direct and 900 indirect jobs.", [(500, "indirect jobs"), (900, "indirect jobs")]),
        ("They are 12 and 300 people came.", [(300, "people")]),
        ("The blast killed 250 people and hurt 5,000 others.", [(250, "people"), (5000, "people")]),
        ("The road cost 10 billion rubles ($110 million).", [(10_000_000_000, "RUB")]),
    ],
)
def test_the_unit_of_the_number_before(text, found):
    assert read(text) == found


@pytest.mark.parametrize("text", ["It cost $5 million. A, b. C, d. E, f. It was 2.5.", "They met 40 men in room 7."])
def test_no_unit_is_carried_too_far(text):
    assert len(find(text)) == 1


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Товарооборот составил 2,5 млрд долларов.", "ru", [(2_500_000_000, "USD")]),
        ("Завод получил 300 тыс. рублей.", "ru", [(300_000, "RUB")]),
        ("Завод получил 300 тыс. белорусских рублей.", "ru", [(300_000, "BYN")]),
        ("Темп роста экспорта составил 110%.", "ru", [(110, "percent")]),
        ("Там живут 70 тысяч людей разных лет.", "ru", [(70_000, "людей")]),
        ("Довести экспорт до 5 млн евро.", "ru", [(5_000_000, "EUR")]),
        ("Завод получил 12 млн евро.", "ru", [(12_000_000, "EUR")]),
        ("Выпущено 1 250 новых тракторов.", "ru", [(1250, "тракторов")]),
        ("Подписано 80 соглашений.", "ru", [(80, "соглашений")]),
        ("Доля равна 42,1%.", "ru", [(42.1, "percent")]),
        ("Собрано 9 млн тонн зерна.", "ru", [(9_000_000, "tonnes")]),
        ("Десятки тысяч рабочих мест созданы.", "ru", [(None, "рабочих мест")]),
        ("Die Anlage kostete 75 Millionen Dollar.", "de", [(75_000_000, "USD")]),
        ("Die Anlage kostete 2,5 Mio. Euro.", "de", [(2_500_000, "EUR")]),
        ("Der Bau kostete 16,4 Millionen kanadische Dollar.", "de", [(16_400_000, "CAD")]),
        ("Es gibt 300 deutsche Firmen.", "de", [(300, "deutsche Firmen")]),
        ("Es gibt 300 in Bonn.", "de", []),
        ("Es gibt 300 neue, alte.", "de", []),
        ("Es sind 20 ganz neue und sehr alte gute rote Wagen.", "de", []),
        ("Там 300, и все.", "ru", []),
        ("Там 300 Белазов.", "ru", []),
        ("Там 15 дизель-поездов.", "ru", [(15, "дизель")]),
        ("Der Anteil liegt bei 12 Prozent.", "de", [(12, "percent")]),
        ("L'usine a coûté 75 millions de dollars.", "fr", [(75_000_000, "USD")]),
        ("L'usine a coûté 8,5 millions d'euros.", "fr", [(8_500_000, "EUR")]),
        ("On y compte 3 000 emplois.", "fr", [(3000, "emplois")]),
        ("Пабудавана 40 школ.", "be", [(40, "школ")]),
        ("Завод каштаваў 5 мільёнаў рублёў.", "be", [(5_000_000, "BYN")]),
    ],
)
def test_other_languages(text, language, found):
    assert read(text, language) == found


@pytest.mark.parametrize(
    ("text", "language", "change"),
    [
        ("Экспорт вырос на 30%.", "ru", ("percent", 30)),
        ("Экспорт сократился на 30%.", "ru", ("percent", -30)),
        ("Экспорт вырос в 2,5 раза.", "ru", ("ratio", 2.5)),
        ("Экспорт вырос вдвое.", "ru", ("ratio", 2)),
        ("Экспорт вырос на четверть.", "ru", ("percent", 25)),
        ("Рост экспорта составил 27%.", "ru", ("percent", 27)),
        ("The growth of exports was 27%.", "en", ("percent", 27)),
        ("Der Export stieg um 30 Prozent.", "de", ("percent", 30)),
        ("Der Export sank um 30 Prozent.", "de", ("percent", -30)),
        ("Der Export hat sich verdoppelt.", "de", ("ratio", 2)),
    ],
)
def test_growth_in_other_languages(text, language, change):
    assert getattr(only(text, language).change, change[0]) == change[1]


PIECES = st.sampled_from(
    [
        *("$5 million", "12%", "3,000 jobs", "1.5", "22", "billion", "rubles", "$", "Rs.", "№", "2:1", "½"),
        *(
            "up",
            "fell",
            "by",
            " of ",
            "half",
            "a quarter of",
            "hundreds of",
            "thousand",
            "twice as",
            "between",
            "and",
            "to",
        ),
        *("(", ")", "-", "–", ",", ".", "é", "İ", "\n"),
    ]
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_spans_are_exact_sorted_and_apart(text):
    found = find(text)
    for quantity in found:
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.unit
        if quantity.low is not None:
            assert quantity.low <= quantity.value <= quantity.high
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fault(text):
    for language in ("en", "ru", "de"):
        find(text, language)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "piece", ["1-", "1,", "(", "$ ", "one ", "million ", "half ", "5% ", "5 jobs, ", "number of ", "x'"]
)
def test_an_endless_sentence_is_read_in_time(piece):
    def work(size):
        text = (piece * size)[:size]
        whole = (Sentence(0, 0, size, text, 0),)
        return lambda: quantities.find_quantities(text, whole, language="en")

    assert_linear(work, 2_000)


def test_money_has_names():
    assert currencies.name_of("BYN") == "Belarusian Ruble"
    assert currencies.name_of("XXQ") == "XXQ"
    assert currencies.home_of("KE") == "KES"
    assert currencies.home_of(None) is None


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("They were owed Kshs. 62.5 billion.", "KES", 62_500_000_000),
        ("They were owed Ksh.19 billion.", "KES", 19_000_000_000),
        ("It cost GH¢5 million.", "GHS", 5_000_000),
        ("Beijing put in RMB 3 billion.", "CNY", 3_000_000_000),
    ],
)
def test_signs_as_the_press_of_a_country_writes_them(text, unit, value):
    (found,) = quantities.find_quantities(text, sentences.split_sentences(text, "en"), language="en")
    assert (found.unit, found.value) == (unit, value)
