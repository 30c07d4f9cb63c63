"""Draws one share image: the paper's name, the sort of piece, the headline, in a font with every syllable."""

from __future__ import annotations

import io
import math
import unicodedata
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from articles.sharing.lines import balanced, cut

# Counted up when the picture looks different: those of before are drawn anew, as far as they are recent.
DESIGN = 1
# Open Graph's shape; chats cut others to it.
WIDTH, HEIGHT = 1200, 630
# NanumBarunGothic Bold, unchanged, under the SIL Open Font License beside it: all 11,172 syllables and the
# Chinese characters that Korean headlines use. For these pictures only; browsers never get it.
FONT = Path(__file__).parent / "font" / "NanumBarunGothicBold.ttf"
SIZES = (84, 76, 68, 60, 54, 48)
MOST_LINES = 5
MARGIN, TOP, BOTTOM = 80, 168, 512
LEADING = 1.32
GROUND, PAPER, SOFT, LINE = "#0a4654", "#ffffff", "#bfe0e6", "#2f8596"


@lru_cache(maxsize=16)
def font(size: int) -> ImageFont.FreeTypeFont:
    """Basic layout: what it draws must not depend on which libraries a machine has."""
    return ImageFont.truetype(str(FONT), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def is_drawn(sign: str) -> bool:
    """Whether the font has the sign; what it lacks, an emoji say, would be an empty box."""
    mask, nothing = font(32).getmask(sign), font(32).getmask("\uffff")
    return sign.isspace() or (mask.size, bytes(mask)) != (nothing.size, bytes(nothing))


def drawable(text: str) -> str:
    return " ".join("".join(sign for sign in unicodedata.normalize("NFC", text) if is_drawn(sign)).split())


def headline_lines(headline: str) -> tuple[int, list[str]]:
    """The largest size at which the headline fits, and its lines."""
    room = WIDTH - 2 * MARGIN
    size, lines = SIZES[-1], [""]
    for size in SIZES:
        lines = balanced(headline, room, font(size).getlength)
        if len(lines) <= MOST_LINES and len(lines) * size * LEADING <= BOTTOM - TOP:
            return size, lines
    fitting = int((BOTTOM - TOP) / (size * LEADING))
    return size, cut(lines, min(MOST_LINES, fitting), room, font(size).getlength)


def drawn(masthead: str, sort: str, headline: str) -> bytes:
    """A PNG. `sort` is a word like "Opinion", or empty."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    pen = ImageDraw.Draw(picture)
    waves(pen)
    pen.text((MARGIN, 72), drawable(masthead), PAPER, font(44), anchor="ls")
    if sort:
        pen.text((WIDTH - MARGIN, 72), drawable(sort), SOFT, font(34), anchor="rs")
    pen.rectangle((MARGIN, 100, WIDTH - MARGIN, 102), fill=LINE)
    size, lines = headline_lines(drawable(headline))
    height = len(lines) * size * LEADING
    top = TOP + (BOTTOM - TOP - height) / 2
    for number, line in enumerate(lines):
        middle = top + (number + 0.5) * size * LEADING
        pen.text((MARGIN, middle + size * 0.36), line, PAPER, font(size), anchor="ls")
    out = io.BytesIO()
    # Few colours, many of them shades at the edges of letters: a palette keeps them and a third of the bytes.
    picture.quantize(64, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def waves(pen: ImageDraw.ImageDraw) -> None:
    """The paper's mark along the lower edge."""
    for depth, shift, colour in ((556, 0.0, "#125a69"), (586, 2.2, "#1f6c7f"), (610, 4.4, "#2f8596")):
        edge = [(x, depth + 12 * math.sin(x / 95 + shift)) for x in range(0, WIDTH + 8, 8)]
        pen.polygon([*edge, (WIDTH, HEIGHT), (0, HEIGHT)], fill=colour)
