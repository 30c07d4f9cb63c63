"""Twelve portraits: people of every age, each described in a few words and drawn by the same hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from newsroom.sample.pictures.clothes import BROAD, CLOTHES, shoulders
from newsroom.sample.pictures.hairdos import BEHIND, HAIRDOS
from newsroom.sample.pictures.sheet import HEIGHT, WIDTH, Colour, Point, Sheet, curve, mix

X, Y = 800.0, 430.0
BLACK: Colour = (40, 34, 36)
BROWN: Colour = (78, 56, 46)
GREY: Colour = (142, 138, 136)
WHITE: Colour = (214, 212, 208)


@dataclass(frozen=True, kw_only=True)
class Face:
    """Somebody's looks. `age` counts the lines from 0 to 3; `wide` and `long` stretch the head."""

    skin: Colour
    hair: Colour
    hairdo: str
    clothes: str
    coat: Colour
    under: Colour
    ground: tuple[Colour, Colour]
    wide: float = 1.0
    long: float = 1.0
    age: int = 0
    glasses: str = ""
    beard: bool = False
    lips: Colour = (176, 104, 94)
    smile: float = 1.0
    brow: float = 1.0


def outline(face: Face) -> list[Point]:
    """The line of the head from temple over chin to temple."""
    w, h = 148 * face.wide, 190 * face.long
    jaw = 0.78 if face.age < 2 else 0.82
    half = [
        (0.0, -1.02),
        (0.62, -0.92),
        (0.98, -0.42),
        (1.0, 0.05),
        (0.94, 0.42),
        (jaw, 0.72),
        (0.36, 0.98),
        (0.0, 1.05),
    ]
    right = [(X + dx * w, Y + dy * h) for dx, dy in half]
    left = [(X - dx * w, Y + dy * h) for dx, dy in reversed(half[1:-1])]
    return curve([*right, *left, right[0]], 6)


def portrait_of(face: Face) -> Sheet:
    """Head and shoulders before a quiet wall with light from the left."""
    sheet = Sheet(*face.ground)
    w, h = 148 * face.wide, 190 * face.long
    light, dark = mix(face.ground[0], (255, 250, 238), 0.5), mix(face.ground[1], (20, 22, 34), 0.3)
    sheet.wash(
        [(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)], (*light[:3], 130), (*dark[:3], 120), across=True
    )
    sheet.glow(420, 260, 620, (*light[:3], 150))
    for left in (90, 350):
        sheet.soft([(left, 40), (left + 200, 10), (left + 240, 560), (left + 40, 620)], (*light[:3], 90), 16)
    sheet.soft([(1010, 300), (1150, 420), (1220, HEIGHT), (880, HEIGHT)], (*dark[:3], 120), 70)
    shade = mix(face.skin, (112, 58, 52), 0.34)
    if face.hairdo in BEHIND:
        BEHIND[face.hairdo](sheet, X, Y, w, h, face.hair)
    shoulders(sheet, face.under if face.clothes == "vest" else face.coat, BROAD.get(face.clothes, 0.88))
    neck(sheet, face, shade)
    CLOTHES[face.clothes](sheet, face.coat, face.under)
    for side in (-1, 1):
        ear = mix(face.skin, shade, 0.15 if side < 0 else 0.75)
        sheet.disc(X + side * w * 1.0, Y + h * 0.08, 21, ear, 38)
        sheet.disc(X + side * w * 1.01, Y + h * 0.08, 10, mix(ear, shade, 0.5), 22)
    line = outline(face)
    sheet.wash(line, mix(face.skin, (255, 244, 226), 0.22), mix(face.skin, shade, 0.62), across=True)
    sheet.wash(line, (*shade[:3], 0), (*shade[:3], 120))
    sheet.soft(
        [
            (X + w * 0.35, Y - h * 0.7),
            (X + w * 0.92, Y - h * 0.4),
            (X + w * 0.9, Y + h * 0.4),
            (X + w * 0.4, Y + h * 0.9),
            (X + w * 0.5, Y),
        ],
        (*shade[:3], 70),
        14,
    )
    for side in (-1, 1):
        sheet.soft_disc(X + side * w * 0.56, Y + h * 0.3, 34, (214, 110, 96, 46), 14, 26)
    features(sheet, face, w, h, shade)
    HAIRDOS[face.hairdo](sheet, X, Y, w, h, face.hair)
    if face.glasses:
        spectacles(sheet, face.glasses, w, h)
    return sheet


