import pytest

from timeline.intake.texts import credit
from timeline.language.text import tongue


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("RIVERTON, 3 May (Reuters) - The bank", "Reuters"),
        ("The talks took place on Monday, BelTA has learned.", "BelTA"),
        ("The press service told BELTA about it.", "BelTA"),
        ("It was signed, Kazinform correspondent reports.", "Kazinform"),
        ("Об этом сообщает ТАСС.", "TASS"),
        ("МИНСК, 5 мая /БЕЛТА/. Президент", "BelTA"),
        ("The Herald wrote it itself.", None),
        ("He works at the APPLE shop (APPS), as the map - AP1 - shows.", None),
    ],
)
def test_the_agency_that_is_credited(text, name):
    found = credit.find(text)
    assert (found.name if found else None) == name


def test_an_agency_writes_from_a_country():
    assert credit.named("БЕЛТА").home == "BY"
    assert credit.named("Nobody") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The governor said that it was the first of the two bridges to be built in the region."),
        ("ru", "Губернатор сказал, что это был первый из двух мостов, которые построили в области."),
        ("be", "Губернатар сказаў, што гэта быў першы з двух мастоў, якія пабудавалі ў вобласці."),
        ("uk", "Губернатор сказав, що це був перший із двох мостів, які збудували в області для людей."),
        ("de", "Der Gouverneur sagte, dass dies die erste der beiden Brücken ist und nicht die letzte."),
        ("fr", "Le gouverneur a dit que c'est le premier des deux ponts qui sont dans la région."),
        ("pl", "Gubernator powiedział, że to jest pierwszy z mostów i nie ostatni, który będzie w tym roku."),
        ("ja", "知事は橋を建設すると述べた。"),
        ("ko", "주지사는 다리를 건설할 것이라고 말했다."),
        (None, "Xyzzy plugh."),
        (None, ""),
    ],
)
def test_the_language_of_a_text(language, text):
    assert tongue.detect(text) == language
