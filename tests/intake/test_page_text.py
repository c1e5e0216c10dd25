"""What belongs to a page's text and what leads away from it."""

import pytest
from lxml import html

from timeline.intake.documents import loading as documents
from timeline.intake.pages import table_rows, teasers, unseen
from timeline.intake.pages.generic_html import Html
from timeline.intake.pages.leaf_blocks import leaf_blocks
from timeline.intake.pages.standfirst import standfirst

TITLE = "Two governors agree to build a bridge"
STAND = "The bridge over the Swan is to be finished by October 2026 and will cost 40 million dollars, they said."
FIRST = "The governors of two regions met in Riverton to speak of trade, and the talks went on until the evening."
SECOND = "“We will build a bridge together,” Governor Anna Keller told reporters when the meeting was over on Monday."
THIRD = "Trade between the two regions rose by 12 percent to reach 40 million dollars in the year before, she added."
TEXT = f"{FIRST}\n{SECOND}\n{THIRD}"


def page(above="", amid="", description=STAND):
    text = f"<p>{FIRST}</p>{amid}<p>{SECOND}</p><p>{THIRD}</p>"
    meta = f'<meta name="description" content="{description}">' if description else ""
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{TITLE}</title>{meta}</head><body><main><h1>{TITLE}</h1>{above}'
        f"<article>{text}</article></main><div><p>Another story, told elsewhere.</p></div></body>"
    )


def text_of(source):
    return Html().read(documents.parse(source.encode(), "x.html")).text.split("\n\n")


@pytest.mark.parametrize(
    "above",
    [f"<div class='a'>{STAND}</div>", f"<h2>{STAND}</h2>", f"<div><div><p>{STAND}</p></div><p>By Ann Lee</p></div>"],
)
def test_a_standfirst_that_the_page_describes_itself_by_is_text(above):
    assert text_of(page(above)) == [STAND, *TEXT.split("\n")]


def test_a_standfirst_is_told_once_and_nothing_else_above_the_text_is_one():
    tree = html.fromstring(page(f"<p>{STAND}</p>"))
    assert standfirst(tree, TEXT, TITLE, (STAND,)) == [STAND]
    assert standfirst(tree, f"{STAND}\n{TEXT}", TITLE, (STAND,)) == []
    assert standfirst(tree, TEXT, TITLE, ()) == []
    assert standfirst(tree, TEXT, TITLE, ("What the whole site is about, in a few words.",)) == []
    assert standfirst(html.fromstring(page(f"<figure><p>{STAND}</p></figure>")), TEXT, TITLE, (STAND,)) == []


@pytest.mark.parametrize(
    "amid",
    [
        "<p>Read more: <a href='/1'>Mayor of Riverton opens two schools</a></p>",
        "<p><a href='/1'>MAYOR OF RIVERTON OPENS TWO SCHOOLS</a></p>",
        "<ul><li><a href='/1'>Mayor opens two schools</a></li><li><a href='/2'>A ferry that nobody wants</a></li></ul>",
    ],
)
def test_a_line_that_is_one_link_is_none_of_the_story(amid):
    assert text_of(page(amid=amid)) == TEXT.split("\n")


@pytest.mark.parametrize(
    "kept",
    [
        "<p>The mayor <a href='/1'>opened two schools</a> in Riverton.</p>",
        "<ul><li><a href='/1'>The ferry to Riverton</a></li><li>The bridge, that nobody knows of</li></ul>",
        "<p><a href='/1'>" + "The governors met in Riverton and spoke of trade and of the bridge. " * 3 + "</a></p>",
        "<h2><a href='/1'>What the two governors agreed</a></h2>",
    ],
)
def test_links_in_sentences_lists_and_headings_are_text(kept):
    tree = html.fromstring(f"<div>{kept}</div>")
    told = "\n".join(line for _, line in leaf_blocks(tree))
    assert teasers.without_teasers(tree, told) == told


def test_rows_of_words_are_text_and_rows_of_figures_are_not():
    told = "Above.\n| Place | Riverton, by the river |\n|---|---|\n| Builder | Bridges and Sons |\nBelow."
    assert table_rows.without_figures(told) == (
        "Above.\nPlace: Riverton, by the river\nBuilder: Bridges and Sons\nBelow."
    )
    figures = "Above.\n| Year | Trade |\n| 2020 | 36 |\n| 2021 | 40 |\nBelow."
    assert table_rows.without_figures(figures) == "Above.\nBelow."
    assert table_rows.without_figures(f"| 1 | {FIRST} |\n| 2 | {SECOND} |") == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize("mark", ["hidden", "style='color: red; display:none'", "style='visibility: hidden;'"])
def test_what_a_page_does_not_show_is_no_text(mark):
    assert text_of(page(amid=f"<div {mark}><p>{STAND}</p></div>")) == TEXT.split("\n")


def test_a_text_that_a_script_is_to_show_is_text():
    script = f"<script>{'show();' * 200}</script>"
    tree = html.fromstring(f"<div>{script}<p>Wait.</p><div style='display:none'><p>{FIRST}</p></div></div>")
    unseen.drop_unseen(tree)
    assert FIRST in tree.text_content()


def test_a_page_laid_out_by_tables_is_no_table():
    laid_out = html.fromstring(f"<table><tr><td>Menu</td><td>{f'<p>{FIRST}</p>' * 9}</td></tr></table>")
    assert table_rows.is_laid_out(laid_out)
    assert not table_rows.is_laid_out(html.fromstring("<table><tr><td>Place</td><td>Riverton</td></tr></table>"))


@pytest.mark.parametrize(
    ("changed", "said", "published"),
    [
        ("2024-03-15T10:00:00Z", "Published 11 March", "2024-03-11"),
        ("2024-01-02T10:00:00Z", "Published on December 30", "2023-12-30"),
        ("2024-03-15T10:00:00Z", "Published 11 March 2022", "2022-03-11"),
    ],
)
def test_a_day_of_publication_without_a_year_is_the_last_one_before_the_change(changed, said, published):
    source = page(f"<span>{said}</span>").replace(
        "<title>", f'<meta property="article:modified_time" content="{changed}"><title>'
    )
    article = Html().read(documents.parse(source.encode(), "x.html"))
    assert (article.published.value, article.updated.value[:10]) == (published, changed[:10])


def test_of_a_page_without_a_name_the_first_telling_heading_is_the_title():
    source = page().replace("<main>", "<h1>Menu</h1><main>").replace(f"<title>{TITLE}</title>", "")
    assert Html().read(documents.parse(source.encode(), "x.html")).title == TITLE
