"""What the axes of a figure are called."""

from collections.abc import Iterator
from typing import Any

from playground.charts.kit.figure import Figure


def axis_titles(figure: Figure, channel: str = "y") -> set[str]:
    """Return the titles of a channel in all layers of a figure."""

    def found(part: dict[str, Any]) -> Iterator[str]:
        title = part.get("encoding", {}).get(channel, {}).get("title")
        yield from [", ".join(title) if isinstance(title, list) else title] if title else []
        for layer in part.get("layer", []):
            yield from found(layer)

    return set(found(figure.spec))
