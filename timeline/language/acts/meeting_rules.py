"""Meetings told by patterns (`data/<language>/acts.toml`), in a language whose verbs are not listed for it."""

from collections.abc import Iterator

from timeline.language.acts import act_patterns as acts
from timeline.language.acts.act_patterns import Hit
from timeline.language.acts.gatherings import MeetingTold
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Sentence

WHO = 60  # characters before a verb that name who met
AHEAD = 120  # characters before a phrase of time that can tell it lies ahead
NEAR = 30  # characters from a verb to the name of whom it is about


def told_by_rules(scene: Scene, sentence: Sentence) -> Iterator[MeetingTold]:
    """Yield the meetings one sentence tells of; of overlapping patterns the first counts."""
    covered: list[tuple[int, int]] = []
    for hit in acts.hits(sentence, acts.held(scene.language, "meeting", sentence.text)[0]):
        if any(hit.start < end and start < hit.end for start, end in covered):
            continue
        if not hit.rule.needs.isdisjoint(("people", "whom", "officials")) and not _somebody(scene, hit):
            continue
        if "named" in hit.rule.needs and not scene.mentions_near(max(sentence.start, hit.start - WHO), hit.start):
            continue
        if "narrated" in hit.rule.needs and scene.quotation_at(hit.start) is not None:
            continue
        if _loose(scene.language, hit):
            continue
        planned = "planned" in hit.rule.gives or _coming(scene, hit)
        if not planned and _habit(scene, hit):
            continue
        covered.append((hit.start, hit.end))
        yield MeetingTold(
            sentence=sentence,
            rule=f"meeting.{hit.rule.name}",
            start=hit.start,
            end=hit.end,
            planned=planned,
            noun=hit.groups.get("noun", ""),
            det=hit.groups.get("det", ""),
            definite="definite" in hit.rule.gives,
            past="past" in hit.rule.gives,
        )


def _somebody(scene: Scene, hit: Hit) -> bool:
    """Whether it is somebody that is met or received, and not a target or a letter."""
    context = acts.compiled(scene.language, "context")
    rest = scene.text[hit.end : hit.sentence.end]
    if "inanimate" in context and context["inanimate"].holds(rest):
        return False
    if "whom" in hit.rule.needs or context["people"].holds(rest):
        return True
    return "officials" not in hit.rule.needs and any(
        mention.kind == "person" or mention.by == "name" for mention in scene.mentions_near(hit.end, hit.end + NEAR)
    )


def _habit(scene: Scene, hit: Hit) -> bool:
    context = acts.compiled(scene.language, "context")
    return bool(context["habit"].holds(scene.text[max(hit.sentence.start, hit.start - 40) : hit.end + 25]))


def _loose(language: str, hit: Hit) -> bool:
    loose = acts.compiled(language, "meeting", "loose")
    return bool(loose) and "det" not in hit.groups and loose.holds(hit.groups.get("noun", ""))


def _coming(scene: Scene, hit: Hit) -> bool:
    """Whether it is a meeting still to come ("during the next meeting", "will sign a plan at the forum")."""
    context = acts.compiled(scene.language, "context")
    if hit.rule.name == "during" and context["ahead"].holds(
        scene.text[max(hit.sentence.start, hit.start - AHEAD) : hit.start]
    ):
        return True
    will = context.get("will")
    if "definite" in hit.rule.gives and will and will.holds(scene.text[hit.end : hit.sentence.end]):
        return True
    noun = hit.groups.get("noun")
    at = scene.text.rfind(noun, hit.start, hit.end) if noun else -1
    return at > 0 and bool(context["coming"].holds(scene.text[hit.start : at]))
