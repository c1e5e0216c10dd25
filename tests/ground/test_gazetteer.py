import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import gazetteer

ROWS = list(gazetteer.table("regions"))
CURRENT = [fields for fields in ROWS if not fields[3]]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("khabarovsk", "RU-KHA"),
        ("Khabarovsk Krai", "RU-KHA"),
        ("Khabarovsk Territory", "RU-KHA"),
        ("Хабаровский край", "RU-KHA"),
        ("Хабаровского края", "RU-KHA"),
        ("в Хабаровском крае"[2:], "RU-KHA"),
        ("ru-kha", "RU-KHA"),
        ("RU", "RU"),
        ("Могилёвской области", "BY-MA"),
        ("Могилевская область", "BY-MA"),
        ("Mogilyov Oblast", "BY-MA"),
        ("Mahilyow Region", "BY-MA"),
        ("Минске", "BY-HM"),
        ("Minsk Oblast", "BY-MI"),
        ("Moscow Region", "RU-MOS"),
        ("Republic of Tatarstan", "RU-TA"),
        ("Башкирии", "RU-BA"),
        ("Taita Taveta County", "KE-39"),
        ("Bavaria", "DE-BY"),
        ("Freistaat Bayern", "DE-BY"),
        ("Gebiet Rostow", "RU-ROS"),
        ("Region Chabarowsk", "RU-KHA"),
        ("Vladivostok", "RU-PRI"),
        ("Côte d’Ivoire", "CI"),
        ("deutschland", "DE"),
        ("Беларусь", "BY"),
    ],
)
def test_a_region_is_called_as_people_call_it(name, code):
    assert gazetteer.resolve(name).code == code


@pytest.mark.parametrize(
    ("name", "taken", "other"),
    [
        ("Moscow", "RU-MOW", "RU-MOS"),
        ("Minsk", "BY-HM", "BY-MI"),
        ("Georgia", "GE", "US-GA"),
        ("Niger", "NE", "NG-NI"),
        ("Punjab", "PK-PB", "IN-PB"),
    ],
)
def test_of_two_of_a_name_it_says_which_was_taken_and_how_to_ask_for_the_other(name, taken, other):
    region = gazetteer.resolve(name)
    assert region.code == taken
    assert f"ask for {other}" in region.note


def test_a_note_names_the_country_where_two_of_a_name_lie_in_different_ones():
    assert "Punjab, India (ask for IN-PB)" in gazetteer.resolve("Punjab").note


def test_an_unknown_name_is_told_the_three_nearest():
    with pytest.raises(gazetteer.UnknownRegionError) as fault:
        gazetteer.resolve("Khabarowsk Terretory")
    assert "Khabarovsk Krai" in fault.value.nearest
    assert len(fault.value.nearest) == 3
    assert fault.value.exit_status == 2
    assert "did you mean" in str(fault.value)


@pytest.mark.parametrize("name", ["", "   ", "-", "…", "'"])
def test_nothing_is_no_region(name):
    with pytest.raises(gazetteer.UnknownRegionError):
        gazetteer.resolve(name)


def test_a_withdrawn_code_leads_to_the_one_that_took_its_place():
    assert gazetteer.successors("KZ-AKM") == ("KZ-11",)
    assert gazetteer.successors("KZ-11") == ()
    assert gazetteer.successors("no code") == ()
    region = gazetteer.resolve("KZ-AKM")
    assert region.code == "KZ-11"
    assert region.note == "KZ-AKM is now KZ-11"


def test_short_names_and_countries():
    assert gazetteer.name_of("RU-KHA") == "Khabarovsk Krai"
    assert gazetteer.name_of("BY-MA") == "Mogilev Region"
    assert gazetteer.name_of("BY") == "Belarus"
    assert gazetteer.name_of("ZZ-99") == "ZZ-99"
    assert gazetteer.country_of("RU-KHA") == "RU"
    assert gazetteer.country_of("RU") == "RU"


def test_every_code_and_every_name_shown_leads_back_to_its_region():
    for code, name, *_ in CURRENT:
        assert gazetteer.resolve(code).code == code
        found = gazetteer.resolve(name)
        assert found.code == code or code in (found.note or ""), (code, name, found)


def test_every_name_of_iso_3166_leads_to_its_region():
    pycountry = pytest.importorskip("pycountry")
    for region in pycountry.subdivisions:
        found = gazetteer.resolve(region.name)
        assert found.code == region.code or region.code in (found.note or ""), (region, found)


def test_codes_are_sorted_so_that_they_can_be_bisected():
    codes = [fields[0] for fields in ROWS]
    assert codes == sorted(codes)
    for stem in gazetteer.STEMS:
        keys = [fields[0].encode() for fields in gazetteer.table(stem)]
        assert keys == sorted(keys)


@given(st.sampled_from(CURRENT))
def test_asking_is_the_same_in_any_case_of_letters(fields):
    assert gazetteer.resolve(fields[1].upper()) == gazetteer.resolve(fields[1].lower())


@given(st.text(max_size=40))
def test_any_text_is_a_region_or_an_unknown_one(name):
    try:
        region = gazetteer.resolve(name)
    except gazetteer.UnknownRegionError:
        return
    assert gazetteer.row(region.code)


def test_every_code_of_the_names_is_a_region_of_the_table():
    codes = {fields[0] for fields in ROWS}
    for stem in gazetteer.STEMS:
        for _, *entries in gazetteer.table(stem):
            for entry in entries:
                for meant in gazetteer.parse(entry.partition("=")[2]):
                    assert meant.code in codes, entry


def test_asking_for_a_region_loads_no_more_than_it_needs():
    script = (
        "import sys; before = set(sys.modules); from timeline import gazetteer; gazetteer.resolve('khabarovsk'); "
        "print(sorted(set(sys.modules) - before))"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert not {"pycountry", "rapidfuzz", "tomllib", "json", "ahocorasick_rs"} & set(
        out.strip("[]\n").replace("'", "").split(", ")
    )


def test_the_data_stay_small_and_say_where_they_come_from():
    files = [path for path in gazetteer.DATA.iterdir() if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 7_000_000
    sources = (gazetteer.DATA / "SOURCES.md").read_text(encoding="utf-8")
    for licence in ("Unicode-3.0", "CC BY 4.0", "LGPL-2.1", "MIT"):
        assert licence in sources
    for path in files:
        if path.suffix == ".tsv":
            assert path.read_text(encoding="utf-8").startswith("#"), path
