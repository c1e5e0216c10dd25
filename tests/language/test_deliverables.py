"""What a report says it is of: the words that name the work, and the work that "it" or "the opening" means."""

import pytest

from tests.language.readings import found

BRIDGE = "The new Sava bridge between Brod and Dolac was promised in 2019."


def told(text, **more):
    return [finding.data.deliverable for finding in found("follow_up", text, **more)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Sava bridge was opened on Monday, with hardly any fanfare.", "The Sava bridge opened"),
        ("The contractor missed the deadline for the Brod clinic.", "the deadline for the Brod clinic"),
        ("The council has cancelled the tender for the tunnel because of the cost.", "the tender for the tunnel"),
        ("The storm delayed the opening of the tunnel by a month.", "the opening of the tunnel"),
        ("Package 1 of the tunnel missed its June 30 deadline.", "Package 1 of the tunnel missed its June 30 deadline"),
        ("In Zagreb two schools have been opened.", "In Zagreb two schools opened"),
        ("Ground was broken on the new hospital on Monday.", "the new hospital"),
        ("The opening of the tunnel was put off until June 2022.", "The opening of the tunnel put off until June 2022"),
        ("The company has built a warehouse near Dolac.", "built a warehouse near Dolac"),
        ("The 2022 road programme has been cancelled.", "The 2022 road programme cancelled"),
    ],
)
def test_the_words_that_name_the_work_stand_without_days_adverbs_and_what_follows(text, words):
    assert told(text) == [words]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("It has been delayed.", "It [new Sava bridge between Brod and Dolac] delayed"),
        ("Its opening was put off.", "Its opening [new Sava bridge between Brod and Dolac] put off"),
        ("The project has stalled.", "The project [new Sava bridge between Brod and Dolac] stalled"),
    ],
)
def test_what_names_no_work_by_itself_is_told_with_the_work_it_means(sentence, words):
    assert told(f"{BRIDGE} The bridge is wide. {sentence}", title="The bridge") == [words]


def test_the_work_its_own_sentence_names_comes_before_the_one_the_article_is_about():
    text = f"{BRIDGE} The bridge is wide. Terminal 2 of the airport is not needed, so its opening was put off."
    assert told(text, title="The bridge") == ["its opening [Terminal 2] put off"]


def test_where_the_article_names_no_work_nothing_is_added():
    assert told("The council met. The project has been delayed.") == ["The project delayed"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Мост через Дунай обещали открыть в мае. Мост ждут все. Объект до сих пор не готов.",
            "Объект [Мост через Дунай] готов",
        ),
        ("Построен новый мост через Дунай.", "новый мост через Дунай Построен"),
        ("Новая школа в посёлке Липки открыта в понедельник.", "Новая школа в посёлке Липки открыта"),
    ],
)
def test_the_same_in_russian(text, words):
    assert told(text, language="ru")[-1] == words
