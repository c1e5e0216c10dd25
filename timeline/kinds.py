"""One row for each type of event: who acts in it, what it is about, how it is told in a line.

A new type is a class in `model.EVENT_DATA`, a row here, a stage of reading with its rules, tests: docs/new-type.md.
"""

from typing import NamedTuple


class EventKind(NamedTuple):
    """What the parts of the program need to know of a type; fields are those of its `data`.

    `acting` are the fields that name who acts in it; `heads` those of these that a line begins with, the first that
    is filled; `about` those that say what it is about; `told` how a line tells it: fields, each with the words around
    it; `note` the field that stands behind in brackets, unless it says what is `usual`. `several` names the field whose
    names make two tellings one act; empty where no two tellings are shown as one for their names.
    `label` is what stands before a line, of ten letters at most; the name, where it has no more.
    """

    name: str
    plural: str
    colours: tuple[str, ...]
    acting: tuple[str, ...]
    heads: tuple[str, ...]
    about: tuple[str, ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    note: str = ""
    usual: str = ""
    several: str = ""
    label: str = ""


_ROWS = (
    EventKind(
        name="meeting",
        plural="meetings",
        colours=("blue",),
        acting=("participants",),
        heads=("participants",),
        about=("topic", "form"),
        told=(("form", "{}"), ("topic", "{}"), ("place", "in {}")),
        note="status",
        usual="held",
        several="participants",
    ),
    EventKind(
        name="visit",
        plural="visits",
        colours=("blue",),
        acting=("visitors", "host"),
        heads=("visitors",),
        about=("topic",),
        told=(("place", "to {}"), ("host", "hosted by {}"), ("topic", "{}")),
        note="status",
        usual="held",
        several="visitors",
    ),
    EventKind(
        name="statement",
        plural="statements",
        colours=("cyan",),
        acting=("speaker",),
        heads=("speaker",),
        about=("text", "topic"),
        told=(("role", "{}"), ("topic", "{}")),
    ),
    EventKind(
        name="agreement",
        plural="agreements",
        colours=("green", "bold"),
        acting=("speaker", "parties"),
        heads=("speaker", "parties"),
        about=("subject", "form"),
        told=(("form", "{}"), ("subject", "{}"), ("term", "for {}")),
        note="status",
        several="parties",
    ),
    EventKind(
        name="figure",
        plural="figures",
        colours=("magenta",),
        acting=("speaker", "parties"),
        heads=("speaker", "parties"),
    ),
    EventKind(
        name="pledge",
        plural="pledges",
        colours=("yellow", "bold"),
        acting=("speaker", "promiser", "promisee"),
        heads=("promiser", "speaker"),
        about=("action",),
    ),
    EventKind(
        name="follow_up",
        plural="follow-ups",
        colours=("green",),
        acting=("speaker", "actor"),
        heads=("speaker", "actor"),
        about=("deliverable",),
        told=(("deliverable", "{}"),),
        note="state",
    ),
    EventKind(
        name="appointment",
        plural="appointments",
        colours=("blue", "bold"),
        acting=("appointee", "appointer"),
        heads=("appointee",),
        about=("office",),
        told=(("office", "{}"), ("since", "from {}"), ("appointer", "by {}")),
        note="status",
        usual="held",
        label="appointed",
    ),
)

EVENT_KINDS = {row.name: row for row in _ROWS}
