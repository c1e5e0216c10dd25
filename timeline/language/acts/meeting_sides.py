"""Who takes part in a meeting: whom the words around it name, and who is called by no name, "the unions"."""

from collections.abc import Iterator, Sequence

from timeline.language.acts import act_patterns as acts
from timeline.language.acts.gatherings import MeetingTold
from timeline.language.clauses.clause import Clause, Span
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Mention
from timeline.language.schema.acts_table import ActsTable
from timeline.language.schema.pledges_table import PledgesTable
from timeline.language.words import genitives
from timeline.language.words.lexicon import load_table

NEAR = 30  # characters from a verb to the name of whom it is about
BESIDE = 3  # characters from a description to the name put beside it: ", "
MARK = 2  # characters of what tells whose something is: "'s"


def named(scene: Scene, told: MeetingTold) -> list[Mention]:
    """Return who is named in the words that tell a meeting, and meant by a pronoun where that is a person."""
    here = [
        one
        for one in scene.mentions_in(told.sentence)
        if (one.by != "pronoun" or one.kind == "person") and not (told.noun and told.noun in one.text)
    ]
    if told.around is None:
        return here
    start, end = told.around
    return [
        one
        for one in here
        if start <= one.start < end
        and not (one.start > told.end and genitives.is_genitive(scene.text[one.start : one.end + MARK]))
    ]


def around(scene: Scene, told: Span, sentence: Span, subject: Span | None, *, setting: bool) -> Span:
    """Return the stretch of a sentence that names who meets: from the subject on, up to what else it goes on to say.

    Of a meeting that is the `setting` of something else, those who do that are named behind it.
    """
    words = acts.compiled(scene.language, "meeting", "nouns")
    behind = scene.text[told[1] : sentence[1]]
    ends = [words[key].search(behind) for key in (("aside",) if setting else ("aside", "later"))]
    start = sentence[0] if subject is None else min(subject[0], told[0])
    return start, told[1] + min((end.start() for end in ends if end is not None), default=len(behind))


def unnamed(scene: Scene, told: MeetingTold, clauses: Sequence[Clause]) -> Iterator[str]:
    """Yield who else takes part and is called by no name: "met farmers and village heads", "with the unions"."""
    table = load_table(scene.language, ActsTable).meeting
    nobody = acts.compiled(scene.language, "meeting", "nobody")
    begin = told.start + scene.text[told.start : told.end].rstrip().rfind(" ") + 1
    for key, reach in (("sides", NEAR), ("attended", told.sentence.end - begin)):
        match = acts.compiled(scene.language, "meeting", key).search(scene.text[begin : told.sentence.end])
        if match is None or match.start() > reach:
            continue
        at, end = begin + match.start(1), begin + match.end(1)
        verbs = [one.group[0] for one in clauses if one.tense != "untold" and at < one.group[0] < end]
        for side in _parted(scene.text[at : min(verbs, default=end)], table.joints):
            start = scene.text.find(side, at)
            at = start + len(side)
            if (name := _bare(scene, side)) and not nobody.holds(name) and not _is_named(scene, (start, at)):
                yield name


def _bare(scene: Scene, side: str) -> str:
    """Return a noun phrase up to what only says where or whose it is; nothing of what begins with that."""
    said = load_table(scene.language, PledgesTable)
    words = side.split(" ")
    inner = load_table(scene.language, ActsTable).agreement.small  # "of", "for": it may go on behind them
    apart = (
        number for number, word in enumerate(words) if word in said.prepositions and (not number or word not in inner)
    )
    stop = next(apart, len(words))
    return " ".join(words[:stop]).strip(" -–—'’")


def _is_named(scene: Scene, side: Span) -> bool:
    """Whether somebody is named within a side, or right behind it."""
    near = (one.end for one in scene.mentions_near(side[0], side[1] + BESIDE))
    return any(side[0] < end for end in near)


def _parted(text: str, joints: frozenset[str]) -> list[str]:
    """Return the parts of a text between joints, in order."""
    parts: list[list[str]] = [[]]
    for word in text.split(" "):
        if word in joints:
            parts.append([])
        else:
            parts[-1].append(word)
    return [side for part in parts if (side := " ".join(part).strip())]
