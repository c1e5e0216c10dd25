"""Plugins made from one saved article, in the many shapes that people save them in."""

import pytest

from tests.intake.test_kit import kit  # noqa: F401 - a fixture
from timeline.errors import UsageError
from timeline.intake.documents import loading as documents
from timeline.intake.host import discovery
from timeline.intake.kit import scaffold, testing
from timeline.intake.kit.sample_layout import ScaffoldError

WORK = "The mayor told the council on Tuesday that two schools would be rebuilt by 2026, and at what cost."
SHAPES = {
    "a dateline": (f"Two schools to be rebuilt\n\nRIVERTON, May 12 (RNA) – {WORK}", r"-]*, \pL+ \d+ \(RNA\) –"),
    "a dateline alone": (f"RIVERTON, 12 May (RNA) – {WORK}", "head=(),"),
    "a dateline with slashes": (
        "МУРОМ, 12 мая. /Ока-Пресс/. Мэр города сообщил, что две школы отремонтируют до конца 2023 года.",
        "/Ока-Пресс/",
    ),
    "a dateline in commas": (f"Accra, May 12, GNA – {WORK}", r", \pL+ \d+, GNA –"),
    "a dateline of a known agency": (
        "Школы отремонтируют\n\nТАСС, 12 мая. Мэр города сообщил, что две школы отремонтируют до конца 2023 года.",
        r'begins=r"ТАСС, \d+ \pL+\."',
    ),
    "a dateline abroad": (
        "MÉXICO, 12 may (Notimex).- El gobernador anunció el miércoles que dos escuelas serán reformadas en 2024.",
        r"\(Notimex\)",
    ),
    "a name below": (f"{WORK}\n\nRiverton Courier, May 12, 2022", r"Riverton Courier(?:[^\pL]|$)"),
    "a name before the title": (
        f"River Courier - Two schools to be rebuilt\n12 May 2022\n\n{WORK}",
        'title(r"River Courier - (?P<title>.+)")',
    ),
    "labels": (
        f"URL: https://courier.example/2022/05/two\nTitle: Two schools to be rebuilt\nPublished: 2022-05-12\n\n{WORK}",
        r'skip(r"URL: https?://\S+.*")',
    ),
    "a copyright": (
        f"Two schools to be rebuilt\n12 May 2022\n\n{WORK}\n\n© 2022 Riverton Courier.",
        r"© \d+ Riverton Courier",
    ),
    "an address": (
        f"Two schools to be rebuilt\n12 May 2022\n\n{WORK}\n\nwww.courier.example",
        r"www\.courier\.example",
    ),
    "a mail address": (
        f"Two schools to be rebuilt\nBy Ann, ann@courier.example\n12 May 2022\n\n{WORK}",
        r"courier\.example",
    ),
    "a source": (
        f"Two schools to be rebuilt\n12 May 2022\n\n{WORK}\n\nSource: Riverton Courier",
        "Source: Riverton Courier",
    ),
    "a trail": (f"Courier > News\nMay 12, 2022\nTwo schools to be rebuilt\n\n{WORK}", 'publisher="Courier"'),
    "beside the day": (
        f"Two schools to be rebuilt\nMay 12, 2022 | River Courier\n\n{WORK}",
        'publisher="River Courier"',
    ),
    "before the day": (f"RNA 12 May 2022 10:30\nTwo schools to be rebuilt\n{WORK}", r"^\W*RNA"),
    "a day before the title": (f"River Courier\n2022-05-12: Two schools to be rebuilt\n\n{WORK}", "): (?P<title>.+)"),
    "two stamps": (
        f"River Courier\nTwo schools to be rebuilt\nPublished 12 May 2022 at 10:30 | Updated 13 May 2022\n\n{WORK}",
        r"Updated (?P<updated>\d+ \pL+ \d+)",
    ),
    "a stamp below": (f"River Courier\nTwo schools to be rebuilt\n\n{WORK}\n\nPublished: 12 May 2022", "amid=("),
    "a label": (
        f"Source: River Courier\nTitle: Two schools to be rebuilt\nDate: 2022-05-12\n\n{WORK}",
        "Title: *(?P<title>",
    ),
    "a motto": (
        f"River Courier\nAll that happens in the valley\nSports\nTwo schools to be rebuilt\n12 May 2022\n\n{WORK}",
        r'skip(r"\pL\S*"),',
    ),
    "offices": (
        f"City of Riverton\nOffice of the Mayor\nMay 12, 2022\nTWO SCHOOLS TO BE REBUILT\n\n{WORK}",
        'skip(r"City of Riverton", least=1)',
    ),
    "French": (
        "Courrier du Val\nAccueil > Actualités\nPublié le 12/05/2022 à 10h30\nDeux écoles rénovées\n\nLe maire a dit.",
        "Publié le (?P<stamp>",
    ),
    "Chinese": (
        "河谷日报\n两所学校将重建\n时间：2022-05-12 10:30\n\n市长周三表示，两所学校将于二〇二六年前重建。",
        "河谷日报",
    ),
}
PAGES = {
    "an address in JSON-LD": (
        r'<script type="application/ld+json">{"mainEntityOfPage":{"@id":"https:\/\/herald.example\/1"}}</script>',
        "hosts",
    ),
    "a base": ('<base href="https://herald.example/">', 'hosts=("herald.example",)'),
    "another form": ('<link rel="amphtml" href="https://www.herald.example/1/amp">', 'hosts=("herald.example",)'),
    "a site's name": ('<meta name="application-name" content="Herald">', "application-name"),
    "a title": ("<title>Two schools to be rebuilt | River Herald</title>", r"\| River Herald\s*</title>"),
    "links": ("".join(f'<link rel="x" href="https://herald.example/{n}">' for n in range(3)), r"herald\.example\b"),
}
PAGE_OF = "<!DOCTYPE html><html lang='en'><head>{}</head><body><h1>A bridge</h1><time datetime='2021-05-03'></time>"


