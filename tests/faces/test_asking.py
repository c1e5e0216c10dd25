"""A model asked by the real command, at a local server that answers well, badly and with malice."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.faces.conftest import Caller
from timeline.app.completions import KEY, Completions, EndpointError, NoAnswerError
from timeline.intake.marked import asking_settings
from timeline.workspace import create

PAGE = """Valley Post
Published: 07.03.2024 18:20

{title}

Mayor Anna Keller spoke to the council of Riverton on Thursday about the old swimming hall.

The hall, Anna Keller hinted, was as good as a done thing for the {year} season, said those who heard her.
"""
HALL = "The hall, Anna Keller hinted, was as good as a done thing for the {} season, said those who heard her."
SETTINGS = asking_settings.settings("toy")
SECRET = "sk-not-to-be-told"  # must not be seen anywhere


def marked(*quotes):
    return [{"type": "pledge", "quote": one, "deed": "The hall", "state": "plan", "parties": []} for one in quotes]


def completion(said, **told):
    content = said if isinstance(said, str) else json.dumps({"events": said})
    answer = {"choices": [{"message": {"content": content}, "finish_reason": "stop"}], "usage": {"total_tokens": 900}}
    return json.dumps({**answer, **told}).encode()


class Model(ThreadingHTTPServer):
    """Answers what it is told to: a function of what was asked, from which comes a status, headers and a body."""

    daemon_threads = True

    def __init__(self, say):
        super().__init__(("127.0.0.1", 0), Handler)
        self.say = say
        self.asked = []
        self.heads = []

    @property
    def endpoint(self):
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, *_):
        """Say nothing of those who have hung up."""


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_POST(self):
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(told)
        self.server.heads.append((self.path, dict(self.headers)))
        status, headers, body = self.server.say(told)
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def model(say):
    server = Model(say)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def well(told):
    text = told["messages"][-1]["content"]
    quotes = [HALL.format(year) for year in (2027, 2028, 2029) if str(year) in text]
    return 200, {}, completion(marked(*quotes, "Nobody said that."))


@pytest.fixture
def space(tmp_path):
    made = create(tmp_path / "asked")
    for year in (2027, 2028, 2029):
        page = PAGE.format(title=f"A hall for {year}", year=year)
        (made.seeds / f"{year}.txt").write_text(page, encoding="utf-8")
    return Caller(made)


def answers(space):
    return sorted(path.name for path in space.workspace.answers.glob("??/*.json"))


def ask(space, server, *more, **told):
    return space("ask", "--endpoint", server.endpoint, "--model", "toy", *more, **told)


def test_what_a_model_marks_is_stored_and_read_by_the_next_import(space):
    space("import")
    before = space.lines
    with model(well) as server:
        done = ask(space, server, env={KEY: SECRET})
    assert "3 answered, 0 known, 0 without an answer; 2,700 tokens" in done.stdout
    assert [head[0] for head in server.heads] == ["/v1/chat/completions"] * 3
    assert {head[1]["Authorization"] for head in server.heads} == {f"Bearer {SECRET}"}
    assert space.lines == before
    assert len(answers(space)) == 3
    told = space.out("import")
    assert "+model@1: " in told
    assert "model.toy: 1 of 2 marks stand; not taken: 1 not in the article" in told
    new = [line for line in space.lines if line.get("rule") == "model.toy"]
    assert {line["quote"] for line in new} == {HALL.format(year) for year in (2027, 2028, 2029)}
    assert {line["doubt"] for line in new} == {"marked by a model, read by no rule"}
    assert "0 new, 3 known" in space.out("import")
    assert "marked by a model" in space.out("review", "--list")
    kept = b"".join(path.read_bytes() for path in space.workspace.root.rglob("*") if path.is_file())
    assert SECRET.encode() not in kept
    assert SECRET not in done.output


def test_the_same_answers_give_the_same_lines_anywhere(space, tmp_path):
    with model(well) as server:
        ask(space, server)
    space("import")
    there = create(tmp_path / "colleague")
    for path in (*space.workspace.seeds.iterdir(), *space.workspace.answers.rglob("*.json")):
        copy = there.root / path.relative_to(space.workspace.root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    other = Caller(there)
    other("import")
    ids = [sorted(line["id"] for line in one.lines) for one in (space, other)]
    assert ids[0] == ids[1]


def test_a_budget_stops_cleanly_and_is_taken_up_again(space):
    with model(well) as server:
        done = ask(space, server, "--budget-tokens", "1500")
        assert "1 answered" in done.stdout
        assert "stopped at 1,500 tokens, 2 left; the same command goes on from here" in done.stdout
        assert "2 answered, 1 known" in ask(space, server, "--jobs", "2").stdout
        assert len(server.asked) == 3
        assert "0 answered, 3 known" in ask(space, server).stdout
        assert len(server.asked) == 3


def test_a_text_without_an_answer_is_told_and_asked_about_again(space):
    say = iter([completion("Gladly! Here is a poem about a hall."), completion(marked()), completion(marked())])
    with model(lambda _: (200, {}, next(say))) as server:
        done = ask(space, server, status=1)
        assert "2027.txt: no answer: the answer is no JSON of the shape that was asked for" in done.stderr
        assert "2 answered, 0 known, 1 without an answer" in done.stdout
        server.say = well
        assert "1 answered, 2 known" in ask(space, server).stdout


def test_a_wrong_name_of_a_model_ends_it_at_once(space):
    body = json.dumps({"error": {"message": f"no model toy for key {SECRET}"}}).encode()
    with model(lambda _: (404, {}, body)) as server:
        done = ask(space, server, status=2, env={KEY: SECRET})
    assert "the answer is 404 Not Found: no model toy for key …" in done.stderr
    assert len(server.asked) == 1
    assert not answers(space)


@pytest.mark.parametrize("named", ["http://example.org/a", "-"])
def test_only_what_is_kept_is_asked_about(space, named):
    told = space("ask", "--endpoint", "http://127.0.0.1:1/v1", "--model", "toy", named, status=2).stderr
    assert "import it first" in told


def test_nobody_there_is_told(space):
    told = space("ask", "--endpoint", "http://127.0.0.1:1/v1", "--model", "toy", status=2).stderr
    assert "http://127.0.0.1:1/v1: nobody answers there" in told


LONG = completion(marked("x" * 1000))
ODD = {
    "prose": (200, {}, completion("I am afraid I cannot do that."), "no JSON"),
    "another shape": (200, {}, completion('{"facts": []}'), "no JSON"),
    "a list": (200, {}, completion("[]"), "no JSON"),
    "deep": (200, {}, completion('{"events": ' + "[" * 50_000), "no JSON"),
    "cut": (200, {}, completion([]).replace(b'"stop"', b'"length"'), "the answer is cut off (length)"),
    "no completion": (200, {}, b"<html>Welcome</html>", "no completion"),
    "nothing": (200, {}, b"", "no completion"),
    "half a character": (200, {}, b'{"choices": "\xff', "no completion"),
    "no choice": (200, {}, json.dumps({"choices": []}).encode(), "empty"),
    "no content": (200, {}, completion([]).replace(b'{"content"', b'{"refusal"'), "no JSON"),
    "another model": (200, {}, completion([], model="a-cheaper-one"), "another model answered: a-cheaper-one"),
    "too many": (200, {}, completion([{}] * 201), "more than can be of one article"),
    "4 MB": (200, {}, b" " * 4_000_000, "larger than 1,048,576 bytes"),
    "too long": (400, {}, b'{"error": {"message": "8192 tokens at most"}}', "400 Bad Request: 8192 tokens at most"),
    "untrue length": (200, {"Content-Length": "12, 13"}, LONG, "its length is told as"),
    "a cut body": (200, {"Content-Length": "99999"}, LONG, "the connection failed"),
    "too often": (429, {"Retry-After": "0"}, b"", "the answer is 429 Too Many Requests, asked 3 times"),
    "broken": (503, {"Retry-After": "0"}, b"{}", "the answer is 503 Service Unavailable, asked 3 times"),
}


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_answer_gives_nothing_and_says_why(odd):
    *answer, why = ODD[odd]
    with model(lambda _: tuple(answer)) as server, pytest.raises(NoAnswerError) as told:
        Completions(endpoint=server.endpoint, sleep=lambda _: None).ask(SETTINGS, "A text.")
    assert why in str(told.value)


@pytest.mark.parametrize("status", [301, 401, 403, 404])
def test_what_would_be_the_same_for_every_text_ends_it(status):
    with model(lambda _: (status, {"Location": "http://127.0.0.1:9/"}, b"")) as server, pytest.raises(EndpointError):
        Completions(endpoint=server.endpoint, key=SECRET).ask(SETTINGS, "A text.")
    assert len(server.asked) == 1


def test_a_server_that_is_silent_is_left_after_its_time():
    def silent(_):
        time.sleep(1)
        return 200, {}, b""

    with model(silent) as server, pytest.raises(NoAnswerError, match=r"no answer within 0\.2 seconds"):
        Completions(endpoint=server.endpoint, timeout=0.2).ask(SETTINGS, "A text.")


def test_a_server_that_is_overtaxed_is_asked_again():
    say = iter([(429, {"Retry-After": "7"}, b""), (500, {}, b""), (200, {}, completion(marked("A text.")))])
    waited = []
    with model(lambda _: next(say)) as server:
        answer = Completions(endpoint=server.endpoint, sleep=waited.append).ask(SETTINGS, "A text.")
    assert [event["quote"] for event in answer.events] == ["A text."]
    assert answer.used == 900
    assert waited == [7.0, 2.0]


def test_an_answer_in_a_fence_and_without_a_count_of_tokens_is_taken():
    fenced = f"```json\n{json.dumps({'events': marked('A text.')})}\n```"
    with model(lambda _: (200, {}, completion(fenced, usage=None))) as server:
        answer = Completions(endpoint=server.endpoint).ask(SETTINGS, "A text.")
    assert len(answer.events) == 1
    assert answer.used > len(asking_settings.instructions()) // 4


@pytest.mark.parametrize(
    ("endpoint", "why"),
    [
        ("ftp://example.org", "only http and https"),
        ("http://user:word@example.org/v1", "user's name or password"),
        ("http://169.254.169.254/v1", "not a public one"),
        ("http://8.8.8.8/v1", "a key is not sent there unencrypted"),
    ],
)
def test_a_key_goes_nowhere_that_it_should_not(endpoint, why):
    with pytest.raises(EndpointError, match=why):
        Completions(endpoint=endpoint, key=SECRET).ask(SETTINGS, "A text.")
