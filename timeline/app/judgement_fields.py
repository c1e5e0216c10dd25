"""What a judgement says, field by field (docs/design.md, 3.3): checked where one comes in, before it is appended."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from attrs import frozen

from timeline.errors import UsageError
from timeline.vocabulary import RATINGS, RELATIONS

if TYPE_CHECKING:
    from timeline.model import Judgement


@frozen(kw_only=True)
class CorrectionFields:
    """A field of an event, or `events.date` of an article, and its value; without `now` it is taken away."""

    target: str
    field: str
    now: Any = None
    was: Any = None
    reason: str = ""


@frozen(kw_only=True)
class RetractionFields:
    """What is taken out: an event, an article by its document's hash, or a judgement."""

    target: str
    reason: str = ""


@frozen(kw_only=True)
class LinkFields:
    """What a later event is to an earlier one."""

    earlier: str
    later: str
    relation: Literal[RELATIONS]  # type: ignore[valid-type]  # the vocabulary is written once
    reason: str = ""


@frozen(kw_only=True)
class UnlinkFields:
    """That it is not; of every relation where none is given."""

    earlier: str
    later: str
    relation: Literal[("", *RELATIONS)] = ""  # type: ignore[valid-type]  # as above
    reason: str = ""


@frozen(kw_only=True)
class AssessmentFields:
    """What came of a pledge, and the events it rests on."""

    pledge: str
    status: Literal[RATINGS]  # type: ignore[valid-type]  # as above
    evidence: tuple[str, ...] = ()
    reason: str = ""


@frozen(kw_only=True)
class AdditionFields:
    """The event that a person saw in a document."""

    target: str
    article: str
    reason: str = ""


@frozen(kw_only=True)
class AliasFields:
    """Names that are of one person or body."""

    names: tuple[str, ...]
    reason: str = ""


Fields = (
    CorrectionFields | RetractionFields | LinkFields | UnlinkFields | AssessmentFields | AdditionFields | AliasFields
)
SHAPES: Mapping[str, type[Fields]] = {
    "correction": CorrectionFields,
    "retraction": RetractionFields,
    "link": LinkFields,
    "unlink": UnlinkFields,
    "assessment": AssessmentFields,
    "addition": AdditionFields,
    "alias": AliasFields,
}


class JudgementFieldsError(UsageError):
    """A judgement that does not say what one of its type says."""

    def __init__(self, kind: str, fault: str) -> None:
        """Say the type, and each field that is wrong."""
        self.kind = kind
        super().__init__(f"{kind}: {fault}")


def fields_of(judgement: "Judgement") -> Fields:
    """Return what a judgement says as the class of its type. Raises JudgementFieldsError."""
    from timeline.intake.host.structured import StructureError, structured

    if judgement.type not in SHAPES:
        raise JudgementFieldsError(judgement.type, f"no type of a judgement; they are {', '.join(SHAPES)}")
    try:
        said: Fields = structured(judgement.data, SHAPES[judgement.type])
    except StructureError as error:
        raise JudgementFieldsError(judgement.type, str(error)) from None
    return said
