"""Opens a file as a picture: its type is what it decodes as, its limits are checked from the header first."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageFile, PngImagePlugin

from articles.media.darkroom import colour
from articles.media.darkroom.sniff import advice, gif_frames
from articles.media.found import reading
from articles.media.limits import MAX_BYTES, MAX_FRAMES, MAX_PIXELS

# Pillow's own line, which it draws while it reads: where ours is. Above it Pillow warns, at twice it refuses.
Image.MAX_IMAGE_PIXELS = max(MAX_PIXELS.values())
ImageFile.LOAD_TRUNCATED_IMAGES = False
# A packet of ten megabytes in a text chunk is left aside with a note, the picture is still one.
PngImagePlugin.MAX_TEXT_CHUNK = 16 * 1024 * 1024
# What Pillow's readers raise over damaged or hostile files; not all of it is the documented OSError.
UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    EOFError,
    IndexError,
    KeyError,
    OverflowError,
    AttributeError,
    RuntimeError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
ORIENTATION = 0x0112  # Exif 2.32, 4.6.4 A
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIDEWAYS = frozenset({UPRIGHT[5], UPRIGHT[6], UPRIGHT[7], UPRIGHT[8]})
# Several pictures in one file, the first of which is the photo: how telephones keep gain maps and depth.
JPEGS = frozenset({"JPEG", "MPO"})
MAX_COEFFICIENTS = 180_000_000
STRIP = 16  # rows of the smaller picture
# Colour models whose pixels can be averaged as they are (Pillow weighs those of the last two by their alpha).
AVERAGED = frozenset({"L", "RGB", "CMYK", "LA", "RGBA"})


class Unusable(Exception):
    """Not a photo we take; `code` is one of articles.media.refusals."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Decoded:
    """An upright RGB picture in sRGB, at least as large as was asked for if the file has that much.

    `width` and `height` are the original's, as a viewer sees it; `notes` say what was done to it; `found` is
    what the file says of itself. The original's own pixels are gone by then: they fill the memory.
    """

    picture: Image.Image
    format: str
    width: int
    height: int
    notes: tuple[str, ...]
    found: dict[str, Any]


def decode(data: bytes, least: int) -> Decoded:
    """Read a file, at a fraction of its size where both sides stay at least `least` pixels long."""
    if not data:
        raise Unusable("empty")
    if len(data) > MAX_BYTES:
        raise Unusable("bytes")
    try:
        with Image.open(io.BytesIO(data), formats=list(MAX_PIXELS)) as opened:
            return read(opened, data, least)
    except MemoryError as error:
        raise Unusable("memory") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unusable("pixels") from error
    except UNREADABLE as error:
        raise Unusable(advice(data)) from error


def read(opened: ImageFile.ImageFile, data: bytes, least: int) -> Decoded:
    kind = "JPEG" if opened.format in JPEGS else str(opened.format)
    width, height = opened.size
    if width * height > MAX_PIXELS[kind]:
        raise Unusable("pixels")
    frames = 1 if kind == "JPEG" else gif_frames(data) if kind == "GIF" else getattr(opened, "n_frames", 1)
    if frames > MAX_FRAMES:
        raise Unusable("frames")
    notes = ["animated"] if frames > 1 else []
    if opened.info.get("progressive") and coefficients(opened) > MAX_COEFFICIENTS:
        raise Unusable("memory")
    opened.draft("RGB", (least, least))
    opened.load()
    turn = UPRIGHT.get(opened.getexif().get(ORIENTATION, 1))
    picture, said = smaller(opened, least)
    if turn is not None:
        picture = picture.transpose(turn)
    if turn in SIDEWAYS:
        width, height = height, width
    # Nothing the file carried beside its pixels goes into a rendition: Pillow would write a JPEG's comment.
    picture.info.clear()
    return Decoded(picture, kind, width, height, (*notes, *said), reading.read(opened, data))


def coefficients(opened: ImageFile.ImageFile) -> int:
    """Bytes libjpeg holds of a progressive file until its last scan is in: two for each sample."""
    layers = [(layer[1], layer[2]) for layer in getattr(opened, "layer", ())]
    if not layers:
        return 0
    most = max(across for across, _down in layers) * max(down for _across, down in layers)
    return opened.width * opened.height * 2 * sum(across * down for across, down in layers) // most


def smaller(opened: Image.Image, least: int) -> tuple[Image.Image, list[str]]:
    """In sRGB, a large picture by a whole factor; strip by strip, since memory is what hostile files want,
    and where that is possible before anything else is done, since seconds are the other thing.
    """
    profile = opened.info.get("icc_profile")
    factor = min(opened.width // least, opened.height // least)
    if factor < 2:
        return colour.in_srgb(opened, profile)
    is_averaged = opened.mode in AVERAGED and "transparency" not in opened.info
    size = (-(-opened.width // factor), -(-opened.height // factor))
    made = Image.new(opened.mode if is_averaged else "RGB", size)
    notes: list[str] = []
    for top in range(0, opened.height, STRIP * factor):
        strip = opened.crop((0, top, opened.width, min(opened.height, top + STRIP * factor)))
        if not is_averaged:
            strip.info = opened.info
            strip, notes = colour.in_srgb(strip, profile)
        made.paste(strip.reduce(factor), (0, top // factor))
    if not is_averaged:
        return made, notes
    made.info = dict(opened.info)
    return colour.in_srgb(made, profile)
