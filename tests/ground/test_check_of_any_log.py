"""What a check tells of a log from which lines were taken, or to which they were added: as plain loops over it tell."""

import json
from collections import defaultdict

import pytest

from tests.views.story import Log, pledge, statement
from timeline import codec, log
from timeline.log import check, names_met
from timeline.log.flaws import flaw

JUDGEMENTS = ("correction", "retraction", "link", "unlink", "assessment", "addition", "alias")
NO_ID, NO_SEAL, GONE = (
    "altered, its id is not that of its content",
    "altered, its seal does not match",
    "altered, its seal is gone",
)
UNSORTED = "altered, not written as this log writes its lines (keys sorted, no blanks)"


def anew(line, **told):
    """The line with other fields, and the id and the seal that these have."""
    made = {**line, **told}
    made["id"] = codec.content_id(made)
    return {**made, "seal": codec.seal_of(made)} if "seal" in made else made


def told():
    """A log with a line of each kind that a check looks at: batches, judgements, newer and odd lines."""
    log = Log()
    (one, two), first = log.article("first", [pledge("Tyrol", "mow"), statement("Ann", "Mown.")], date="2022-01-02")
    (three,), _ = log.article("second", [pledge("Isar", "dig")], date="2022-01-03")
    log.article("empty", [], date="2022-01-04")
    log.lines.append(anew(log.lines[0], quote="Added."))
    log.judge("addition", {"target": log.lines[-1]["id"], "article": first})
    log.judge("assessment", {"pledge": one, "status": "kept", "evidence": [two, three]})
    linked = log.judge("link", {"earlier": one, "later": three, "relation": "progress"})
    log.judge("correction", {"target": first, "field": "title", "now": "A title"})
    log.judge("retraction", {"target": linked, "reason": "no"})
    newer = anew(
        {**log.lines[-1], "prev": list(log.heads)}, v=99, type="article", article="9" * 64, data={"events": [two]}
    )
    log.lines.append(newer)
    log.heads = (newer["seal"],)
    log.judge("retraction", {"target": two, "reason": "no"})
    odd = anew(log.lines[2], data={**log.lines[2]["data"], "title": 5}, prev=[])
    undecodable = anew(log.lines[0], regions=5)
    log.lines += [odd, undecodable, anew(undecodable, regions=6)]
    log.judge("retraction", {"target": undecodable["id"], "reason": "no regions"})
    log.judge("correction", {"target": odd["id"], "field": "date", "now": "2020"})
    log.judge("unlink", {"earlier": "a" * 32, "later": "b" * 32})  # as these and no other line names them
    log.judge("assessment", {"pledge": "c" * 32, "status": "kept", "evidence": ["d" * 32]})
    log.lines.append(anew(log.lines[0], quote="Nobody closes this."))
    return log


LINES = told().raw


def altered(raw):
    """How a line that can be decoded was altered, if it was."""
    line = json.loads(raw)
    if codec.content_id(line) != line["id"]:
        return NO_ID
    if "seal" in line and codec.seal_of(line) != line["seal"]:
        return NO_SEAL
    if line["type"] in ("article", *JUDGEMENTS) and "seal" not in line:
        return GONE
    return None if codec.canonical(line) == raw else UNSORTED


