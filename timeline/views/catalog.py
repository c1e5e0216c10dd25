"""All projections: what the laws are tested over, and what a state can be saved for."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from timeline.views import articles, figures, history, pledges
from timeline.views.fold import Projection

PROJECTIONS: Mapping[str, Projection[Any, Any]] = MappingProxyType(
    {made.name: made for made in (history.projection, pledges.projection, figures.projection, articles.projection)}
)
