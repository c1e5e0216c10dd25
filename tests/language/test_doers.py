"""Who binds himself: names for offices, initials, descriptions and works that nobody is named for."""

import pytest

from tests.language.readings import found
from timeline.language.acts.nobody import is_nobody


def promisers(text, **more):
    return [pledge.data.promiser for pledge in found("pledge", text, **more)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The Harlow District Council has met. “We will reopen the pool by June,” said Councillor Ann Lee.",
            ["Harlow District Council"],
        ),
        (
            "The Mills Government has a plan. “We will build 40 beds,” Health Minister Cal Dover said.",
            ["Mills Government"],
        ),
        (
            "Kenya has bad roads. “We will pave 90 km by May,” Roads Minister Cal Dover said.",
            ["Kenya government"],
        ),
        ("B.C. Premier Mary Holt says that her government will build a bridge by 2030.", ["British Columbia"]),
        ("“I will plant 500 trees by May,” said Ohio Governor Ann Lee.", ["Ann Lee"]),
        ("“We will plant 500 trees by May,” said Ohio Governor Ann Lee.", ["Ohio"]),
    ],
)
def test_an_official_speaks_for_his_body_and_for_himself_as_i(text, who):
    assert promisers(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The Nevada Department of Transportation has a plan. NVDOT and others spoke. NDOT will start in May.",
            ["Nevada Department of Transportation"],
        ),
        (
            "The Riverton municipal corporation met. The MC will lay the road by May.",
            ["Riverton municipal corporation"],
        ),
        ("The B.C. government plans to build a dam.", ["British Columbia government"]),
        ("The Ministry of Water met. The Ministry will dig ten wells by May.", ["Ministry of Water"]),
    ],
)
def test_a_body_called_by_its_initials_has_its_full_name(text, who):
    assert promisers(text) == who


def test_a_work_of_nobody_is_the_region_s_that_the_article_is_about():
    (pledge,) = found("pledge", "Work on the new school will start in May.", title="Oregon mends its schools")
    assert (pledge.data.promiser, pledge.doubt) == ("Oregon", "whose work it is was told elsewhere")


def test_a_work_is_whose_that_binds_itself_where_the_region_says_nothing():
    text = "Torvik will sell two cars in Oregon. Deliveries in Oregon will start in May. So Torvik said."
    assert promisers(text, title="A new car comes to Oregon") == ["Torvik", "Torvik"]


def test_who_something_is_done_with_does_not_do_it():
    text = "Zenva Council is old. A plan will be drawn up with the Milford Water Board by May. The Water Board met."
    assert promisers(text) == ["Zenva Council"]


def test_a_place_before_a_noun_only_tells_where_somebody_is_from():
    assert promisers("The Vermont senator vowed to build a road by May.") == ["Vermont senator"]


def test_a_tunnel_named_after_somebody_is_nobody():
    text = "The Anna Kolar Tunnel is old. Mayor Ann Lee came. “We will mend it by May,” she said."
    assert promisers(text) == ["Ann Lee"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Nubira will cut 300 jobs in Espoo. It plans to close the site by June.", ["Nubira", "Nubira"]),
        ("Spain said it would send 200 doctors to Haiti by March.", ["Spain"]),
        ("Leeds will host the games. The city plans to build a pool.", ["Leeds", "Leeds"]),
        ("The board ordered Nova Scotia Power to bury lines by May.", ["Nova Scotia Power"]),
        ("The Lagos State Government is to hire 800 midwives.", ["Lagos State Government"]),
        ("“Three bridges will be mended by the Ministry of Roads,” said a spokesman.", ["Ministry of Roads"]),
        ("“We will mend it by May,” said the head of Air Harrow, Zxavi Qoro.", ["Air Harrow"]),
        ("Harlow Council has gone back on its plans, promising that no library will close.", ["Harlow Council"]),
    ],
)
def test_firms_pronouns_and_names_in_apposition_are_who_they_mean(text, who):
    assert promisers(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Хокиму области поручено раз в месяц докладывать о ходе работ.", ["Хоким области"]),
        ("Министерству транспорта поручено отремонтировать дорогу.", ["Министерство транспорта"]),
        ("Президент поручил акимам областей построить 200 школ до конца года.", ["акимы областей"]),
        ("Губернатор поручил местным властям открыть больницу до мая.", ["местные власти"]),
        ("Министр опроверг, что завод закроют в мае.", []),
    ],
)
def test_who_is_told_to_in_russian_stands_in_the_first_case(text, who):
    assert promisers(text, language="ru") == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('"We will mend it by May," said Councillor Dara "Duke" Mulvane.', "Dara Mulvane"),
        ("«Мы построим причал к 2027 году», — сказал Джеймс «Джимми» Роттоли.", "Джеймс Роттоли"),
    ],
)
def test_a_nickname_parts_no_name(text, who):
    language = "ru" if text.startswith("«") else "en"
    assert promisers(text, language=language) == [who]


