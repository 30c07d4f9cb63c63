"""Pictures of the country: an orchard, a village in snow, wind turbines, a greenhouse."""

from __future__ import annotations

import math
import random

from newsroom.sample.pictures.figure import GREY_HAIR, TAN, Look, stand
from newsroom.sample.pictures.nature import bare_tree, cloud, pine, range_of, round_tree
from newsroom.sample.pictures.sheet import HEIGHT, WIDTH, Colour, Sheet, curve, lens, mix, wave


def orchard() -> Sheet:
    """Apple trees in rows in low autumn sun; a picker on a ladder, full crates in front."""
    sheet = Sheet((134, 178, 206), (250, 226, 180))
    sheet.glow(300, 340, 620, (255, 226, 150, 230), 420)
    for x, y, wide in ((980, 120, 300), (1360, 200, 240), (560, 90, 220)):
        cloud(sheet, x, y, wide, (255, 248, 236, 170), tall=0.1)
    range_of(sheet, 380, 56, 900, 200, (146, 160, 176), (216, 206, 184), down_to=480)
    range_of(sheet, 430, 34, 640, 40, (130, 150, 128), (190, 186, 140), down_to=500)
    sheet.fade(476, HEIGHT, (176, 176, 100), (92, 104, 58))
    chance = random.Random(5)
    for row, (ground, tall, gap) in enumerate(
        ((500, 96, 88), (548, 150, 148), (630, 250, 270), (770, 430, 500))
    ):
        for number in range(-1, 19 if row < 2 else 6):
            x = number * gap + row * 70 + chance.uniform(-8, 8)
            if row == 3 and 500 < x < 1100:
                continue
            haze = (0.5, 0.28, 0.1, 0.0)[row]
            leaf, light = (
                mix((76, 112, 58), (206, 204, 160), haze),
                mix((158, 166, 74), (232, 222, 170), haze),
            )
            round_tree(sheet, x, ground, tall, leaf, light, seed=number + row * 31 + 40)
            for _ in range(16 if row else 6):
                turn, out = chance.uniform(0, math.tau), math.sqrt(chance.random())
                ax, ay = (
                    x + math.cos(turn) * out * tall * 0.32,
                    ground - tall * 0.6 + math.sin(turn) * out * tall * 0.24,
                )
                size = tall * 0.021
                sheet.disc(ax, ay, size, mix((196, 52, 40), (224, 180, 130), haze))
                sheet.disc(
                    ax - size * 0.3, ay - size * 0.3, size * 0.4, mix((246, 150, 120), (240, 210, 170), haze)
                )
    for number in range(26):
        x = number * 66 + chance.uniform(-30, 30)
        sheet.area(lens(x, 800 + chance.uniform(0, 240), chance.uniform(70, 190), 16, 3), (232, 220, 130, 50))
    for rail in (0, 70):
        sheet.stroke([(1120 + rail, 800), (1080 + rail * 0.7, 470)], 10, (142, 108, 74))
    for rung in range(8):
        sheet.stroke(
            [(1118 - rung * 5, 770 - rung * 40), (1184 - rung * 7.6, 770 - rung * 40)], 7, (170, 132, 92)
        )
    picker = Look(coat=(196, 82, 66), legs=(64, 78, 106), hat=(232, 208, 150), skin=TAN, hem=0.5)
    stand(sheet, 1130, 690, 300, picker, left="up", right="up", behind=True, shadow=0)
    helper = Look(
        coat=(88, 116, 142), legs=(76, 68, 62), hat=(240, 232, 214), skin=TAN, apron=(206, 190, 156)
    )
    stand(sheet, 690, 850, 340, helper, left="front", right="front", step=0.02)
    for x, y, size in ((560, 880, 0.9), (820, 920, 1.15), (1090, 958, 1.35), (330, 980, 1.4)):
        crate(sheet, x, y, size, chance)
    sheet.glow(120, 300, 900, (255, 214, 140, 90), 700)
    return sheet


