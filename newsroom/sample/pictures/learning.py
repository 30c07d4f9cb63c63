"""Pictures of places to learn: a classroom, a library."""

from __future__ import annotations

import random

from newsroom.sample.pictures.figure import BROWN_HAIR, DARK_HAIR, GREY_HAIR, SKIN, Look, sit, stand
from newsroom.sample.pictures.sheet import HEIGHT, WIDTH, Colour, Sheet, mix
from newsroom.sample.pictures.windows import sunbeams, window


def classroom() -> Sheet:
    """Pupils seen from behind, a teacher at the board, morning sun from the windows."""
    sheet = Sheet((232, 222, 202), (222, 208, 184))
    sheet.wash([(0, 0), (430, 120), (430, 640), (0, 860)], (206, 194, 172), (232, 220, 196), across=True)
    for number in range(3):
        left, right = 20 + number * 140, 130 + number * 140
        t1, t2 = 120 + left * 0.2, 120 + right * 0.2
        b1, b2 = 640 - left * 0.24, 640 - right * 0.24
        sheet.wash([(left, t1), (right, t2), (right, b2), (left, b1)], (188, 220, 234), (246, 244, 222))
        sheet.stroke(
            [((left + right) / 2, (t1 + t2) / 2), ((left + right) / 2, (b1 + b2) / 2)], 6, (238, 232, 220)
        )
        sheet.stroke([(left, t1), (right, t2), (right, b2), (left, b1), (left, t1)], 9, (246, 240, 228))
        sheet.glow((left + right) / 2, 380, 260, (255, 246, 214, 120))
    sheet.wash(
        [(430, 640), (WIDTH, 640), (WIDTH, HEIGHT), (0, HEIGHT), (0, 860)], (190, 156, 116), (136, 104, 78)
    )
    sheet.box(420, 628, WIDTH, 644, (168, 136, 104))
    sheet.box(520, 150, 1420, 500, (150, 116, 84), 8)
    sheet.wash([(536, 166), (1404, 166), (1404, 484), (536, 484)], (54, 92, 80), (38, 72, 66))
    chalk: Colour = (226, 234, 222)
    for number in range(5):
        x = 610 + number * 74
        tall = (60, 110, 84, 150, 128)[number]
        sheet.box(x, 430 - tall, x + 42, 430, (*chalk[:3], 150))
    sheet.stroke([(590, 220), (590, 432), (1000, 432)], 4, chalk)
    for row, wide in enumerate((190, 150, 210)):
        sheet.stroke([(1090, 236 + row * 44), (1090 + wide, 234 + row * 44)], 6, (*chalk[:3], 190))
    sheet.arc(1290, 408, 42, 0, 360, 4, (240, 206, 110))
    sheet.stroke([(1290, 408), (1290, 366)], 4, (240, 206, 110))
    sheet.stroke([(1290, 408), (1320, 436)], 4, (240, 206, 110))
    sheet.box(536, 484, 1404, 500, (176, 140, 104))
    sheet.disc(1500, 190, 46, (250, 248, 240))
    sheet.stroke([(1500, 190), (1500, 160)], 4, (60, 60, 66))
    sheet.stroke([(1500, 190), (1522, 200)], 4, (60, 60, 66))
    stand(
        sheet,
        1050,
        720,
        380,
        Look(coat=(90, 112, 140), legs=(66, 64, 74), hair=BROWN_HAIR, long_hair=True, hem=0.42),
        left="reach",
        right="front",
    )
    colours: tuple[Colour, ...] = (
        (206, 96, 76),
        (84, 128, 128),
        (232, 184, 92),
        (110, 104, 152),
        (236, 232, 222),
        (120, 150, 96),
    )
    for row, (y, size, gap, shift) in enumerate(
        ((760, 52, 226, 430), (880, 74, 310, 230), (1040, 108, 440, 60))
    ):
        for number in range(6 - row):
            x = shift + number * gap
            look = Look(
                coat=colours[(number * 2 + row) % 6],
                hair=(DARK_HAIR, BROWN_HAIR, DARK_HAIR)[(number + row) % 3],
                long_hair=(number + row) % 2 == 0,
            )
            sheet.wash(
                [
                    (x - size * 1.9, y - size * 0.2),
                    (x + size * 1.9, y - size * 0.2),
                    (x + size * 2.1, y + size * 0.12),
                    (x - size * 2.1, y + size * 0.12),
                ],
                (232, 200, 152),
                (200, 160, 112),
            )
            if (number + row) % 3 == 1 and row < 2:
                sheet.stroke(
                    [
                        (x + size * 0.9, y - size),
                        (x + size * 1.3, y - size * 2.1),
                        (x + size * 1.2, y - size * 3.1),
                    ],
                    size * 0.34,
                    look.coat,
                )
                sheet.disc(x + size * 1.2, y - size * 3.2, size * 0.2, SKIN)
            sit(sheet, x, y + size * 0.5, size, look, behind=True)
            sheet.box(
                x - size * 0.95, y - size * 0.15, x + size * 0.95, y + size * 0.7, (158, 112, 76), size * 0.16
            )
            sheet.wash(
                [
                    (x - size * 0.9, y - size * 0.1),
                    (x + size * 0.9, y - size * 0.1),
                    (x + size * 0.9, y + size * 0.1),
                    (x - size * 0.9, y + size * 0.1),
                ],
                (196, 150, 106),
                (172, 126, 88),
            )
    sunbeams(sheet, 0, 420, 200, 520)
    return sheet


