import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.intake.documents.charset import clean, decode

RUSSIAN = "Губернатор области заявил, что новый порт будет построен в следующем году, а товарооборот вырастет на треть."
BELARUSIAN = "Старшыня камітэта паведаміў, што ў вобласці пабудуюць новы мост і дзве школы."
UKRAINIAN = "Голова ради повідомив, що в області збудують новий міст і дві школи, якщо буде угода."
LATIN = [
    "Le préfet a annoncé qu'un nouveau pont sera construit l'été prochain, à côté de l'école.",
    "Der Bürgermeister erklärte, die Brücke über den Fluss werde größer und schöner.",
    "El alcalde señaló que el año próximo habrá más niños en la escuela.",
]


@pytest.mark.parametrize("text", [RUSSIAN, BELARUSIAN, UKRAINIAN])
@pytest.mark.parametrize(
    "charset", ["windows-1251", "koi8-u", "iso8859-5", "mac-cyrillic", "utf-8", "utf-16-le", "utf-16"]
)
def test_cyrillic_in_any_set_is_the_same_text(text, charset):
    try:
        content = text.encode(charset)
    except UnicodeEncodeError:
        pytest.skip(f"{charset} lacks a letter")
    assert decode(content)[0] == text


def test_the_old_set_of_dos_is_told_too():
    assert decode(RUSSIAN.encode("cp866")) == (RUSSIAN, "cp866")


@pytest.mark.parametrize("text", LATIN)
@pytest.mark.parametrize("charset", ["windows-1252", "utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_latin_in_any_set_is_the_same_text(text, charset):
    assert decode(text.encode(charset))[0] == text


def test_a_few_broken_bytes_do_not_make_utf_8_another_set():
    content = RUSSIAN.encode() * 3
    text, charset = decode(content[:-1])
    assert charset == "utf-8"
    assert text.startswith(RUSSIAN)


def test_a_page_may_say_its_set_itself():
    page = b'<html><head><meta charset="iso-8859-2"></head><body>\xb1\xea\xe6</body>'
    assert decode(page, html=True) == (page.decode("iso-8859-2"), "iso8859-2")
    page = b"<html><head><meta charset=\"no-such-set\"></head><body>l'\xe9t\xe9 \xe0 l'\xe9cole</body>"
    assert decode(page, html=True)[1] == "windows-1252"


@given(st.binary(max_size=400))
def test_any_bytes_become_text_that_can_be_written(content):
    clean(decode(content)[0]).encode("utf-8")


@given(st.text(max_size=200))
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


def test_cleaning_leaves_one_kind_of_line_end_and_blank_and_nothing_unseen():
    raw = "a\r\nb\rc\u2028d\u00a0e\u202ef\x00g\x1b[31mh\u200bi\ud800j\tk"
    assert clean(raw) == "a\nb\nc\nd efg[31mhij\tk"


def test_letters_with_marks_are_one_character():
    assert clean("и\u0306") == "й"