def crate(sheet: Sheet, x: float, y: float, size: float, chance: random.Random) -> None:
    """A slatted crate heaped with apples."""
    wide, tall = 190 * size, 84 * size
    sheet.soft_disc(x + wide * 0.56, y + tall, wide * 0.6, (30, 34, 22, 150), 10, tall * 0.22)
    for layer in range(3):
        for number in range(7 - layer):
            ax = x + wide * (0.1 + 0.13 * number + 0.065 * layer)
            ay = y - tall * (0.05 + 0.2 * layer) + chance.uniform(-3, 3)
            tone = mix((204, 58, 44), (232, 150, 70), chance.random() * 0.5)
            sheet.disc(ax, ay, 15 * size, mix(tone, (60, 16, 20), 0.3))
            sheet.disc(ax - 1.5 * size, ay - 1.5 * size, 13 * size, tone)
            sheet.disc(ax - 5 * size, ay - 5 * size, 4 * size, (255, 224, 196, 190))
    for slat in range(3):
        top = y + tall * slat / 3
        sheet.wash(
            [(x, top), (x + wide, top), (x + wide, top + tall * 0.27), (x, top + tall * 0.27)],
            (206, 166, 112),
            (140, 102, 66),
            across=True,
        )
    for post in (0.02, 0.9):
        sheet.box(x + wide * post, y - 3, x + wide * (post + 0.08), y + tall, (156, 116, 76))


def snow_village() -> Sheet:
    """A mountain village under fresh snow at dusk; someone walks home along a shovelled lane."""
    sheet = Sheet((64, 78, 124), (232, 186, 178))
    sheet.fade(0, 420, (62, 76, 122), (226, 180, 180))
    sheet.glow(420, 420, 620, (255, 214, 170, 170), 240)
    for x, y, wide in ((300, 120, 300), (1120, 90, 360), (1420, 220, 240)):
        cloud(sheet, x, y, wide, (196, 166, 186, 120), tall=0.1)
    range_of(sheet, 300, 110, 980, 420, (140, 144, 180), (206, 186, 200), down_to=560)
    range_of(sheet, 400, 70, 620, 80, (108, 116, 158), (182, 176, 200), down_to=580)
    for number in range(44):
        x = number * 38 + (number * 37) % 21
        pine(sheet, x, 540 + (number * 53) % 36, 70 + (number * 29) % 50, (66, 80, 112), (150, 160, 190))
    sheet.wash(
        [*wave(0, WIDTH, 560, 22, 1500, 300), (WIDTH, HEIGHT), (0, HEIGHT)], (214, 210, 232), (236, 234, 244)
    )
    chance = random.Random(8)
    homes = (
        (120, 610, 0.62), (330, 640, 0.72), (1180, 620, 0.66), (1400, 650, 0.8), (560, 600, 0.5), (980, 600, 0.52),
        (60, 780, 1.15), (1230, 800, 1.3),
    )  # fmt: skip
    for x, y, size in sorted(homes, key=lambda home: home[1]):
        house(sheet, x, y, size)
    left = curve([(800, 590), (772, 650), (850, 760), (790, 900), (640, HEIGHT)])
    right = curve([(1120, HEIGHT), (1010, 900), (970, 760), (826, 650), (820, 590)])
    sheet.wash([*left, *right], (196, 192, 216), (158, 156, 192))
    for step in range(22):
        y = 640 + step * 20
        sheet.disc(
            846 + 40 * math.sin(step / 3) + (8 if step % 2 else -8),
            y,
            3 + step * 0.3,
            (126, 124, 164),
            1.6 + step * 0.16,
        )
    for x, y, tall, seed in ((520, 800, 330, 3), (1120, 720, 220, 5)):
        bare_tree(sheet, x, y, tall, (74, 66, 84), snow=(240, 240, 250), seed=seed)
    stand(
        sheet,
        880,
        850,
        190,
        Look(coat=(168, 62, 66), legs=(50, 50, 74), hat=(236, 226, 214), hem=0.34),
        left="down",
        right="low",
        step=0.05,
        behind=True,
    )
    sheet.wash(
        [*curve([(0, 900), (260, 930), (520, 1010), (640, HEIGHT)]), (0, HEIGHT)],
        (232, 232, 244),
        (190, 192, 220),
    )
    sheet.wash(
        [*curve([(1120, HEIGHT), (1260, 990), (1420, 930), (WIDTH, 910)]), (WIDTH, HEIGHT)],
        (228, 228, 242),
        (186, 188, 218),
    )
    for _ in range(260):
        size = chance.uniform(1.2, 4.6)
        sheet.disc(
            chance.uniform(0, WIDTH), chance.uniform(0, HEIGHT), size, (255, 255, 255, round(80 + 26 * size))
        )
    return sheet


