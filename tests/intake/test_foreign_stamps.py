"""Stamps and datelines of languages without rules of their own. All pages were written for these tests."""

import sys

import pytest

from timeline.intake.documents import loading
from timeline.intake.host import discovery
from timeline.intake.texts import stamp_lines
from timeline.language.time.datelines import find_dateline
from timeline.language.time.foreign_dates import foreign_stamp

HOST = discovery.discover(installed=False)
STAMPED = "2024-03-05T14:30"
PAGES = {
    "tr": (
        "Yeni köprü yıl sonuna kadar açılacak",
        (
            "Belediye Başkanı Ayşe Kaya, köprünün yıl sonuna kadar açılacağını ve bu iş için çok para harcandığını "
            "söyledi, ama daha sonra bir açıklama yapılacak."
        ),
        "Giriş: 5 Mart 2024 Salı 14:30",
    ),
    "id": (
        "Jembatan baru akan dibuka sebelum akhir tahun",
        (
            "Wali Kota Budi Santoso mengatakan jembatan itu akan dibuka sebelum akhir tahun dan pekerjaan tersebut "
            "tidak akan ditunda dengan alasan apa pun."
        ),
        "Selasa, 5 Maret 2024 14.30 WIB",
    ),
    "el": (
        "Η νέα γέφυρα θα ανοίξει πριν από το τέλος του έτους",
        (
            "Η δήμαρχος Άννα Παππά είπε ότι η γέφυρα θα ανοίξει πριν από το τέλος του έτους και ότι τα έργα κόστισαν "
            "δώδεκα εκατομμύρια ευρώ."
        ),
        "Τρίτη 5 Μαρτίου 2024, 14:30",
    ),
    "pl": (
        "Nowy most zostanie otwarty przed końcem roku",
        (
            "Burmistrz Anna Nowak powiedziała, że most zostanie otwarty przed końcem roku i że prace przy nim są już "
            "na ukończeniu, co było do przewidzenia."
        ),
        "Opublikowano: 5 marca 2024, godz. 14:30",
    ),
    "uk": (
        "Новий міст відкриють до кінця року",
        (
            "Міська голова Анна Коваль сказала, що міст відкриють до кінця року, і що роботи коштували дванадцять "
            "мільйонів, але це ще не все."
        ),
        "5 березня 2024, 14:30",
    ),
    "vi": (
        "Cây cầu mới sẽ được khánh thành trước cuối năm",
        (
            "Chủ tịch thành phố Trần Văn An nói rằng cây cầu sẽ được khánh thành trước cuối năm và các công việc đã "
            "được thực hiện với chi phí không lớn."
        ),
        "Thứ Ba, ngày 5 tháng 3 năm 2024 14:30 (GMT+7)",
    ),
    "ar": (
        "افتتاح الجسر الجديد قبل نهاية العام",
        "قالت رئيسة البلدية إن الجسر الجديد سيفتح قبل نهاية العام وإن الأعمال كلفت اثني عشر مليونا من الدولارات.",
        "نشر في: ٥ مارس ٢٠٢٤ - ١٤:٣٠",
    ),
    "pt": (
        "A nova ponte da cidade será aberta até o fim do ano",
        (
            "A prefeita Ana Souza disse que a ponte da cidade será aberta até o fim do ano e que as obras custaram "
            "doze milhões de reais."
        ),
        "05 de março de 2024 às 14h30",
    ),
    "hu": (
        "Az új híd még az év vége előtt megnyílik",
        (
            "A polgármester azt mondta, hogy az új híd még az év vége előtt megnyílik, és hogy a munkák már "
            "befejeződtek, de ez nem minden."
        ),
        "2024. március 5. 14:30",
    ),
}
FORMS = {
    "text": "{title}\n\n{stamp}\n\n{body}\n",
    "marked": "<!DOCTYPE html><html lang='{language}'><title>{title}</title><body><h1>{title}</h1><time>{stamp}</time>"
    "<article><p>{body}</p></article><footer>© 2026</footer></body></html>",
    "unmarked": "<!DOCTYPE html><html lang='{language}'><title>{title}</title><body><h1>{title}</h1><p>{stamp}</p>"
    "<p>{body}</p><p>© 2026</p></body></html>",
    "stated": "<!DOCTYPE html><html lang='{language}'><title>{title}</title><meta name='pubdate' content='{stamp}'>"
    "<body><h1>{title}</h1><p>{body}</p></body></html>",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", PAGES)
def test_a_page_in_any_language_tells_when_it_was_published(language, form):
    title, body, stamp = PAGES[language]
    page = FORMS[form].format(language=language, title=title, body=body, stamp=stamp)
    article = read(page, "page.txt" if form == "text" else "page.html")
    assert (article.published.value, article.published.raw, article.language) == (STAMPED, stamp, language)
    assert (article.title, article.text.startswith(body)) == (title, True)


def test_what_a_page_says_of_its_change_is_not_its_publication():
    title, body, stamp = PAGES["pt"]
    article = read(f"{title}\n\n{stamp}\nAtualizado: 6 de março de 2024\n\n{body}\n", "page.txt")
    assert (article.published.value, article.updated.value) == (STAMPED, "2024-03-06")


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("it", "marzo 5, 2024", "2024-03-05"),
        ("tr", "Giriş: 05.03.2024 - 14:30", STAMPED),
        ("vi", "Thứ ba, 5/3/2024, 14:30 (GMT+7)", STAMPED),
        ("ja", "2024年3月5日(火)14時30分", STAMPED),
        ("ko", "입력 2024년 3월 5일 14:30", STAMPED),
        ("hi", "प्रकाशित: 5 मार्च 2024, 14:30", STAMPED),
        ("fi", "5. maaliskuuta 2024 klo 14.30", STAMPED),
        ("lt", "2024 m. kovo 5 d.", "2024-03-05"),
        ("tl", "Marso 5, 2024 2:30 PM", STAMPED),
        ("es", "31 de febrero de 2024", None),
        ("es", "5 de marzo de 2024 y 6 de marzo de 2024", None),
        ("es", "El 5 de marzo de 2024 se abrirá el puente nuevo de la ciudad", None),
        ("es", "Puente: 12 millones en 2024", None),
        ("es", "marzo de 2024", None),
        ("es", "ayer a las 14:30", None),
        ("xx", "5 foo 2024", None),
        ("en", "5 March 2024", None),
    ],
)
def test_one_date_with_little_beside_it_is_a_stamp(language, text, value):
    assert foreign_stamp(text, language) == value


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("es", "MADRID, 5 de marzo (EFE) – El puente se abrirá pronto.", "2024-03-05"),
        ("tr", "ANKARA, 5 Mart (AA) - Köprü yakında açılacak.", "2024-03-05"),
        ("id", "JAKARTA, 5 Maret 2023 (ANTARA) - Jembatan akan dibuka.", "2023-03-05"),
        ("pl", "WARSZAWA, 5 marca (PAP) – Most zostanie otwarty.", "2024-03-05"),
    ],
)
def test_a_dateline_tells_its_day(language, text, date):
    line = find_dateline(text, published="2024-03-06", language=language)
    assert (line.date, text[line.end :].strip().split()[0]) == (date, text.split(") ")[1].split()[1])


def test_the_library_is_not_even_loaded_for_languages_with_rules_of_their_own(monkeypatch):
    monkeypatch.setitem(sys.modules, "dateparser.date", None)
    for text in ("5 foo 2024", "5 March 2024, 14:30", "Published 99 March 2024"):
        for language in ("en", "ru", "be", "de", "fr", "es"):
            stamp_lines.read.__wrapped__(text, language=language)
            assert foreign_stamp.__wrapped__(text, language) is None


def read(page, path):
    return HOST.read(loading.parse(page.encode(), path)).article