def neck(sheet: Sheet, face: Face, shade: Colour) -> None:
    wide = 74 * face.wide
    chin = Y + 190 * face.long
    skin = mix(face.skin, shade, 0.3)
    sheet.wash(
        [
            (X - wide, chin - 90),
            (X + wide, chin - 90),
            (X + wide * 1.3, chin + 30),
            (X + 50, chin + 78),
            (X, chin + 92),
            (X - 50, chin + 78),
            (X - wide * 1.3, chin + 30),
        ],
        skin,
        mix(skin, shade, 0.6),
        across=True,
    )
    sheet.soft(
        [
            (X - wide * 0.9, chin - 30),
            (X + wide, chin - 40),
            (X + wide, chin + 50),
            (X - wide * 0.4, chin + 24),
        ],
        (*mix(shade, (70, 30, 34), 0.25)[:3], 120),
        10,
    )


def features(sheet: Sheet, face: Face, w: float, h: float, shade: Colour) -> None:
    """Brows, eyes, nose and mouth, and what the years added."""
    deep = mix(shade, (70, 34, 32), 0.4)
    brow_tone = mix(face.hair if face.hair != WHITE else GREY, face.skin, 0.18)
    for side in (-1, 1):
        ex, ey = X + side * w * 0.42, Y - h * 0.02
        sheet.soft_disc(ex, ey - 4, 36, (*shade[:3], 70), 9, 22)
        brow = curve([(ex - side * 36, ey - 31), (ex, ey - 42 * face.brow), (ex + side * 42, ey - 29)], 6)
        under = curve([(ex + side * 42, ey - 27), (ex, ey - 31 * face.brow), (ex - side * 34, ey - 21)], 6)
        sheet.area([*brow, *under], brow_tone)
        upper = curve([(ex - 29, ey + 3), (ex - 10, ey - 8), (ex + 12, ey - 8), (ex + 29, ey + 2)], 6)
        lower = curve([(ex + 29, ey + 2), (ex + 6, ey + 9), (ex - 14, ey + 8), (ex - 29, ey + 3)], 6)
        sheet.area([*upper, *lower], (240, 232, 224))
        sheet.disc(ex, ey - 0.5, 9.5, (58, 38, 32), 8.6)
        sheet.disc(ex - 3, ey - 3.5, 2.4, (250, 250, 250))
        sheet.stroke(upper, 4.2, mix(BLACK, deep, 0.25))
        sheet.stroke([(px, py - 9) for px, py in upper[3:-2]], 2, (*deep[:3], 110))
        if face.age:
            sheet.stroke(
                curve([(ex - 24, ey + 18), (ex, ey + 23 + face.age), (ex + 24, ey + 17)], 6),
                2,
                (*deep[:3], 40 + 26 * face.age),
            )
        if face.age > 1:
            for line in (-5, 3, 11)[: face.age]:
                sheet.stroke(
                    [(ex + side * 40, ey + line * 0.5), (ex + side * 56, ey + line)], 2, (*deep[:3], 90)
                )
            fold = curve(
                [
                    (X + side * w * 0.24, Y + h * 0.34),
                    (X + side * w * 0.37, Y + h * 0.46),
                    (X + side * w * 0.38, Y + h * 0.6),
                ],
                6,
            )
            sheet.stroke(fold, 2.6, (*deep[:3], 50 + 24 * face.age))
    for line in range(max(0, face.age - 1)):
        y = Y - h * (0.46 + 0.1 * line)
        sheet.stroke(curve([(X - 62, y + 4), (X, y), (X + 62, y + 4)], 6), 2, (*deep[:3], 70))
    nose = [
        (X + 4, Y - h * 0.02),
        (X + 16, Y + h * 0.26),
        (X + 27, Y + h * 0.34),
        (X + 8, Y + h * 0.39),
        (X + 2, Y + h * 0.3),
    ]
    sheet.soft(nose, (*shade[:3], 190), 5)
    sheet.soft_disc(X - 8, Y + h * 0.24, 9, (255, 240, 222, 90), 6, 22)
    tip = curve(
        [(X - 22, Y + h * 0.34), (X - 8, Y + h * 0.385), (X + 8, Y + h * 0.385), (X + 22, Y + h * 0.34)], 6
    )
    sheet.stroke(tip, 3, (*deep[:3], 150))
    my = Y + h * 0.6
    half, lift = 42 * face.wide, 6 * face.smile
    upper = curve(
        [(X - half, my - lift), (X - 14, my - 7), (X, my - 4), (X + 14, my - 7), (X + half, my - lift)], 6
    )
    middle = curve([(X + half, my - lift), (X, my + 4), (X - half, my - lift)], 6)
    sheet.area([*upper, *middle], mix(face.lips, deep, 0.2))
    sheet.area(
        [
            *curve([(X - half * 0.8, my - lift * 0.3), (X, my + 4), (X + half * 0.8, my - lift * 0.3)], 6),
            *curve([(X + half * 0.8, my), (X, my + 17), (X - half * 0.8, my)], 6),
        ],
        face.lips,
    )
    sheet.stroke(middle, 3, (*mix(deep, BLACK, 0.3)[:3], 200))
    sheet.soft_disc(X, my + 34, 24, (*shade[:3], 80), 7, 5)
    if face.beard:
        growth(sheet, face, w, h, my)