def house(sheet: Sheet, x: float, y: float, size: float) -> None:
    """A low house with a snowed-up roof, lit windows and smoke; (x, y) is its lower left corner."""
    wide, tall = 250 * size, 100 * size
    sheet.soft_disc(x + wide / 2, y, wide * 0.66, (110, 108, 150, 150), 12, 18 * size)
    sheet.wash(
        [(x, y), (x, y - tall), (x + wide, y - tall), (x + wide, y)],
        (150, 120, 116),
        (104, 84, 96),
        across=True,
    )
    for left in (0.12, 0.62):
        sheet.box(
            x + wide * left, y - tall * 0.72, x + wide * (left + 0.22), y - tall * 0.24, (255, 206, 120)
        )
        sheet.stroke(
            [(x + wide * (left + 0.11), y - tall * 0.72), (x + wide * (left + 0.11), y - tall * 0.24)],
            3 * size,
            (110, 80, 72),
        )
        sheet.glow(x + wide * (left + 0.11), y - tall * 0.48, 100 * size, (255, 190, 100, 150))
    sheet.box(x + wide * 0.42, y - tall * 0.7, x + wide * 0.54, y, (86, 66, 70))
    sheet.box(x + wide * 0.74, y - tall * 2.3, x + wide * 0.84, y - tall * 1.4, (120, 92, 92))
    sheet.box(x + wide * 0.72, y - tall * 2.36, x + wide * 0.86, y - tall * 2.22, (246, 246, 252), 5 * size)
    roof = [
        (x - wide * 0.09, y - tall * 0.92),
        (x + wide * 0.16, y - tall * 1.78),
        (x + wide * 0.84, y - tall * 1.78),
        (x + wide * 1.09, y - tall * 0.92),
    ]
    sheet.wash(roof, (250, 250, 255), (202, 202, 228))
    sheet.stroke([roof[0], roof[3]], 11 * size, (242, 242, 250))
    for puff in range(4):
        sheet.soft_disc(
            x + wide * 0.79 + puff * puff * 9 * size,
            y - tall * (2.6 + puff * 0.5),
            (12 + puff * 9) * size,
            (226, 214, 226, 120 - puff * 22),
            9 * size,
        )


