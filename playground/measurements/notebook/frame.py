"""Columns as a data frame of pandas, which is loaded when one is asked for: training needs none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import pandas as pd

Frame: TypeAlias = "pd.DataFrame"


def framed(columns: Mapping[str, Sequence[Any]]) -> Frame:
    """Return columns of one length, by name, as a data frame."""
    import pandas as pd  # noqa: PLC0415 -- it takes a third of a second

    return pd.DataFrame(dict(columns))


def stacked(frames: Mapping[str, Frame], name: str) -> Frame:
    """Return data frames one below the other; their keys come first in the index, as its level ``name``."""
    import pandas as pd  # noqa: PLC0415

    return pd.concat(dict(frames), names=[name])