def growth(sheet: Sheet, face: Face, w: float, h: float, mouth: float) -> None:
    """A short beard along the jaw, moustache included."""
    tone = mix(face.hair, face.skin, 0.1)
    outer = curve(
        [
            (X - w * 0.97, Y + h * 0.16),
            (X - w * 0.86, Y + h * 0.62),
            (X - w * 0.4, Y + h * 1.04),
            (X, Y + h * 1.12),
            (X + w * 0.4, Y + h * 1.04),
            (X + w * 0.86, Y + h * 0.62),
            (X + w * 0.97, Y + h * 0.16),
        ],
        6,
    )
    inner = curve(
        [
            (X + w * 0.84, Y + h * 0.3),
            (X + w * 0.6, Y + h * 0.6),
            (X + w * 0.44, Y + h * 0.7),
            (X, mouth + 30),
            (X - w * 0.44, Y + h * 0.7),
            (X - w * 0.6, Y + h * 0.6),
            (X - w * 0.84, Y + h * 0.3),
        ],
        6,
    )
    sheet.wash([*outer, *inner], mix(tone, (255, 255, 255), 0.14), mix(tone, (40, 34, 36), 0.25), across=True)
    for side in (-1, 1):
        whisker = curve([(X, mouth - 19), (X + side * 34, mouth - 17), (X + side * 58, mouth + 10)], 6)
        sheet.area([*whisker, (X + side * 46, mouth + 2), (X + side * 20, mouth - 8), (X, mouth - 8)], tone)


def spectacles(sheet: Sheet, kind: str, w: float, h: float) -> None:
    tone: Colour = (52, 46, 48) if kind == "dark" else (150, 118, 72)
    for side in (-1, 1):
        ex, ey = X + side * w * 0.42, Y
        if kind == "round":
            sheet.disc(ex, ey, 46, (236, 246, 250, 40))
            sheet.arc(ex, ey, 46, 0, 360, 5, tone)
        else:
            frame = curve(
                [
                    (ex - 46, ey - 26),
                    (ex, ey - 31),
                    (ex + 48, ey - 26),
                    (ex + 45, ey + 22),
                    (ex, ey + 30),
                    (ex - 44, ey + 22),
                    (ex - 46, ey - 26),
                ],
                8,
            )
            sheet.area(frame, (236, 246, 250, 40))
            sheet.stroke(frame, 5.5, tone)
        sheet.area(
            [(ex - 24, ey - 18), (ex - 8, ey - 22), (ex - 26, ey + 18), (ex - 34, ey + 10)],
            (255, 255, 255, 46),
        )
        sheet.stroke([(X + side * (w * 0.42 + 46), ey - 10), (X + side * w * 0.99, ey - 6)], 5, tone)
    sheet.stroke(curve([(X - w * 0.42 + 45, Y - 8), (X, Y - 16), (X + w * 0.42 - 45, Y - 8)], 6), 5, tone)