def wind_farm() -> Sheet:
    """Turbines on a coastal ridge in morning mist; a technician's car and two people for their scale."""
    sheet = Sheet((108, 160, 196), (252, 232, 208))
    sheet.glow(1300, 460, 700, (255, 226, 180, 210), 420)
    for x, y, wide in ((260, 180, 340), (900, 110, 300), (1400, 250, 260), (620, 320, 240)):
        cloud(sheet, x, y, wide, (255, 250, 244, 170), tall=0.11)
    sheet.fade(560, 660, (176, 200, 206), (146, 180, 192))
    for y in range(570, 650, 12):
        sheet.area(lens((y * 37) % WIDTH, y, 190, 3, 1), (236, 236, 226, 120))
    range_of(sheet, 600, 40, 1300, 700, (142, 166, 164), (186, 200, 184), down_to=760)
    for x, y, size, turn in (
        (230, 610, 0.42, 10),
        (520, 590, 0.46, 50),
        (1040, 612, 0.42, 80),
        (1300, 590, 0.5, 25),
    ):
        turbine(sheet, x, y, size, turn, 0.4)
    sheet.soft(lens(700, 668, 900, 60), (248, 240, 226, 170), 18)
    range_of(sheet, 700, 46, 1100, 120, (116, 148, 110), (150, 168, 120), down_to=900)
    for x, y, size, turn in ((380, 742, 0.86, 34), (1170, 724, 0.8, 96)):
        turbine(sheet, x, y, size, turn, 0.15)
    sheet.soft(lens(500, 792, 800, 50), (246, 238, 216, 130), 18)
    sheet.wash(
        [*wave(0, WIDTH, 860, 40, 2100, 900), (WIDTH, HEIGHT), (0, HEIGHT)], (122, 150, 88), (62, 86, 58)
    )
    turbine(sheet, 800, 900, 1.5, 68, 0.0)
    chance = random.Random(3)
    for _ in range(240):
        x, y = chance.uniform(0, WIDTH), chance.uniform(900, HEIGHT)
        tone = mix((160, 176, 100), (216, 206, 140), chance.random())
        sheet.stroke([(x, y), (x + chance.uniform(6, 20), y - chance.uniform(14, 40))], 2.4, (*tone[:3], 150))
    sheet.wash(
        [(0, 960), (420, 906), (620, 892), (640, 904), (460, 930), (0, 1030)],
        (222, 204, 164),
        (190, 168, 126),
    )
    sheet.soft_disc(330, 956, 130, (30, 40, 30, 130), 8, 14)
    sheet.box(220, 878, 430, 944, (236, 238, 238), 14)
    sheet.area([(262, 882), (296, 836), (396, 836), (424, 882)], (236, 238, 238))
    sheet.area([(276, 878), (302, 846), (344, 846), (344, 878)], (92, 120, 136))
    sheet.area([(354, 878), (354, 846), (390, 846), (410, 878)], (92, 120, 136))
    sheet.box(220, 912, 430, 924, (64, 124, 150))
    for x in (266, 384):
        sheet.disc(x, 944, 23, (42, 46, 52))
        sheet.disc(x, 944, 10, (160, 166, 170))
    stand(
        sheet,
        540,
        950,
        150,
        Look(coat=(240, 150, 54), legs=(56, 66, 86), hat=(250, 250, 246)),
        left="reach",
        right="down",
    )
    stand(
        sheet,
        480,
        956,
        144,
        Look(coat=(62, 100, 136), legs=(60, 60, 72), hat=(246, 214, 90)),
        left="front",
        right="front",
    )
    return sheet


def turbine(sheet: Sheet, x: float, ground: float, size: float, turn: float, haze: float) -> None:
    """A three-bladed turbine; `haze` pales it with distance."""
    top = ground - 480 * size
    light, dark = mix((250, 250, 248), (236, 226, 214), haze), mix((176, 188, 198), (230, 224, 216), haze)
    sheet.wash(
        [(x - 13 * size, ground), (x - 6 * size, top), (x + 6 * size, top), (x + 13 * size, ground)],
        light,
        dark,
        across=True,
    )
    for blade in range(3):
        angle = math.radians(turn + blade * 120)
        ex, ey = x + math.cos(angle) * 290 * size, top + math.sin(angle) * 290 * size
        nx, ny = -math.sin(angle), math.cos(angle)
        bx, by = x + math.cos(angle) * 60 * size, top + math.sin(angle) * 60 * size
        sheet.area(
            [
                (x, top),
                (bx + nx * 15 * size, by + ny * 15 * size),
                (ex, ey),
                (bx - nx * 5 * size, by - ny * 5 * size),
            ],
            light,
        )
        sheet.area([(x, top), (bx - nx * 5 * size, by - ny * 5 * size), (ex, ey), (bx, by)], dark)
    sheet.disc(x, top, 13 * size, light)
    sheet.disc(x + 2 * size, top + 2 * size, 7 * size, dark)


