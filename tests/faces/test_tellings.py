"""One act told by several articles, on screen and in JSON."""

import pytest

from tests.views.story import Log, figure, meeting


@pytest.fixture
def log():
    log = Log()
    people = ("Ann Ash", "Boris Birch")
    log.ids = [
        log.article("first", [meeting(people), figure(2500)], date="2021-03-02", publisher="Alpine Post")[0],
        log.article(
            "second", [meeting(people), figure(2500)], date="2021-03-03", publisher="Isar", credit="Alpine Post"
        )[0],
        log.article("third", [figure(2600)], date="2021-03-03", publisher="Lech Echo")[0],
    ]
    return log


def test_a_history_has_one_row_for_one_act_and_counts_its_witnesses(call, log):
    text = call.out("show", "--type", "meeting")
    assert text.count("Ann Ash, Boris Birch") == 1
    assert ("also told: second title · Isar" in text) != ("also told: first title · Alpine Post" in text)
    assert text.count("first title") == text.count("second title") == 1
    assert "2 reports, 1 witness (Alpine Post)" in text


def test_json_keeps_each_event_and_names_the_others(call, log):
    shown = {event["id"]: event for event in call.json("show")}
    assert len(shown) == 5
    assert shown[log.ids[0][0]]["same_act"] == [log.ids[1][0]]
    assert shown[log.ids[1][0]]["same_act"] == [log.ids[0][0]]
    assert shown[log.ids[0][0]]["reports"] == 2
    assert shown[log.ids[0][0]]["witnesses"] == ["Alpine Post"]
    assert "same_act" not in shown[log.ids[2][0]]


def test_figures_have_one_row_for_one_figure_and_flag_what_disagrees(call, log):
    text = call.out("figures")
    assert text.count("€2,500") == 1
    assert "2 reports, 1 witness (Alpine Post)" in text
    assert f"{log.ids[2][0][:7]} is told otherwise by" in text
    shown = {event["id"]: event for event in call.json("figures")}
    assert shown[log.ids[0][1]]["same_act"] == [log.ids[1][1]]


def test_cut_off_by_a_limit_the_telling_that_is_left_has_its_row(call):
    text = call.out("show", "--type", "meeting", "--limit", "1")
    assert text.count("Ann Ash, Boris Birch") == 1
    assert call.out("figures", "--limit", "2").count("≠") >= 1


def test_unlinked_the_two_are_two_rows(call, log):
    call("unlink", log.ids[0][0], log.ids[1][0], "--relation", "same_act", "--reason", "two talks", "--yes")
    assert call.out("show", "--type", "meeting").count("Ann Ash, Boris Birch") == 2
