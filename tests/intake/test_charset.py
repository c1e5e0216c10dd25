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


FAR = {
    "shift_jis": "市は来年四月までに川の上に新しい橋をかけると発表した。予算は議会で認められた。",
    "euc-jp": "市は来年四月までに川の上に新しい橋をかけると発表した。予算は議会で認められた。",
    "euc-kr": "시장은 내년까지 강 위에 새 다리를 놓겠다고 밝혔다. 의회는 예산을 승인했다.",
    "gb18030": "市长表示，明年将在河上建造一座新桥，议会已经批准了预算。",
    "iso-8859-7": "Ο δήμαρχος είπε ότι του χρόνου θα χτιστεί νέα γέφυρα και δύο σχολεία στην πόλη.",
}
TOLD = FAR | {
    "iso-2022-jp": FAR["shift_jis"],
    "gb2312": FAR["gb18030"],
    "big5": "市長表示，明年將在河上建造一座新橋。",
    "iso-8859-2": "Burmistrz zapowiedział, że do końca roku gmina zbuduje dwie szkoły i most.",
    "windows-1254": "Belediye başkanı gelecek yıl iki yeni köprü yapılacağını söyledi.",
}


@pytest.mark.parametrize("name", FAR)
def test_letters_of_two_bytes_and_greek_ones_are_told_by_themselves(name):
    assert decode(FAR[name].encode(name))[0] == FAR[name]
    assert decode(FAR[name].encode(name) * 999)[0] == FAR[name] * 999


@pytest.mark.parametrize("name", TOLD)
def test_what_a_server_told_is_used(name):
    assert decode(TOLD[name].encode(name), told=name.upper())[0] == TOLD[name]


@pytest.mark.parametrize("told", ["utf-8", "euc-kr", "iso-8859-1", "no-such-set", "punycode", "unicode_escape", ""])
def test_what_a_server_told_untruly_is_not(told):
    assert decode(RUSSIAN.encode("windows-1251"), told=told)[0] == RUSSIAN
    assert decode(RUSSIAN.encode(), told=told)[0] == RUSSIAN


def test_a_mark_goes_before_the_server_and_the_server_before_the_page():
    head = '<meta charset="windows-1251"><p>'
    assert decode((head + RUSSIAN).encode("utf-16"), html=True, told="koi8-r")[0] == head + RUSSIAN
    assert decode((head + RUSSIAN).encode("koi8-r"), html=True, told="koi8-r")[0] == head + RUSSIAN
    polish = head.replace("1251", "1250") + TOLD["iso-8859-2"]
    assert decode(polish.encode("cp1250"), html=True, told="ISO-8859-1")[0] == polish


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