@pytest.mark.parametrize(("content", "told"), SHAPES.values(), ids=SHAPES)
def test_a_plugin_is_made_of_any_shape_that_tells_whose_it_is(kit, content, told):  # noqa: F811
    path, _ = kit(content)
    assert told in path.read_text()
    (sample,) = testing.samples(kit.samples)
    testing.accept(sample, kit.host())
    assert testing.check(sample, kit.host()) == []
    assert testing.claimed_strangers(kit.samples, kit.host()) == []


@pytest.mark.parametrize(("head", "told"), PAGES.values(), ids=PAGES)
def test_a_plugin_is_made_of_any_page_that_tells_its_site(kit, head, told):  # noqa: F811
    path, _ = kit(PAGE_OF.format(head) + f"<p>{WORK}</p>", file="page.html")
    assert told in path.read_text()
    (sample,) = testing.samples(kit.samples)
    testing.accept(sample, kit.host())
    assert testing.check(sample, kit.host()) == []
    assert testing.claimed_strangers(kit.samples, kit.host()) == []


NOBODYS = {
    "a rubric": f"Local News\nTwo schools to be rebuilt\n12 May 2022\n\n{WORK}",
    "a trail of rubrics": f"Home / News / Economy\n12 May 2022\nTwo schools to be rebuilt\n\n{WORK}",
    "a label": f"Posted: 12.05.2022\nTwo schools to be rebuilt\n\n{WORK}",
    "a reporter": f"Two schools to be rebuilt\nAnn Example\n12 May 2022\n\n{WORK}",
    "a place": f"RIVERTON, May 12 — {WORK}",
    "a place before the title": f"Penza Oblast - Two schools to be rebuilt\n12 May 2022\n\n{WORK}",
    "a copyright without a name": f"Two schools to be rebuilt\n12 May 2022\n\n{WORK}\n\n© 2022. All rights reserved.",
    "an address in the text": f"Two schools to be rebuilt\n12 May 2022\n\n{WORK} It is at www.schools.example.",
}


@pytest.mark.parametrize("content", NOBODYS.values(), ids=NOBODYS)
def test_of_what_may_be_anybodys_no_plugin_is_made_until_somebody_says_what_is_the_sites_own(kit, content):  # noqa: F811
    with pytest.raises(ScaffoldError, match="nothing in it is its site's alone"):
        kit(content)
    signed = f"{content}\n\nFor readers of the valley\n"
    with pytest.raises(UsageError, match="does not stand in"):
        kit(signed, own="valley of tears")
    path, _ = kit(signed, own="readers of the valley")
    assert 'own=(r"readers of the valley",)' in path.read_text()
    assert testing.claimed_strangers(kit.samples, kit.host()) == []


def test_a_text_that_was_fetched_is_known_by_its_host(tmp_path):
    address = "https://www.herald.example/2"
    told = documents.parse(NOBODYS["a label"].encode(), "x", url=address, fetched="2021-05-03T10:00:00Z")
    path, _ = scaffold.write("herald", told, tmp_path / "plugins", tmp_path / "samples")
    assert 'hosts=("herald.example",)' in path.read_text()
    host = discovery.discover(tmp_path / "plugins", root=tmp_path, installed=False)
    (sample,) = testing.samples(tmp_path / "samples")
    testing.accept(sample, host)
    assert testing.check(sample, host) == []
    assert testing.claimed_strangers(tmp_path / "samples", host) == []
