"""Portraits of the paper's own people: by the hand that draws everybody else's, cut square for small sizes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from newsroom.sample.pictures.portraits import BLACK, BROWN, GREY, Face, X, portrait_of
from newsroom.sample.pictures.sheet import Sheet

# From above the highest bun down to the collar.
TOP, SIDE = 96, 704


def staff_portrait(face: Face) -> Sheet:
    """Head and shoulders, so close that the face is known at the height of two lines of text."""
    return portrait_of(face).cut(X - SIDE / 2, TOP, SIDE)


STAFF_FACES: dict[str, Face] = {
    "a": Face(skin=(228, 184, 152), hair=BLACK, hairdo="bun", clothes="shirt", coat=(150, 182, 206), under=(150, 182, 206), ground=((196, 212, 214), (120, 146, 156)), lips=(188, 92, 86), smile=1.5, long=0.98),
    "b": Face(skin=(212, 166, 132), hair=GREY, hairdo="short", clothes="parka", coat=(66, 78, 70), under=(188, 132, 62), ground=((202, 198, 184), (126, 122, 110)), age=2, wide=1.05, brow=1.1, smile=1.3),
    "c": Face(skin=(236, 194, 166), hair=BROWN, hairdo="bob", clothes="cardigan", coat=(72, 112, 106), under=(240, 232, 216), ground=((222, 202, 180), (160, 134, 116)), age=1, lips=(190, 88, 84), smile=1.7),
    "d": Face(skin=(214, 166, 134), hair=BLACK, hairdo="parted", clothes="turtleneck", coat=(112, 54, 48), under=(112, 54, 48), ground=((184, 198, 206), (104, 124, 138)), glasses="round", long=1.03),
    "e": Face(skin=(232, 190, 162), hair=(58, 44, 40), hairdo="fringe", clothes="knit", coat=(196, 156, 76), under=(196, 156, 76), ground=((200, 208, 190), (130, 146, 124)), lips=(184, 94, 88), wide=0.97, smile=1.4),
    "f": Face(skin=(222, 176, 144), hair=(66, 58, 56), hairdo="swept", clothes="blazer", coat=(96, 60, 84), under=(236, 230, 224), ground=((210, 198, 204), (142, 126, 138)), age=1, glasses="dark", lips=(182, 82, 84)),
    "g": Face(skin=(226, 182, 150), hair=BLACK, hairdo="long", clothes="blazer", coat=(52, 66, 72), under=(206, 120, 92), ground=((214, 196, 172), (146, 122, 102)), lips=(186, 84, 82), long=1.02),
    "h": Face(skin=(220, 174, 144), hair=GREY, hairdo="parted", clothes="suit", coat=(84, 76, 66), under=(58, 86, 104), ground=((190, 186, 176), (112, 108, 104)), age=2, glasses="round", beard=True, wide=1.02),
}  # fmt: skip

STAFF: dict[str, Callable[[], Sheet]] = {
    f"staff-{letter}": partial(staff_portrait, face) for letter, face in STAFF_FACES.items()
}
