"""A whole Russian article through the real command, in UTF-8 and in windows-1251: the same events from both."""

import pytest

from tests.faces.conftest import Caller
from timeline.workspace import create

ARTICLE = """Опубликовано: 16.03.2023 10:15

Томская и Брестская области построят сервисный центр

15 марта в Томске губернатор Томской области Иван Лесов встретился с председателем Брестского \
облисполкома Олегом Дроздом.

— В прошлом году товарооборот вырос в 2,5 раза и составил 40 млн долларов, — отметил Иван Лесов. — До \
конца года мы построим сервисный центр.

По итогам переговоров подписано соглашение о сотрудничестве между правительством Томской области и \
Брестским облисполкомом.

«Беларусь готова поставлять в регион тракторы», — сказал Олег Дрозд.

В области уже открыли первый цех завода. Об этом сообщил журналистам Иван Лесов.
"""


@pytest.fixture(params=["utf-8", "windows-1251"])
def events(request, tmp_path):
    call = Caller(create(tmp_path))
    (tmp_path / "seeds" / "article.txt").write_bytes(ARTICLE.encode(request.param))
    call("import")
    lines = call.lines
    return {kind: [line for line in lines if line["type"] == kind] for kind in {line["type"] for line in lines}}


def test_every_kind_of_event_is_read(events):
    (page,) = events["article"]
    assert (page["data"]["language"], page["data"]["title"]) == (
        "ru",
        "Томская и Брестская области построят сервисный центр",
    )
    assert page["data"]["published"]["value"] == "2023-03-16T10:15"
    (meeting,) = events["meeting"]
    assert (meeting["date"], meeting["regions"]) == ("2023-03-15", ["BY-BR", "RU-TOM"])
    assert set(meeting["data"]["participants"]) >= {"Иван Лесов", "Олег Дрозд"}
    (figure,) = events["figure"]
    assert (figure["data"]["value"], figure["data"]["unit"], figure["data"]["period"]) == (40_000_000, "USD", "2022")
    assert (figure["data"]["change"]["ratio"], figure["data"]["speaker"]) == (2.5, "Иван Лесов")
    (paper,) = events["agreement"]
    assert (paper["data"]["status"], paper["regions"]) == ("signed", ["BY-BR", "RU-TOM"])
    pledges = {line["data"]["speaker"]: line["data"] for line in events["pledge"]}
    assert (pledges["Иван Лесов"]["strength"], pledges["Иван Лесов"]["deadline"]) == ("commitment", "2023")
    assert pledges["Олег Дрозд"]["strength"] == "readiness"
    (built,) = events["follow_up"]
    assert built["data"]["state"] == "done"
    said = [line["data"]["speaker"] for line in events["statement"] if line["data"]["direct"]]
    assert said == ["Иван Лесов", "Олег Дрозд"]
