"""A picture as numbers: a palette and one code a pixel, which are small to send and cheap to paint."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass

import numpy as np
from PIL import Image

from playground.network.arithmetic import Array


@dataclass(frozen=True, eq=False, slots=True)
class Picture:
    """A picture, row 0 at the top.

    Attributes
    ----------
    pixels : ndarray of uint8 of shape (height, width) or (height, width, 3)
        Codes, which are rows of the palette; or red, green and blue, where there is no palette.
    palette : ndarray of uint8 of shape (n_colours, 3), or None
        Red, green and blue of each code.
    clear : int or None
        The code that is transparent.
    """

    pixels: Array
    palette: Array | None = None
    clear: int | None = None

    def data_url(self) -> str:
        """Return the picture as a PNG in a data URL."""
        buffer = io.BytesIO()
        options = {} if self.clear is None else {"transparency": self.clear}
        self.image().save(buffer, "PNG", compress_level=6, **options)
        return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")

    def image(self) -> Image.Image:
        """Return the picture as Pillow has it; the transparent code is not marked."""
        pixels = np.ascontiguousarray(self.pixels)
        if self.palette is None:
            return Image.fromarray(pixels, "RGB")
        image = Image.fromarray(pixels, "P")
        image.putpalette(self.palette.tobytes())
        return image

    def looks_like(self, other: Picture) -> bool:
        """Return whether both have the same pixels in the same colours."""
        if self is other:
            return True
        return (
            self.clear == other.clear
            and np.array_equal(self.pixels, other.pixels)
            and (self.palette is other.palette or np.array_equal(self.palette, other.palette))  # type: ignore[arg-type]
        )
