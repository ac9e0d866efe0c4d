"""Pictures within an SVG document, enlarged before it is painted, as the painter takes long to enlarge them."""

from __future__ import annotations

import base64
import io
import re

from PIL import Image

_IMAGE = re.compile(r"<image\b[^>]*>")
_PNG = re.compile(r'(?<=xlink:href="data:image/png;base64,)[^"]+')
_SIDES = [re.compile(rf'\s{side}="([0-9.]+)"') for side in ("width", "height")]
_SMOOTH = 'preserveAspectRatio="none"'  # as Vega has it of a picture that fills its place
_FASTEST = 1  # of zlib's levels: what is packed is unpacked at once


def with_enlarged_pictures(svg: str, scale: float) -> str:
    """Return a document whose smooth pictures have as many pixels as their places when it is painted at ``scale``.

    What is between two pixels is bicubic. A picture that says itself how it is to be enlarged stays, and one that is
    large enough.
    """
    return _IMAGE.sub(lambda found: _enlarged(found.group(), scale), svg)


def _enlarged(tag: str, scale: float) -> str:
    stored, sides = _PNG.search(tag), [side.search(tag) for side in _SIDES]
    if stored is None or None in sides or _SMOOTH not in tag or "image-rendering" in tag:
        return tag
    width, height = (max(1, round(float(side.group(1)) * scale)) for side in sides if side is not None)
    with Image.open(io.BytesIO(base64.b64decode(stored.group()))) as picture:
        if picture.width >= width or picture.height >= height:
            return tag
        kind = "RGBA" if picture.has_transparency_data else "RGB"
        large = picture.convert(kind).resize((width, height), Image.Resampling.BICUBIC)
    file = io.BytesIO()
    large.save(file, "PNG", compress_level=_FASTEST)
    tag = _PNG.sub(base64.b64encode(file.getvalue()).decode(), tag)
    return tag.replace(_SMOOTH, f'{_SMOOTH} image-rendering="optimizeSpeed"')
