"""People and bodies: who is named or meant, under which spelling, in what office."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.steps import assert_linear
from timeline.language.marks import Place
from timeline.language.people import cast as people
from timeline.language.people import names
from timeline.language.speech.dashes import find_marked
from timeline.language.text import sentences


def cast(text, language="en", places=()):
    cut = sentences.split_sentences(text, language)
    return people.find_cast(text, cut, find_marked(text, language), language=language, places=places)


def persons(text, language="en", places=()):
    return [m.name for m in cast(text, language, places).mentions if m.kind == "person" and m.by == "name"]


def roles(text, language="en"):
    return {m.name: m.role for m in cast(text, language).mentions if m.kind == "person" and m.by == "name"}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Orlin Territory Governor Pavel Drozdetsky arrived.", "Pavel Drozdetsky", "Orlin Territory Governor"),
        ("Governor of Ruritania's Orlin Territory Pavel Drozdetsky arrived.", "Pavel Drozdetsky", None),
        (
            "Pavel Drozdetsky, Governor of the Orlin Territory, arrived.",
            "Pavel Drozdetsky",
            "Governor of the Orlin Territory",
        ),
        ("The talks with Deputy Prime Minister Vera Malinova went on.", "Vera Malinova", "Deputy Prime Minister"),
        ("President of Ruritania Rudolf Elphberg came.", "Rudolf Elphberg", "President of Ruritania"),
        (
            "Said Karimi, Ambassador of Ruritania to Graustark, came.",
            "Said Karimi",
            "Ambassador of Ruritania to Graustark",
        ),
        ("Rais of Ruritania Timur Safin came.", "Timur Safin", "Rais of Ruritania"),
        (
            "Tran Van Minh, Chairman of the provincial council, came.",
            "Tran Van Minh",
            "Chairman of the provincial council",
        ),
        ("The mayor Ingrid van der Berg came.", "Ingrid van der Berg", "mayor"),
        ("Mr. Okonkwo-Bello came.", "Okonkwo-Bello", None),
        ("Ruritania's Premier Dunmore came.", "Dunmore", None),
    ],
)
def test_somebody_named_in_an_office(text, name, role):
    found = roles(text)
    assert name in found
    assert role is None or found[name] == role


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the Orlin Territory Council met in Graustark.",
        "A Memorandum of Understanding was signed. The Agreement holds.",
        "Today And Tomorrow Many Things Happen.",
        "They Heard Nothing In March And April.",
    ],
)
def test_what_is_no_person(text):
    assert persons(text) == []


def test_a_place_is_no_person_and_no_part_of_a_name():
    text = "President of Jordania Rudolf Elphberg flew to Saint George on Friday. Saint George is far."
    at = text.index("Saint George")
    last = text.rindex("Saint George")
    places = (
        Place(start=13, end=21, text="Jordania", code="JO", kind="country"),
        Place(start=at, end=at + 12, text="Saint George", code="GD", kind="region"),
        Place(start=last, end=last + 12, text="Saint George", code="GD", kind="region"),
    )
    assert persons(text, places=places) == ["Rudolf Elphberg"]


def test_one_person_has_one_spelling_the_fullest_of_the_article():
    text = "Drozdetsky is here, they say. Governor Pavel Drozdetsky met P. Drozdetsky's aide. Mr Drozdetsky left."
    assert set(persons(text)) == {"Pavel Drozdetsky"}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Alexander Gorshkov", "Aleksandr Gorshkov"),
        ("Sergey Gorshkov", "Sergei Gorshkov"),
        ("Yury Pavlovich Gorshkov", "Yuri Gorshkov"),
        ("Alexander Bell", "Alexander Bell"),
        ("Emmanuel Macron", "Emmanuel Macron"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Merkel", "Angela Merkel"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Johnson", "Johnson"),
    ],
)
def test_the_kept_spelling(written, kept):
    assert names.kept(tuple(written.split()), "en") == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Semyonov", "Semenov"),
        ("Ковалёв", "Kovalev"),
        ("Aleksandr", "Alexander"),
        ("Yuliya", "Julija"),
        ("Zhukovskiy", "Zhukovsky"),
    ],
)
def test_spellings_of_one_name_agree(one, other):
    assert names.key(one) == names.key(other)


def test_a_form_with_yo_is_the_fuller():
    assert set(persons("Governor Pavel Semenov came. Later Pavel Semyonov left.")) == {"Pavel Semyonov"}


def test_two_people_of_one_surname_stay_two():
    assert persons("Governor Pavel Orlov met Mayor Vera Orlova. Then Ivan Orlov came.") == [
        "Pavel Orlov",
        "Vera Orlova",
        "Ivan Orlov",
    ]


def test_a_title_means_who_holds_the_office():
    text = (
        "Ruritanian President Rudolf Elphberg met Orlin Territory Governor Pavel Drozdetsky. "
        "The head of state was pleased. The governor left. The Orlin Territory governor wrote a letter. "
        "The Ruritanian leader rested. The senator slept."
    )
    titles = [(m.text, m.name) for m in cast(text).mentions if m.by == "title"]
    assert titles == [
        ("The head of state", "Rudolf Elphberg"),
        ("The governor", "Pavel Drozdetsky"),
        ("The Orlin Territory governor", "Pavel Drozdetsky"),
        ("The Ruritanian leader", "Rudolf Elphberg"),
    ]


def test_a_title_of_another_country_is_not_his():
    text = "Ruritanian President Rudolf Elphberg spoke. The president of Graustark listened."
    assert [m for m in cast(text).mentions if m.by == "title"] == []


def test_of_two_in_office_the_last_subject_is_meant():
    text = "Governor Pavel Drozdetsky spoke. Governor Vera Malinova answered him. The governor left."
    assert [m.name for m in cast(text).mentions if m.by == "title"] == ["Vera Malinova"]


def test_pronouns_follow_the_last_subject_of_their_sex_and_say_when_they_are_doubtful():
    text = "Mayor Vera Malinova met Governor Pavel Drozdetsky. She spoke first. “He is kind,” she said. He nodded."
    found = [(m.text, m.name, m.doubt is not None) for m in cast(text).mentions if m.by == "pronoun"]
    assert found == [
        ("She", "Vera Malinova", True),
        ("she", "Vera Malinova", True),
        ("He", "Pavel Drozdetsky", True),
    ]
    within = cast("Governor Pavel Drozdetsky said he would come.").mentions[-1]
    assert (within.text, within.name, within.doubt) == ("he", "Pavel Drozdetsky", None)


@pytest.mark.parametrize(
    ("between", "meant"),
    [
        ("The rain held. The road was closed.", "Pavel Drozdetsky"),
        ("The rain held. The road was closed. The shops stayed open.", None),
        ("“The rain held. The road was closed. The shops stayed open. We waited. It was long.”", "Pavel Drozdetsky"),
    ],
)
def test_a_pronoun_reaches_three_sentences_back_past_whatever_is_quoted(between, meant):
    text = f"Governor Pavel Drozdetsky spoke of the floods. {between} He then left."
    found = [mention.name for mention in cast(text).mentions if mention.by == "pronoun"]
    assert found == [meant] * (meant is not None)


def test_nobody_for_a_pronoun_to_mean():
    assert cast("He came. He saw.").mentions == ()


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The Farming and Food Ministry agreed.", ["Farming and Food Ministry"]),
        (
            "The press service of the Ruritanian Farming Ministry agreed.",
            ["press service of the Ruritanian Farming Ministry"],
        ),
        ("The Ministry of Labour and Social Affairs agreed.", ["Ministry of Labour and Social Affairs"]),
        (
            "Orlin Oblast Executive Committee agreed with Acme Holding.",
            ["Orlin Oblast Executive Committee", "Acme Holding"],
        ),
        (
            "The government of Ruritania agreed; the Ruritanian government paid.",
            ["government of Ruritania", "Ruritanian government"],
        ),
        ("The Bank of Graustark's head left.", ["Bank of Graustark"]),
        ("The ministry agreed, the Committee too.", []),
    ],
)
def test_bodies_are_named(text, bodies):
    assert [m.name for m in cast(text).mentions if m.kind == "body"] == bodies


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "ru",
            "Президент Руритании Александр Горшков встретился с губернатором Павлом Семёновым.",
            {"Александр Горшков", "Павел Семёнов"},
        ),
        (
            "ru",
            "Речь шла о Горшкове. Делегацию Игоря Горшкова принял мэр Иван Петрович Сидоренко.",
            {"Игорь Горшков", "Иван Сидоренко"},
        ),
        ("de", "Gouverneur Juri Walden traf die Ministerin Ingrid von Stein.", {"Juri Walden", "Ingrid von Stein"}),
        ("be", "Губернатар Павел Кавалёў прыехаў.", {"Павел Кавалёў"}),
        ("fr", "Le ministre Jean Dupont a parlé.", {"Jean Dupont"}),
    ],
)
def test_other_languages(language, text, found):
    assert set(persons(text, language)) == found


def test_a_title_in_russian():
    text = "Президент Руритании Александр Горшков приехал. Глава государства доволен."
    assert [m.name for m in cast(text, "ru").mentions if m.by == "title"] == ["Александр Горшков"]


def test_a_stretch_is_resolved_to_whom_it_names():
    text = "Governor Pavel Drozdetsky and the Farming Ministry agreed."
    found = cast(text)
    assert found.resolve(0, 25).name == "Pavel Drozdetsky"
    assert found.resolve(28, len(text)).name == "Farming Ministry"
    assert found.resolve(0, 3) is None
    assert found.spelling("Drozdetsky") == "Pavel Drozdetsky"
    assert found.spelling("Alexander Gorshkov") == "Aleksandr Gorshkov"
    assert found.spelling("") == ""


@given(st.text(alphabet="ABabé .,“”\n'’-IvanPetrovминистр", max_size=60), st.sampled_from(["en", "ru", "de"]))
def test_mentions_are_sorted_and_apart_on_any_text(text, language):
    at = 0
    for mention in cast(text, language).mentions:
        assert at <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        at = mention.end


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "bit", ["A ", "Mr. ", "Governor ", "Ivan ", "the governor of ", "he ", "A.B.", "Ivan, ", "(", "İ"]
)
def test_hostile_repetition(bit):
    cast(bit * 5_000)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Deputy Minister of Farms, Food and Trade Pavel Drozdetsky came.",
            "Pavel Drozdetsky",
            "Deputy Minister of Farms, Food and Trade",
        ),
        ("Orlin State Governor, Obi Nwanu, on Tuesday signed it.", "Obi Nwanu", "Orlin State Governor"),
        (
            "The Governor of Orlin Region, Erkebol Turdiev, received guests.",
            "Erkebol Turdiev",
            "Governor of Orlin Region",
        ),
        ("The Secretary, Dr. Bello Usman, commended it.", "Bello Usman", "Secretary"),
        ("Lt. Gov. Suzanne Crouch came.", "Suzanne Crouch", "Lt. Gov."),
        ("The mayor Bello Usman, who represented the governor, came.", "Bello Usman", "mayor"),
    ],
)
def test_offices_told_at_length(text, name, role):
    assert roles(text)[name] == role


@pytest.mark.parametrize(
    "text",
    ["Pavel Drozdetsky, received by the governor, left.", "Pavel Drozdetsky, Governor Vera Malinova and others came."],
)
def test_an_office_further_on_is_somebody_elses(text):
    assert roles(text)["Pavel Drozdetsky"] is None


def test_a_patronymic_address_is_the_same_person():
    text = "Governor Pavel Drozdetsky came. “Welcome, Pavel Ivanovich,” the mayor said. “Ivan Petrovich is late.”"
    assert persons(text) == ["Pavel Drozdetsky", "Pavel Drozdetsky", "Ivan Petrovich"]


def test_a_title_of_a_wide_class_needs_its_own_word():
    text = "Director Vera Malinova spoke. The secretary left. The director stayed."
    assert [(m.text, m.name) for m in cast(text).mentions if m.by == "title"] == [("The director", "Vera Malinova")]


def test_russian_offices_at_length():
    text = (
        "Губернатор Лесной области Павел Семёнов и министр промышленности Игорь Горшков приехали. Губернатор доволен."
    )
    assert roles(text, "ru") == {
        "Павел Семёнов": "Губернатор Лесной области",
        "Игорь Горшков": "министр промышленности",
    }


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "bit", ["Governor ", "Ministry of ", "Ivan Orlov, ", "the governor ", "he ", "президент Иван Орлов "]
)
def test_the_time_grows_with_the_length(bit):
    def work(size):
        text = (bit * size)[:size]
        return lambda: cast(text)

    assert_linear(work, 2_000)


def test_a_title_of_the_country_means_the_holder_in_its_region():
    text = "Orlin Governor Pavel Drozdetsky came. Zenda Governor Vera Malinova too. The Ruritanian governor left."
    places = (
        Place(start=0, end=5, text="Orlin", code="RT-ORL", kind="region"),
        Place(start=text.index("Zenda"), end=text.index("Zenda") + 5, text="Zenda", code="GK-ZEN", kind="region"),
        Place(start=text.index("Rurit"), end=text.index("Rurit") + 10, text="Ruritanian", code="RT", kind="country"),
    )
    assert [m.name for m in cast(text, places=places).mentions if m.by == "title"] == ["Pavel Drozdetsky"]


def test_saint_is_no_initial():
    assert persons("They flew to St. Zendaburg.") == []


def test_the_head_of_a_region_by_name():
    text = "Head of the Republic of Zenda Pavel Drozdetsky spoke. "
    text += "The head of Zenda left. Governor of Krasnia D. Gantum too."
    assert [m.name for m in cast(text).mentions if m.by == "title"] == ["Pavel Drozdetsky"]
    assert roles(text)["D. Gantum"] == "Governor of Krasnia"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Governor of Lyrup region Berdak Saparov has arrived.", "Berdak Saparov", "Governor of Lyrup region"),
        ("V.Malinova, the mayor, was there.", "V. Malinova", "mayor"),
    ],
)
def test_an_office_with_a_small_word_and_an_initial_without_a_blank(text, name, role):
    places = (Place(start=12, end=24, text="Lyrup region", code="KZ-15", kind="region"),) if "Lyrup" in text else ()
    found = [m for m in cast(text, places=places).mentions if m.by == "name"]
    assert [(m.name, m.role) for m in found] == [(name, role)]


def test_a_leader_with_an_initial_has_the_kept_spelling():
    assert persons("A.Lukashenko spoke.") == ["Aleksandr Lukashenko"]
    assert persons("Z. Lukashenko spoke.") == ["Z. Lukashenko"]


def test_a_district_of_schools_or_hospitals_is_a_body_of_its_own():
    found = cast("The Fairview Independent School District and the Oakdale Hospital District met.").mentions
    assert [m.name for m in found if m.by == "name"] == [
        "Fairview Independent School District",
        "Oakdale Hospital District",
    ]
