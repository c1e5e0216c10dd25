"""What hosts write into robots.txt: groups, wildcards, and what is made to hurt."""

import time

import pytest

from timeline.app.robots import OPEN, RobotsError, rules_of, unheard

HOST = "https://paper.example"


def allowed(text, *paths):
    rules = rules_of(HOST, text.encode())
    return [rules.allow(f"{HOST}{path}") for path in paths]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [True, True]),
        ("User-agent: *\nDisallow: /private", [True, False]),
        ("User-agent: *\nDisallow: /*page$", [False, False]),
        ("User-agent: *\nDisallow: /\nAllow: /news/", [True, False]),
        ("User-agent: timeline-tracker\nDisallow: /news\n\nUser-agent: *\nDisallow: /", [False, True]),
        ("User-agent: otherbot\nUser-agent: thirdbot\nDisallow: /", [True, True]),
        ("User-agent: otherbot\nUser-agent: *\nDisallow: /private", [True, False]),
        ("user agent *\ndisallow /news", [False, True]),
        ("\ufeffUser-agent: *\r\nDisallow: /private\r\n", [True, False]),
    ],
)
def test_rules_are_read_as_hosts_write_them(text, expected):
    assert allowed(text, "/news/page", "/private/page") == expected


def test_no_rules_allow_all_and_no_answer_allows_nothing_and_says_why():
    assert OPEN.allow(HOST)
    with pytest.raises(RobotsError, match=r"/robots\.txt: cannot be had \(the answer is 503\), so nothing is fetched"):
        unheard(HOST, "the answer is 503").allow(HOST)


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be"])
def test_rules_in_wide_letters_are_kept_to(charset):
    mark = "" if charset == "utf-16" else "\ufeff"
    rules = rules_of(HOST, f"{mark}User-agent: *\nDisallow: /private\n".encode(charset))
    assert [rules.allow(f"{HOST}{path}") for path in ("/news/page", "/private/page")] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: *\nDisallow: /" + "*a" * 200_000 + "b",
        "User-agent: *\n" + "Disallow: /*a*a*a*a*b\n" * 20_000,
        "".join(f"User-agent: bot{number}\n" for number in range(15_000)) + "Disallow: /x\n" * 20_000,
        "User agent " + "a*" * 200_000 + "\nDisallow: /x",
        "\x00" * 100_000 + "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace") * 50_000,
    ],
)
def test_rules_made_to_hurt_take_no_time(text):
    begun = time.process_time()
    allowed(text, "/" + "a" * 2_000)
    assert time.process_time() - begun < 2


def test_rules_that_the_parser_fails_on_are_a_fault_of_their_host_alone(monkeypatch):
    def fail(_):
        raise ValueError("too odd")

    monkeypatch.setattr("protego.Protego.parse", fail)
    with pytest.raises(RobotsError, match=r"https://paper\.example/robots\.txt: cannot be understood \(ValueError"):
        rules_of(HOST, b"User-agent: *").allow(f"{HOST}/page")