def test_where_and_when_it_was_written_is_not_what_was_written():
    text = "Mayor Iris Kahn wrote on her page on Monday: “Work has been stopped. We will resume it in May.”"
    (statement,) = found("statement", text)
    assert statement.data.text.startswith("Work")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Tavora Energy runs a park. The company will build two more by May.", ["Tavora Energy"]),
        ("Kessel Ltd lost a tender. Danish firm Nordhav won it. The company will lay the cable by May.", ["Nordhav"]),
        ("The contractor, Nordhav Marine, will lay the cable by May.", ["Nordhav Marine"]),
        (
            "The Ministry of Health and the Ministry of Finance met. The two ministries will open 30 clinics by May.",
            ["Ministry of Health and Ministry of Finance"],
        ),
        ("The new strategy includes drawing up a plan, the Harlow Council said.", ["Harlow Council"]),
    ],
)
def test_a_description_is_the_name_that_stands_beside_it_or_was_named_last(text, who):
    assert promisers(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“We will not raise fares,” TransVal director Mia Holt said.", "TransVal"),
        ("“We will not raise fares,” said Mia Holt, head of operations at TransVal.", "TransVal"),
        ("“We will not raise fares,” said Mia Holt of the Harlow Water Board.", "Harlow Water Board"),
        (
            "The Water Department met. Wells will be dug by May, said the department's chief engineer Ravi Menon.",
            "Water Department",
        ),
        ("The rail operator TransVal has a plan. Trains will be mended by May, spokeswoman Mia Holt said.", "TransVal"),
        ("Ann Lee said she would mend it by May.", "Ann Lee"),
        ("Cal Dover has gone. Pelham said he would mend it by May.", "Pelham"),
    ],
)
def test_a_speaker_speaks_for_whom_his_office_names(text, who):
    assert promisers(text) == [who]


def test_nobody_orders_himself_and_where_no_one_is_told_it_is_the_region_s():
    text = "Губернатор Хабаровского края Иван Рогов провёл совещание. Он поручил до 1 апреля отремонтировать дорогу."
    (pledge,) = found("pledge", text, language="ru")
    assert (pledge.data.promiser, pledge.doubt) == ("Khabarovsk Krai", "whose work it is was told elsewhere")


def test_another_firm_is_known_by_the_name_beside_it():
    assert promisers("Another firm, Orlin Marine, will deepen the harbour by June 2025.") == ["Orlin Marine"]


def test_an_aim_binds_nobody_by_itself():
    assert promisers("The Orlin Trust began a campaign whose aim is to plant 500 trees.") == ["Orlin Trust"]


def test_her_organization_is_the_speaker_s():
    text = "Ann Lee, director of the Orlin Trust, said her organization will open a school in May."
    assert promisers(text) == ["Orlin Trust"]


def test_whoever_has_a_plan_is_of_its_own_clause():
    text = "“I have been briefed that you have plans to build a plant in Zenva,” Ann Ash told Boris Birch in Zenva."
    assert "Ann Ash" not in promisers(text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Mayor Ann Lee met Orlin Group. The Danish company will build a wind farm by 2027.", ["Orlin Group"]),
        ("A Danish company will build a wind farm off the coast by 2027.", ["Danish company"]),
    ],
)
def test_a_firm_of_a_country_is_no_country(text, who):
    assert promisers(text) == who


def test_a_paper_that_was_told_owns_no_work():
    text = "Ridge News was there. Ridge News asked. The library will be opened in May, a clerk told Ridge News."
    assert "Ridge News" not in promisers(text)


@pytest.mark.parametrize("name", ["–", "предельно ясна –", "Tuesday", "him", "ultimatum of", "authority to say"])
def test_no_name_is_a_mark_a_day_a_pronoun_or_half_a_phrase(name):
    assert is_nobody(name, "ru" if "я" in name else "en")


def test_any_noun_may_act():
    assert not any(is_nobody(name, "en") for name in ("residents", "casino", "second group", "Orlin", "May Ltd"))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Harlow Council said the Orlin Swing Bridge in Lowtown will open on 7 September.", ["Harlow Council"]),
        (
            "Harlow Council built the road. The opening of Corran Gully is late. Corran Gully will open in May.",
            ["Harlow Council"],
        ),
    ],
)
def test_a_work_by_its_name_promises_nothing(text, who):
    assert promisers(text) == who
