"""Pictures with people in a room: a meeting, a portrait."""

from __future__ import annotations

from newsroom.sample.pictures.sheet import HEIGHT, WIDTH, Colour, Sheet, wave


def person(
    sheet: Sheet, x: float, y: float, size: float, coat: Colour, hair: Colour, *, from_behind: bool
) -> None:
    """Head and shoulders; (x, y) is the middle of the shoulders' lower edge."""
    skin = (226, 180, 148)
    sheet.box(x - size * 0.95, y - size * 1.15, x + size * 0.95, y + size * 0.5, coat, size * 0.55)
    sheet.box(x - size * 0.2, y - size * 1.5, x + size * 0.2, y - size * 1.0, skin, size * 0.1)
    sheet.disc(x, y - size * 1.95, size * 0.52, hair if from_behind else skin, size * 0.62)
    if not from_behind:
        top = y - size * 1.95
        sheet.area(
            [
                (x - size * 0.56, top + size * 0.05),
                (x - size * 0.46, top - size * 0.5),
                (x, top - size * 0.74),
                (x + size * 0.46, top - size * 0.5),
                (x + size * 0.56, top + size * 0.05),
                (x + size * 0.2, top - size * 0.26),
                (x - size * 0.3, top - size * 0.2),
            ],
            hair,
        )


def hall() -> Sheet:
    """A meeting: table, people around it, a screen on the wall behind."""
    sheet = Sheet((236, 229, 214), (214, 203, 182))
    for x in range(0, WIDTH, 200):
        sheet.box(x, 0, x + 4, 640, (205, 194, 172))
    sheet.box(0, 610, WIDTH, HEIGHT, (139, 108, 82))
    sheet.box(0, 604, WIDTH, 622, (112, 86, 66))
    sheet.box(470, 76, 1130, 476, (58, 64, 72), 10)
    sheet.box(484, 90, 1116, 462, (240, 246, 248))
    coast = wave(484, 1116, 330, 34, 330, 60)
    sheet.area([*coast, (1116, 462), (484, 462)], (150, 199, 214))
    sheet.area([(640, 440), (700, 404), (752, 426), (706, 456)], (190, 205, 170))
    for x, y in ((620, 296), (880, 330), (1020, 270)):
        sheet.disc(x, y, 17, (214, 92, 62))
    sheet.stroke([(620, 296), (770, 384), (880, 330), (1020, 270)], 5, (214, 92, 62))
    dark, brown, grey = (44, 40, 40), (86, 60, 44), (126, 122, 120)
    back = [(610, (72, 98, 128), dark), (800, (150, 92, 82), grey), (990, (92, 122, 96), brown)]
    for x, coat, hair in back:
        person(sheet, x, 652, 66, coat, hair, from_behind=False)
    for x, y, size, coat, hair in (
        (420, 716, 76, (112, 104, 138), brown),
        (1180, 716, 76, (66, 110, 122), dark),
    ):
        person(sheet, x, y, size, coat, hair, from_behind=False)
    sheet.area([(500, 668), (1100, 668), (1450, 960), (150, 960)], (196, 152, 104))
    sheet.area([(150, 960), (1450, 960), (1450, 1000), (150, 1000)], (158, 118, 78))
    for x, y, wide in ((600, 712, 70), (765, 704, 70), (940, 712, 70), (470, 790, 96), (1030, 790, 96)):
        sheet.area(
            [(x, y), (x + wide, y), (x + wide * 1.06, y + wide * 0.36), (x - wide * 0.06, y + wide * 0.36)],
            (246, 243, 236),
        )
    for x, y in ((720, 742), (890, 742), (620, 800), (990, 806), (800, 850)):
        sheet.disc(x, y + 8, 17, (150, 112, 72), 8)
        sheet.box(x - 14, y - 22, x + 14, y + 8, (232, 236, 238), 5)
    front = [
        (330, (58, 70, 92), dark),
        (640, (122, 78, 66), brown),
        (970, (84, 92, 84), grey),
        (1280, (70, 62, 92), dark),
    ]
    for x, coat, hair in front:
        person(sheet, x, 1040, 108, coat, hair, from_behind=True)
    return sheet


def portrait() -> Sheet:
    """A papermaker at work, seen to the waist; behind, a window and sheets hung to dry."""
    sheet = Sheet((206, 190, 164), (180, 160, 132))
    sheet.box(860, 70, 1480, 640, (116, 86, 62), 6)
    sheet.box(884, 94, 1456, 616, (226, 238, 236))
    sheet.area(
        [(884, 470), (1040, 400), (1200, 452), (1330, 396), (1456, 440), (1456, 616), (884, 616)],
        (170, 196, 168),
    )
    sheet.area([(884, 540), (1120, 500), (1456, 548), (1456, 616), (884, 616)], (140, 174, 142))
    for x in (1070, 1260):
        sheet.box(x, 94, x + 14, 616, (116, 86, 62))
    for y in (262, 436):
        sheet.box(884, y, 1456, y + 12, (116, 86, 62))
    sheet.box(840, 632, 1500, 662, (134, 100, 72), 4)
    sheet.stroke([(0, 120), (760, 150)], 6, (110, 84, 60))
    for left in (60, 290, 520):
        drop = left * 0.04
        sheet.area(
            [(left, 122 + drop), (left + 190, 130 + drop), (left + 184, 520), (left + 6, 512)],
            (248, 244, 232),
        )
        sheet.area(
            [(left + 120, 127 + drop), (left + 190, 130 + drop), (left + 184, 520), (left + 130, 517)],
            (236, 229, 210),
        )
    skin, shade, hair = (228, 184, 152), (206, 158, 126), (70, 60, 58)
    shirt, apron = (232, 228, 218), (62, 88, 110)
    sheet.disc(760, 392, 150, hair, 166)
    sheet.disc(856, 262, 58, hair)
    sheet.area([(412, HEIGHT), (452, 760), (560, 668), (960, 668), (1068, 760), (1108, HEIGHT)], shirt)
    sheet.area([(700, 540), (820, 540), (850, 672), (760, 730), (670, 672)], shade)
    sheet.area(
        [(640, 664), (700, 640), (760, 734), (820, 640), (880, 664), (780, 790), (740, 790)], (250, 248, 242)
    )
    sheet.disc(760, 430, 118, skin, 146)
    sheet.area(
        [
            (636, 430),
            (646, 330),
            (700, 276),
            (790, 270),
            (864, 318),
            (884, 430),
            (850, 372),
            (740, 350),
            (668, 380),
        ],
        hair,
    )
    for x in (714, 806):
        sheet.stroke([(x - 18, 440), (x, 448), (x + 18, 440)], 5, (84, 62, 54))
        sheet.stroke([(x - 22, 408), (x + 20, 406)], 6, hair)
    sheet.stroke([(760, 446), (752, 488), (768, 490)], 4, shade)
    sheet.stroke([(730, 524), (760, 534), (790, 522)], 6, (178, 96, 84))
    sheet.area([(600, 800), (920, 800), (980, HEIGHT), (540, HEIGHT)], apron)
    for outer, inner in ((600, 652), (920, 868)):
        sheet.stroke([(outer + (12 if outer < 760 else -12), 810), (inner, 664)], 22, apron)
    sheet.stroke([(600, 806), (920, 806)], 12, (48, 70, 90))
    sheet.box(690, 900, 830, 1030, (74, 102, 126), 8)
    sheet.stroke([(452, 800), (500, HEIGHT)], 4, (206, 200, 186))
    sheet.stroke([(1068, 800), (1020, HEIGHT)], 4, (206, 200, 186))
    return sheet