def greenhouse() -> Sheet:
    """Inside a glasshouse: tomato rows run to a bright gable, a grower with a tablet in the aisle."""
    sheet = Sheet((206, 228, 232), (232, 238, 222))
    sheet.glow(800, 430, 700, (255, 250, 222, 255), 460)
    cx, cy = 800.0, 430.0
    for number in range(-8, 9):
        sheet.stroke([(cx + number * 30, cy - 60), (cx + number * 240, -220)], 7, (248, 250, 250))
        sheet.stroke([(cx + number * 30, cy - 60), (cx + number * 240, -220)], 2, (158, 182, 190))
    for depth in range(7):
        part = 1 / (1 + depth * 0.62)
        half, eaves, peak = 820 * part, cy - 130 * part, cy - 420 * part
        frame = [
            (cx - half, cy + 480 * part),
            (cx - half, eaves),
            (cx, peak),
            (cx + half, eaves),
            (cx + half, cy + 480 * part),
        ]
        sheet.stroke(frame, 15 * part + 1, mix((120, 148, 158), (226, 236, 236), min(0.9, depth * 0.15)))
        sheet.stroke(
            [(cx - half, eaves), (cx + half, eaves)],
            6 * part + 1,
            mix((136, 162, 170), (226, 236, 236), min(0.9, depth * 0.15)),
        )
    sheet.wash(
        [(cx - 70, cy + 60), (cx + 70, cy + 60), (1180, HEIGHT), (420, HEIGHT)],
        (236, 226, 206),
        (178, 160, 140),
    )
    for side in (-1, 1):
        bed = [
            (cx + side * 70, cy + 40),
            (cx + side * 70, cy - 20),
            (cx + side * 900, cy - 330),
            (cx + side * 900, HEIGHT),
            (cx + side * 380, HEIGHT),
        ]
        sheet.wash(
            bed if side > 0 else bed[::-1],
            (150, 186, 150) if side < 0 else (226, 238, 222),
            (226, 238, 222) if side < 0 else (150, 186, 150),
            across=True,
        )
    chance = random.Random(14)
    for depth in range(15, -1, -1):
        part = 1 / (1 + depth * 0.3)
        haze = min(0.8, depth * 0.055)
        for side in (-1, 1):
            for lane in (1, 2):
                x = cx + side * (lane * 430 + 20) * part * (0.86 if lane == 1 else 0.92)
                ground, tall = cy + 600 * part, 760 * part
                stem = mix((74, 118, 66), (208, 224, 190), haze)
                sheet.stroke([(x, ground), (x, ground - tall)], 5 * part, stem)
                for leaf in range(30):
                    ly = ground - tall * (0.06 + 0.031 * leaf)
                    lx = x + chance.uniform(-120, 120) * part
                    colour = mix(mix((58, 108, 62), (128, 168, 84), chance.random()), (220, 232, 204), haze)
                    sheet.area(lens(lx, ly, 58 * part, 40 * part, 8 * part), colour)
                for fruit in range(7):
                    fy = ground - tall * (0.1 + 0.085 * fruit)
                    fx = x + chance.uniform(-36, 36) * part
                    ripe: Colour = ((214, 62, 46), (226, 116, 52), (150, 170, 70))[min(2, fruit // 3)]
                    colour = mix(ripe, (232, 226, 200), haze)
                    for dx, dy in ((0, 0), (17, 14), (-12, 20)):
                        sheet.disc(fx + dx * part, fy + dy * part, 15 * part, colour)
                        sheet.disc(fx + (dx - 5) * part, fy + (dy - 5) * part, 4 * part, (255, 240, 226, 200))
    for x in (-1, 1):
        sheet.stroke([(cx + x * 40, cy + 70), (cx + x * 210, HEIGHT)], 9, (210, 214, 210))
    grower = Look(
        coat=(84, 124, 128),
        legs=(70, 74, 88),
        hair=GREY_HAIR,
        hat=(226, 206, 150),
        skin=TAN,
        apron=(64, 88, 86),
    )
    stand(sheet, 800, 960, 430, grower, left="front", right="front")
    sheet.area([(770, 700), (836, 690), (842, 736), (776, 746)], (40, 48, 58))
    sheet.area([(775, 704), (832, 695), (837, 732), (780, 741)], (160, 210, 220))
    sheet.glow(800, 300, 760, (255, 252, 226, 110), 420)
    return sheet
