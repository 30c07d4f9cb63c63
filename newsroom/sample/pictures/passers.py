"""Anybody in a street: each number is somebody else, always the same."""

from __future__ import annotations

from newsroom.sample.pictures.figure import BROWN_HAIR, DARK_HAIR, GREY_HAIR, SKIN, TAN, Look
from newsroom.sample.pictures.sheet import Colour

COATS: tuple[Colour, ...] = (
    (64, 92, 124), (166, 82, 70), (92, 110, 86), (120, 92, 124), (208, 158, 84), (74, 78, 92), (196, 186, 170),
    (58, 116, 120), (146, 110, 84),
)  # fmt: skip
HAIR: tuple[Colour, ...] = (DARK_HAIR, BROWN_HAIR, DARK_HAIR, GREY_HAIR)


def passer_by(number: int) -> Look:
    """Somebody in a crowd, each number another."""
    return Look(
        coat=COATS[number * 5 % len(COATS)],
        legs=((58, 60, 72), (86, 82, 84), (52, 64, 88))[number % 3],
        hair=HAIR[number * 3 % len(HAIR)],
        skin=SKIN if number % 3 else TAN,
        hem=(0.46, 0.36, 0.5, 0.3)[number % 4],
        long_hair=number % 4 == 1,
    )
