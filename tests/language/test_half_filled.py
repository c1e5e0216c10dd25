"""A language may be filled as far as it is known: whatever table or key is left out, reading raises nothing."""

import re

import pytest

from tests.language.half_filled import codes, data_folder, parts, without, write
from tests.language.readings import article
from timeline.language.reading import read_article
from timeline.language.words import lexicon

_TURNS = {"en": 9, "ru": 4}
_FILES_AT_ONCE = 5
_BEGINNING = 4  # letters
ENGLISH = """Oulu, May 4, 2021 – Ann Lee was appointed Governor of Lapland by President Pekka Salo on Tuesday,
3 May 2021.

Governor Ann Lee met with Vitebsk Oblast Governor Ivan Petrov in Minsk last week. The Lapland governor visited a plant.
“We will build two hundred houses by the end of 2022,” she said, and added that trade grew by 2.5 times to $3.2 million
in the first quarter, more than half of it in dairy products. Last year it was about 40 percent. He agreed with her.

Osaka Prefecture and Lapland signed a memorandum of cooperation between them for 2022-2024. According to the ministry,
the plan is under way; 70 farms were opened in our region. The agreement is in force. “It is”, he noted, “our duty.”
"""


RUSSIAN = """Оулу, 4 мая 2021 года. Губернатор Лапландии Анна Ли назначена президентом Пеккой Сало во вторник.

На прошлой неделе губернатор Анна Ли встретилась в Минске с губернатором Витебской области Иваном Петровым.
«Мы построим двести домов до конца 2022 года», – сказала она и добавила, что торговля выросла в 2,5 раза.
Министерство обещает отремонтировать мост к маю. Подрядчик должен сдать школу в сентябре, если будут деньги.
По его словам, ремонт идёт: готово 70%, открыто 3 из 5 ферм, работы продолжаются. Срок сдачи перенесён на июнь.

Лапландия и префектура Осака подписали меморандум о сотрудничестве на 2022-2024 годы. Запуск завода был отложен.
Власти планируют открыть музей; мэр поручил закупить автобусы. «Не построили ли его?» – спросил депутат.
Он не уверен, что успеют.
"""
TEXTS = {"en": ENGLISH, "ru": RUSSIAN}


@pytest.fixture(scope="module", params=TEXTS)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def files(language):
    found = {path.name: path.read_text(encoding="utf-8") for path in sorted((lexicon.DATA / language).iterdir())}
    bare = {name: re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE) for name, text in found.items()}
    told = {word[:_BEGINNING] for word in re.findall(r"\w+", TEXTS[language].lower())}
    return {name: text if name.endswith(".toml") else _lines_of(text, told) for name, text in bare.items()}


def _lines_of(table, beginnings):
    """The lines of a long table that a text may ask for, so that each language made of it is quickly there."""
    return "".join(line for line in table.splitlines(keepends=True) if line[:_BEGINNING] in beginnings)


@pytest.mark.no_cover
def test_every_table_and_key_of_every_file_left_out_in_turn(tmp_path, monkeypatch, files, language):
    """Every ninth part of each file is left out of the first language, the next ones of the second, and so on."""
    turns = _TURNS[language]
    split = {name: list(parts(text)) for name, text in files.items() if name.endswith(".toml")}
    made = {}
    for turn, code in zip(range(turns), codes(language), strict=False):
        left_out = {name: found[turn::turns] for name, found in split.items()}
        write(tmp_path, code, {name: without(text, left_out.get(name, ())) for name, text in files.items()})
        made[code] = {name: [part for part, *_ in found] for name, found in left_out.items() if found}
    with data_folder(tmp_path, monkeypatch):
        for code, parts_left in made.items():
            try:
                read_article(article(TEXTS[language], language=code))
            except Exception as error:
                raise AssertionError(f"raises without {parts_left}") from error


@pytest.mark.no_cover
def test_every_file_left_out_in_turn(tmp_path, monkeypatch, files, language):
    made = {
        code: list(files)[at::_FILES_AT_ONCE]
        for at, code in zip(range(_FILES_AT_ONCE), codes(f"f{language}"), strict=False)
    }
    for code, names in made.items():
        write(tmp_path, code, {name: text for name, text in files.items() if name not in names})
    with data_folder(tmp_path, monkeypatch):
        for code, names in made.items():
            try:
                read_article(article(TEXTS[language], language=code))
            except Exception as error:
                raise AssertionError(f"raises without {names}") from error


def test_what_is_whole_is_read_as_the_language_itself(tmp_path, monkeypatch, files, language):
    code = next(codes(f"w{language}"))
    write(tmp_path, code, files)
    with data_folder(tmp_path, monkeypatch):
        own = {event.type for event in read_article(article(TEXTS[language], language=language))}
        assert {event.type for event in read_article(article(TEXTS[language], language=code))} == own
    assert own >= {"pledge", "follow_up", "statement", "meeting", "agreement"}


def test_empty_files_are_a_language_of_which_nothing_is_known(tmp_path, monkeypatch, files, language):
    code = next(codes(f"e{language}"))
    write(tmp_path, code, dict.fromkeys(files, ""))
    with data_folder(tmp_path, monkeypatch):
        found = {event.type for event in read_article(article(TEXTS[language], language=code))}
        assert found <= {"figure", "statement"}  # digits, signs, and speech between quotation marks
