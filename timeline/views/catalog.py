"""All projections: what the laws are tested over, and what a state can be saved for."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from timeline.views import compared_figures, history, imported_documents, promise_ledger
from timeline.views.fold import Projection

_MODULES = (history, promise_ledger, compared_figures, imported_documents)
PROJECTIONS: Mapping[str, Projection[Any, Any]] = MappingProxyType(
    {module.projection.name: module.projection for module in _MODULES}
)