def library() -> Sheet:
    """A reading room: tall shelves, a child on a stepstool, readers at a long table under lamps."""
    sheet = Sheet((216, 200, 174), (196, 172, 140))
    chance = random.Random(12)
    spines: tuple[Colour, ...] = (
        (164, 72, 60),
        (70, 100, 112),
        (214, 168, 90),
        (98, 116, 88),
        (124, 92, 116),
        (226, 214, 190),
        (60, 72, 98),
    )
    window(sheet, 650, 90, 950, 500, 2)
    for side in (0, 1):
        for case in range(2):
            left = (20 + case * 300) if side == 0 else (1010 + case * 300)
            sheet.wash(
                [(left, 40), (left + 280, 40), (left + 280, 700), (left, 700)], (122, 84, 58), (92, 62, 46)
            )
            for row in range(5):
                top = 62 + row * 126
                sheet.wash(
                    [(left + 14, top), (left + 266, top), (left + 266, top + 110), (left + 14, top + 110)],
                    (64, 44, 38),
                    (88, 62, 48),
                )
                x = left + 18.0
                while x < left + 246:
                    wide, tall = chance.uniform(9, 22), chance.uniform(62, 100)
                    tone = mix(chance.choice(spines), (196, 168, 130), chance.random() * 0.3)
                    slant = 10 if chance.random() < 0.06 else 0
                    sheet.wash(
                        [
                            (x + slant, top + 110 - tall),
                            (x + wide + slant, top + 110 - tall),
                            (x + wide, top + 110),
                            (x, top + 110),
                        ],
                        mix(tone, (255, 240, 210), 0.12),
                        mix(tone, (40, 26, 26), 0.25),
                        across=True,
                    )
                    sheet.box(
                        x + 2,
                        top + 110 - tall * 0.8,
                        x + wide - 2,
                        top + 110 - tall * 0.74,
                        mix(tone, (250, 230, 180), 0.6),
                    )
                    x += wide + 1.5 + (14 if chance.random() < 0.05 else 0)
                sheet.box(left + 8, top + 110, left + 272, top + 120, (156, 112, 78))
    sheet.wash([(0, 690), (WIDTH, 690), (WIDTH, HEIGHT), (0, HEIGHT)], (176, 138, 100), (118, 86, 66))
    sheet.glow(800, 360, 520, (255, 244, 210, 150), 460)
    sheet.wash([(420, 652), (540, 652), (540, 730), (420, 730)], (110, 84, 70), (84, 62, 54))
    stand(
        sheet,
        478,
        660,
        250,
        Look(coat=(216, 146, 76), legs=(70, 86, 110), hair=DARK_HAIR),
        left="up",
        right="down",
        behind=True,
    )
    stand(
        sheet,
        1170,
        800,
        400,
        Look(coat=(98, 124, 118), legs=(78, 70, 74), hair=BROWN_HAIR, long_hair=True, hem=0.36),
        left="front",
        right="front",
    )
    sheet.wash([(1120, 580), (1172, 566), (1180, 620), (1128, 634)], (164, 72, 60), (122, 52, 50))
    sheet.wash([(1172, 566), (1222, 584), (1216, 638), (1180, 620)], (246, 240, 226), (214, 204, 184))
    for x, look in (
        (330, Look(coat=(84, 104, 138), hair=GREY_HAIR)),
        (620, Look(coat=(176, 92, 84), long_hair=True)),
        (900, Look(coat=(96, 92, 120), hair=BROWN_HAIR)),
    ):
        sit(sheet, x, 880, 92, look, bow=0.14)
    sheet.soft([(140, 1060), (1160, 1060), (1220, 1100), (100, 1100)], (50, 36, 34, 140), 20)
    sheet.wash([(190, 850), (1060, 850), (1240, 980), (20, 980)], (206, 160, 112), (166, 120, 82))
    sheet.wash([(20, 980), (1240, 980), (1240, 1020), (20, 1020)], (136, 96, 68), (110, 78, 58))
    for x in (330, 620, 900):
        sheet.area([(x - 78, 896), (x, 886), (x + 2, 926), (x - 84, 936)], (250, 246, 234))
        sheet.area([(x, 886), (x + 78, 896), (x + 86, 936), (x + 2, 926)], (232, 226, 208))
        sheet.stroke([(x + 1, 887), (x + 2, 926)], 2.5, (176, 160, 140))
        for line in range(3):
            sheet.stroke([(x - 66, 904 + line * 9), (x - 12, 899 + line * 9)], 1.6, (176, 166, 152))
            sheet.stroke([(x + 14, 899 + line * 9), (x + 66, 904 + line * 9)], 1.6, (166, 156, 142))
    for x in (474, 770):
        sheet.stroke([(x, 910), (x, 806)], 6, (120, 92, 60))
        sheet.disc(x, 912, 28, (120, 92, 60), 9)
        sheet.wash([(x - 28, 776), (x + 28, 776), (x + 48, 816), (x - 48, 816)], (72, 120, 96), (46, 88, 74))
        sheet.glow(x, 850, 190, (255, 226, 160, 190), 120)
    for number, tone in enumerate(spines[:5]):
        sheet.box(1040 - number * 4, 930 - number * 17, 1150 - number * 6, 946 - number * 17, tone, 3)
    return sheet
