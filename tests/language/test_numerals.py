from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.language.quantity import numerals
from timeline.language.text import tokens


def read(text, language="en"):
    cut = tokens.split_tokens(text)
    numeral = numerals.read_numeral(cut, 0, language)
    if numeral is None:
        return None
    rest = text[cut[numeral.after].start :] if numeral.after < len(cut) else ""
    return (None if numeral.value is None else numerals.plain_number(numeral.value)), rest


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("7", "en", 7),
        ("1,234", "en", 1234),
        ("1,234.5", "en", 1234.5),
        ("1.234,5", "en", 1234.5),
        ("1,5", "en", 1.5),
        ("1.234", "en", 1.234),
        ("4.000", "en", 4000),
        ("12,34,567", "en", 1234567),
        ("12,34,567.89", "en", 1234567.89),
        ("1 234,5", "ru", 1234.5),
        ("1\u00a0234\u00a0567", "ru", 1234567),
        ("1'234'567", "de", 1234567),
        ("1.234", "de", 1234),
        ("1,234", "ru", 1.234),
        ("3,000", "ru", 3000),
        ("0,125", "ru", 0.125),
        ("2½", "en", 2.5),
        ("½", "en", 0.5),
        ("3/4", "en", 0.75),
        ("10 1/2", "en", 10.5),
        ("3 and a half", "en", 3.5),
        ("5 and three quarters", "en", 5.75),
    ],
)
def test_digits_in_every_thousands_convention(text, language, value):
    assert read(text, language) == (value, "")


@pytest.mark.parametrize("text", ["192.168.1.2", "12.05.2022", "1,23,4", "1.234.56", "1" * 30, "٣"])
def test_digits_that_are_no_number(text):
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1.5 billion", "en", 1_500_000_000),
        ("3bn", "en", 3_000_000_000),
        ("35 lakh", "en", 3_500_000),
        ("2 lakh crore", "en", 2_000_000_000_000),
        ("12 thousand", "en", 12_000),
        ("40k", "en", 40_000),
        ("5-million", "en", 5_000_000),
        ("3 dozen", "en", 36),
        ("1 billion 200 million", "en", 1_200_000_000),
        ("1 млрд 250 млн", "ru", 1_250_000_000),
        ("2,5 млн", "ru", 2_500_000),
        ("7 тысяч", "ru", 7_000),
        ("1,2 млрд", "ru", 1_200_000_000),
        ("3 трлн", "ru", 3_000_000_000_000),
        ("2,5 Mio", "de", 2_500_000),
        ("4 Mrd", "de", 4_000_000_000),
        ("3 millions", "fr", 3_000_000),
        ("2 мільёны", "be", 2_000_000),
    ],
)
def test_scale_words(text, language, value):
    assert read(text, language) == (value, "")


@pytest.mark.parametrize(
    ("text", "rest"),
    [("3 тыс. рублей", "рублей"), ("3 млн. 500", ". 500"), ("5 млрд.", ".")],
)
def test_the_point_of_an_abbreviation(text, rest):
    assert read(text, "ru")[1] == rest


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("nineteen", "en", 19),
        ("forty-two", "en", 42),
        ("a hundred", "en", 100),
        ("one hundred and sixty-one", "en", 161),
        ("two hundred and two thousand", "en", 202_000),
        ("three million four hundred thousand and five", "en", 3_400_005),
        ("a thousand million", "en", 1_000_000_000),
        ("half a million", "en", 500_000),
        ("a quarter million", "en", 250_000),
        ("half a dozen", "en", 6),
        ("one and a half million", "en", 1_500_000),
        ("two and a half", "en", 2.5),
        ("three quarters", "en", 0.75),
        ("two-thirds", "en", pytest.approx(2 / 3)),
        ("two thirds of a million", "en", pytest.approx(2e6 / 3)),
        ("two point zero three", "en", 2.03),
        ("двадцать пять тысяч", "ru", 25_000),
        ("две тысячи триста сорок пять", "ru", 2345),
        ("полтора миллиона", "ru", 1_500_000),
        ("сто семнадцать", "ru", 117),
        ("achtundsiebzig Millionen", "de", 78_000_000),
        ("zweihundertfünfundfünfzig", "de", 255),
        ("dreitausendvierhundert", "de", 3400),
        ("eine halbe Million", "de", 500_000),
        ("anderthalb Millionen", "de", 1_500_000),
        ("quatre-vingt-dix-sept", "fr", 97),
        ("trois cent mille", "fr", 300_000),
        ("vingt et un", "fr", 21),
        ("пяцьдзясят", "be", 50),
    ],
)
def test_number_words(text, language, value):
    assert read(text, language) == (value, "")


@pytest.mark.parametrize(
    ("text", "language"),
    [("hundreds of thousands", "en"), ("dozens", "en"), ("десятки тысяч", "ru"), ("Hunderttausende", "de")],
)
def test_an_order_of_magnitude_has_no_value(text, language):
    assert read(text, language) == (None, "")


@pytest.mark.parametrize(
    ("text", "language", "rest"),
    [
        ("forty five hundred", "en", ""),
        ("five forty", "en", "forty"),
        ("seven three", "en", "three"),
        ("six houses", "en", "houses"),
        ("5 and", "en", "and"),
        ("5 and a", "en", "and a"),
        ("5 and six", "en", "and six"),
        ("7/3", "en", "/3"),
        ("3/4/5", "en", "/4/5"),
        ("three hundred hundred", "en", "hundred"),
        ("a", "en", None),
        ("two point view", "en", "point view"),
        ("пять двадцать", "ru", "двадцать"),
    ],
)
def test_words_that_do_not_go_on_with_a_number_are_left(text, language, rest):
    found = read(text, language)
    assert (None if found is None else found[1]) == rest


@pytest.mark.parametrize("text", ["a house", "and", "third", "the", "hundredweight", "("])
def test_words_that_are_no_number(text):
    assert read(text) is None


def test_a_language_without_words_reads_as_english():
    assert read("five thousand", "xx") == (5000, "")


def grouped(value, sign):
    return f"{value:,}".replace(",", sign)


def indian(value):
    text = str(value)
    head, tail = text[:-3], text[-3:]
    groups = []
    while len(head) > 2:
        groups.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([part for part in (head, *groups, tail) if part])


@given(st.integers(0, 10**12), st.integers(1, 99))
def test_a_value_parses_back_from_every_convention(whole, cents):
    decimals = f"{cents:02d}"
    exact = Fraction(whole * 100 + cents, 100)
    for thousands, decimal, language in ((",", ".", "en"), (".", ",", "de"), (" ", ",", "ru"), ("\u202f", ",", "fr")):
        assert (
            numerals.digits(grouped(whole, thousands) + decimal + decimals, "." if language == "en" else ",") == exact
        )
    if whole >= 100_000:
        assert numerals.digits(f"{indian(whole)}.{decimals}") == exact


@given(st.integers(0, 10**15))
def test_whole_numbers_parse_back_with_groups(value):
    assert numerals.digits(grouped(value, " "), ",") == value
    if value >= 10**6:
        assert numerals.digits(grouped(value, ",")) == numerals.digits(grouped(value, ".")) == value