class Told:
    """What plain loops over all lines find."""

    def __init__(self, lines):
        self.bad, self.odd, self.vain = [], {}, []
        self.borne = defaultdict(list)  # by name: as what it stands there, in the order of the log
        self.seals, self.named, self.yielded, self.judged, self.retracted = {}, {}, {}, {}, set()
        for number, raw in enumerate(lines, 1):
            self.look(number, raw)
        for kind, names, known, words in (
            ("missing", self.yielded, self.borne, "names the event {}, which is not in the log"),
            ("parent", self.named, self.seals, "was appended after the seal {}, which is not in the log"),
            ("target", self.judged, self.borne, "judges the line {}, which is not in the log"),
        ):
            order = ("missing", "parent", "target").index(kind)
            self.vain += [
                (number, 1 + order, words.format(name), kind) for name, number in names.items() if name not in known
            ]
        words = "{}: an unfinished batch, no article line names it; import the article again"
        for name, (first, *_) in self.borne.items():
            if first[0] == "waits" and name not in self.yielded:
                self.vain.append((first[1], 4, words.format(name), "unfinished"))
        self.vain += [
            (number, 0, words, "bad") for name, (number, words) in self.odd.items() if name not in self.retracted
        ]

    def look(self, number, raw):
        wrong = flaw(number, 0, raw)
        if wrong is not None and wrong.left_out and not self.decoded(number, raw, wrong):
            return
        line = json.loads(raw)
        if (how := altered(raw)) is not None:
            self.bad.append((number, "altered", f"{line['id']}: {how}"))
        said = line["data"]
        for seal in line.get("prev", ()) if "seal" in line else ():
            self.named.setdefault(seal, number)
        if "seal" in line:
            self.seals[line["seal"]] = number
        is_event = "seal" not in line and line["type"] not in ("article", *JUDGEMENTS)
        kind = line["type"] if line["type"] == "article" else "judgement" if line["type"] in JUDGEMENTS else "line"
        self.borne[line["id"]].append(("waits" if is_event and how is None else kind, number))
        if line["type"] == "article":
            self.borne[line["article"]].append(("present", number))
            for name in said.get("events", ()):
                self.yielded.setdefault(name, number)
        elif kind == "judgement":
            for key in ("target", "earlier", "later", "pledge"):
                self.judges(line, said.get(key), number)
            for name in said.get("evidence", ()):
                self.judges(line, name, number)

    def judges(self, line, name, number):
        if name is not None:
            (self.yielded if line["type"] == "addition" else self.judged).setdefault(name, number)
            if line["type"] == "retraction":
                self.retracted.add(name)

    def decoded(self, number, raw, wrong):
        """Take note of a line that views leave out; return whether it can be decoded all the same."""
        try:
            codec.decode(raw)
        except codec.LineError:
            try:
                identity, how = json.loads(raw)["id"], altered(raw)
            except (ValueError, KeyError):
                self.bad.append((number, "bad", wrong.why))
                return False
            self.borne[identity].append(("present", number))
            if how is None:
                self.odd[identity] = (number, f"{identity}: {wrong.why}")
            else:
                self.bad.append((number, "bad", wrong.why))
            return False
        self.odd[wrong.id] = (number, f"{wrong.id}: {wrong.why}")
        return True

    @property
    def findings(self):
        return self.bad + [(number, kind, words) for number, _, words, kind in sorted(self.vain, key=lambda v: v[:2])]

    @property
    def counts(self):
        lines = [[one for one in found if one[0] != "present"] for found in self.borne.values()]
        first = [found[0][0] for found in self.borne.values()]
        doubled = sum(
            len(one) - (found[0][0] != "present") for one, found in zip(lines, self.borne.values(), strict=True) if one
        )
        return first.count("article"), first.count("judgement"), doubled


def without_seal(raw):
    return codec.canonical({key: value for key, value in json.loads(raw).items() if key != "seal"})


def otherwise(raw, **told):
    return codec.canonical({**json.loads(raw), **told})


CHANGES = {
    "as it is": lambda _: [LINES],
    "turned": lambda _: [LINES[::-1]],
    "twice": lambda _: [LINES * 2, [one for line in LINES for one in (line, line)]],
    "gone": lambda at: [[*LINES[:at], *LINES[at + 1 :]]],
    "moved behind others": lambda at: [[*LINES[:at], *LINES[at + 1 : -1], LINES[at], *LINES[-1:]]],
    "moved to the front": lambda at: [[LINES[at], *LINES[:at], *LINES[at + 1 :]]],
    "again behind others": lambda at: [[*LINES[:-1], LINES[at], LINES[-1]]],
    "again but undecodable": lambda at: [[*LINES[:-1], otherwise(LINES[at], regions=5), LINES[-1]]],
    "altered": lambda at: [[*LINES[:at], otherwise(LINES[at], more="x"), *LINES[at + 1 :]]],
    "recorded by another": lambda at: [[*LINES[:at], otherwise(LINES[at], by="eve"), *LINES[at + 1 :]]],
    "appended after another": lambda at: [[*LINES[:at], otherwise(LINES[at], prev=["e" * 64]), *LINES[at + 1 :]]],
    "without its seal": lambda at: [[*LINES[:at], without_seal(LINES[at]), *LINES[at + 1 :]]],
    "written otherwise": lambda at: [[*LINES[:at], LINES[at].replace(b":", b": ", 1), *LINES[at + 1 :]]],
    "no line": lambda at: [[*LINES[:at], no, *LINES[at:]] for no in (b"{}", b"", b'{"id":"%032d"}' % at)],
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_check_tells_what_plain_loops_over_the_log_tell(place, change):
    for at in range(len(LINES)) if change not in ("as it is", "turned", "twice") else [0]:
        for lines in CHANGES[change](at):
            place.log.write_bytes(b"".join(line + b"\n" for line in lines))
            report, told = log.verify(place.log), Told(lines)
            assert [(one.line, one.kind, one.told) for one in report.findings] == told.findings, (change, at)
            assert (report.articles, report.judgements, report.duplicates) == told.counts, (change, at)
            assert report.lines == len(lines)
            assert set(report.heads) == told.seals.keys() - told.named.keys()
            assert list(report.heads) == sorted(report.heads)


@pytest.mark.parametrize("most", [0, 1, 3])
def test_so_it_is_however_much_is_held_at_once(place, monkeypatch, most):
    monkeypatch.setattr(check, "_MOST", most)
    monkeypatch.setattr(names_met, "_AT_ONCE", most)
    for change in ("as it is", "turned", "twice", "gone"):
        test_a_check_tells_what_plain_loops_over_the_log_tell(place, change)