FACES: dict[str, Face] = {
    "a": Face(skin=(234, 192, 164), hair=BLACK, hairdo="bob", clothes="blazer", coat=(44, 62, 92), under=(240, 236, 228), ground=((186, 200, 204), (128, 146, 158)), lips=(186, 86, 84), long=0.98),
    "b": Face(skin=(224, 180, 148), hair=GREY, hairdo="parted", clothes="suit", coat=(62, 64, 74), under=(112, 44, 52), ground=((206, 196, 176), (140, 128, 112)), age=2, glasses="dark", wide=1.04),
    "c": Face(skin=(230, 188, 158), hair=(160, 150, 146), hairdo="curls", clothes="cardigan", coat=(150, 84, 96), under=(238, 226, 208), ground=((214, 204, 190), (158, 146, 136)), age=2, wide=1.06, long=0.96, smile=1.8),
    "d": Face(skin=(220, 174, 140), hair=BLACK, hairdo="short", clothes="turtleneck", coat=(52, 74, 70), under=(52, 74, 70), ground=((178, 188, 178), (108, 120, 116)), brow=1.1),
    "e": Face(skin=(238, 198, 172), hair=BROWN, hairdo="long", clothes="shirt", coat=(226, 228, 230), under=(226, 228, 230), ground=((222, 190, 160), (164, 124, 104)), wide=0.96, lips=(196, 96, 92), smile=1.6),
    "f": Face(skin=(204, 156, 122), hair=WHITE, hairdo="bald", clothes="vest", coat=(92, 98, 80), under=(206, 198, 182), ground=((178, 190, 196), (104, 118, 128)), age=3, wide=1.02, long=1.03, brow=1.15),
    "g": Face(skin=(232, 190, 160), hair=BLACK, hairdo="bun", clothes="knit", coat=(176, 128, 70), under=(176, 128, 70), ground=((196, 206, 196), (134, 150, 142)), age=1, glasses="round", lips=(180, 90, 86)),
    "h": Face(skin=(196, 146, 112), hair=BLACK, hairdo="cap", clothes="parka", coat=(42, 84, 112), under=(222, 130, 60), ground=((170, 194, 210), (84, 108, 134)), age=1, wide=1.05, brow=1.12),
    "i": Face(skin=(228, 184, 154), hair=(74, 62, 62), hairdo="pixie", clothes="scarf", coat=(70, 60, 76), under=(196, 84, 70), ground=((210, 196, 198), (146, 126, 136)), age=1, lips=(184, 80, 82), smile=1.4),
    "j": Face(skin=(234, 192, 162), hair=(48, 40, 40), hairdo="fringe", clothes="hoodie", coat=(118, 122, 130), under=(96, 100, 110), ground=((206, 206, 186), (138, 142, 120)), glasses="round", wide=0.95, long=1.02),
    "k": Face(skin=(222, 178, 148), hair=WHITE, hairdo="swept", clothes="jeogori", coat=(196, 206, 196), under=(120, 62, 88), ground=((200, 188, 166), (130, 114, 98)), age=3, wide=0.98, long=0.97, smile=1.7),
    "l": Face(skin=(210, 162, 130), hair=(132, 126, 124), hairdo="beret", clothes="apron", coat=(118, 108, 98), under=(56, 74, 92), ground=((188, 172, 150), (112, 96, 82)), age=2, beard=True),
}  # fmt: skip

PORTRAITS: dict[str, Callable[[], Sheet]] = {
    f"portrait-{letter}": partial(portrait_of, face) for letter, face in FACES.items()
}
