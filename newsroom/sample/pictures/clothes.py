"""What the people of the portraits wear, from the collar down to the picture's lower edge."""

from __future__ import annotations

from collections.abc import Callable

from newsroom.sample.pictures.sheet import HEIGHT, Colour, Point, Sheet, curve, mix

X = 800.0
Clothes = Callable[[Sheet, Colour, Colour], None]


def shoulders(sheet: Sheet, coat: Colour, broad: float) -> None:
    """The body under the coat, lit from the left."""
    right: list[Point] = [
        (70, 628),
        (190, 676),
        (330 * broad, 724),
        (402 * broad, 820),
        (440 * broad, HEIGHT + 20),
    ]
    line = [(X + dx, y) for dx, y in right]
    back = [(X - dx, y) for dx, y in reversed(right)]
    sheet.wash(
        [*curve(back), *curve(line)],
        mix(coat, (255, 246, 230), 0.16),
        mix(coat, (14, 14, 26), 0.36),
        across=True,
    )
    sheet.soft([(X + 120, 720), (X + 330, 790), (X + 400, HEIGHT), (X + 150, HEIGHT)], (14, 14, 26, 50), 30)
    for side in (-1, 1):
        seam = curve(
            [(X + side * 268 * broad, 800), (X + side * 290 * broad, 930), (X + side * 282 * broad, HEIGHT)]
        )
        sheet.stroke(seam, 4, (14, 14, 26, 60))


def lapels(sheet: Sheet, coat: Colour) -> None:
    for side in (-1, 1):
        tone = mix(coat, (255, 246, 230), 0.12) if side < 0 else mix(coat, (14, 14, 26), 0.2)
        flap = [
            (X + side * 66, 632),
            (X + side * 128, 690),
            (X + side * 168, 784),
            (X + side * 120, 792),
            (X + side * 132, 820),
            (X + side * 6, 1010),
        ]
        sheet.area(flap, tone)
        sheet.stroke([flap[5], flap[4], flap[3], flap[2]], 3, mix(tone, (10, 10, 20), 0.4))


def collar(sheet: Sheet, tone: Colour) -> None:
    """Two points of a shirt collar."""
    for side in (-1, 1):
        wing = [(X + side * 84, 622), (X + side * 112, 668), (X + side * 62, 742), (X, 694)]
        sheet.wash(wing, mix(tone, (255, 255, 255), 0.3), mix(tone, (60, 60, 90), 0.24 if side > 0 else 0.1))


# How broad the shoulders are, where it is not the usual.
BROAD = {"suit": 0.95, "parka": 1.0, "vest": 0.96, "cardigan": 0.9}


def blazer(sheet: Sheet, coat: Colour, under: Colour) -> None:
    sheet.wash(
        [
            (X - 98, 634),
            (X, 706),
            (X + 98, 634),
            (X + 100, 720),
            (X + 8, 1020),
            (X - 8, 1020),
            (X - 100, 720),
        ],
        under,
        mix(under, (80, 80, 110), 0.25),
    )
    lapels(sheet, coat)


def suit(sheet: Sheet, coat: Colour, under: Colour) -> None:
    sheet.wash(
        [
            (X - 96, 634),
            (X, 700),
            (X + 96, 634),
            (X + 100, 720),
            (X + 8, 1040),
            (X - 8, 1040),
            (X - 100, 720),
        ],
        (244, 244, 246),
        (196, 202, 214),
    )
    sheet.wash(
        [(X - 20, 704), (X + 20, 704), (X + 34, 1000), (X, 1040), (X - 30, 1000)],
        under,
        mix(under, (10, 8, 16), 0.4),
    )
    sheet.area([(X - 30, 690), (X + 30, 690), (X + 17, 728), (X - 17, 728)], mix(under, (255, 230, 220), 0.1))
    collar(sheet, (246, 246, 248))
    lapels(sheet, coat)


def shirt(sheet: Sheet, coat: Colour, under: Colour) -> None:
    sheet.stroke([(X, 700), (X + 4, HEIGHT)], 3, mix(coat, (60, 60, 90), 0.4))
    for y in (780, 880, 980):
        sheet.disc(X + 14, y, 7, mix(coat, (60, 60, 90), 0.5))
    collar(sheet, coat)
    sheet.soft([(X - 240, 760), (X - 200, 760), (X - 180, 1000), (X - 220, 1000)], (60, 70, 100, 46), 12)


def round_neck(sheet: Sheet, tone: Colour, drop: float) -> None:
    edge = curve(
        [(X - 100, 640), (X - 70, 690 + drop), (X, 716 + drop), (X + 70, 690 + drop), (X + 100, 640)]
    )
    sheet.stroke(edge, 24, tone)


def knit(sheet: Sheet, coat: Colour, under: Colour) -> None:
    ribs = mix(coat, (14, 14, 26), 0.2)
    for number in range(-8, 9):
        x = X + number * 36
        sheet.stroke(
            curve([(x * 0.6 + X * 0.4, 740 + abs(number) * 4), (x * 0.95 + X * 0.05, 860), (x, HEIGHT)]),
            3,
            (*ribs[:3], 120),
        )
    round_neck(sheet, mix(coat, (255, 246, 230), 0.12), 10)
    round_neck_rib(sheet, ribs)


def round_neck_rib(sheet: Sheet, tone: Colour) -> None:
    for number in range(-5, 6):
        x = X + number * 16
        y = 722 - (number * 0.2) ** 2 * 46
        sheet.stroke([(x, y - 9), (x, y + 10)], 2, (*tone[:3], 150))


def turtleneck(sheet: Sheet, coat: Colour, under: Colour) -> None:
    tube = [(X - 92, 586), (X + 92, 586), (X + 112, 690), (X + 60, 716), (X - 60, 716), (X - 112, 690)]
    sheet.wash(tube, mix(coat, (255, 246, 230), 0.24), mix(coat, (14, 14, 26), 0.3), across=True)
    sheet.stroke(curve([(X - 108, 650), (X, 672), (X + 108, 650)]), 5, mix(coat, (14, 14, 26), 0.3))


def cardigan(sheet: Sheet, coat: Colour, under: Colour) -> None:
    sheet.wash(
        [
            *curve([(X - 104, 640), (X - 60, 800), (X - 16, 1000)]),
            *curve([(X + 16, 1000), (X + 60, 800), (X + 104, 640)]),
            *curve([(X + 104, 640), (X, 730), (X - 104, 640)]),
        ],
        under,
        mix(under, (90, 70, 70), 0.3),
    )
    for side in (-1, 1):
        sheet.stroke(
            curve(
                [(X + side * 106, 636), (X + side * 64, 810), (X + side * 12, 1010), (X + side * 10, HEIGHT)]
            ),
            20,
            mix(coat, (255, 240, 230), 0.12 if side < 0 else 0.0),
        )
    for y in (1012, 1052):
        sheet.disc(X - 8, y, 8, (240, 226, 206))
    for number in range(-3, 4):
        sheet.disc(X + number * 22, 736 - abs(number) * 9, 8, (244, 240, 232))


def vest(sheet: Sheet, coat: Colour, under: Colour) -> None:
    collar(sheet, under)
    for side in (-1, 1):
        tone = mix(coat, (255, 246, 230), 0.14) if side < 0 else mix(coat, (14, 14, 26), 0.24)
        sheet.wash(
            [
                (X + side * 128, 662),
                (X + side * 262, 716),
                (X + side * 250, 860),
                (X + side * 292, HEIGHT),
                (X + side * 12, HEIGHT),
                (X + side * 16, 880),
            ],
            tone,
            mix(tone, (14, 14, 26), 0.3),
        )
        sheet.box(X + side * 150 - 60, 900, X + side * 150 + 60, 1010, mix(tone, (255, 246, 230), 0.08), 8)
        sheet.box(X + side * 150 - 64, 892, X + side * 150 + 64, 924, mix(tone, (14, 14, 26), 0.2), 8)
    sheet.stroke([(X, 870), (X, HEIGHT)], 6, (190, 180, 160))


def parka(sheet: Sheet, coat: Colour, under: Colour) -> None:
    for side in (-1, 1):
        hood = [
            (X + side * 70, 610),
            (X + side * 170, 640),
            (X + side * 196, 716),
            (X + side * 90, 800),
            (X + side * 10, 760),
        ]
        sheet.wash(hood, mix(coat, (255, 246, 230), 0.2 if side < 0 else 0.02), mix(coat, (14, 14, 26), 0.3))
    sheet.wash(
        [(X - 70, 690), (X, 716), (X + 70, 690), (X + 8, 800), (X - 8, 800)],
        mix(under, (255, 240, 226), 0.1),
        under,
    )
    sheet.stroke([(X, 790), (X, HEIGHT)], 14, under)
    sheet.stroke([(X, 790), (X, HEIGHT)], 4, (236, 228, 214))
    for side in (-1, 1):
        sheet.stroke([(X + side * 420, 850), (X + side * 300, 880)], 16, (232, 232, 224, 190))


def scarf(sheet: Sheet, coat: Colour, under: Colour) -> None:
    lapels(sheet, coat)
    fall = [(X - 20, 720), (X + 66, 730), (X + 96, 960), (X + 6, 972)]
    sheet.wash(fall, mix(under, (255, 240, 226), 0.1), mix(under, (30, 10, 16), 0.35))
    for fringe in range(7):
        sheet.stroke(
            [(X + 10 + fringe * 13, 966), (X + 10 + fringe * 14, 994)], 4, mix(under, (30, 10, 16), 0.3)
        )
    for band, tone in ((0, 0.0), (44, 0.14), (84, 0.24)):
        upper = curve([(X - 128, 616 + band), (X, 664 + band), (X + 128, 610 + band)])
        lower = curve([(X + 140, 650 + band), (X, 722 + band), (X - 138, 660 + band)])
        sheet.wash(
            [*upper, *lower],
            mix(under, (255, 240, 226), 0.2 - tone * 0.4),
            mix(under, (30, 10, 16), 0.2 + tone),
            across=True,
        )


def hoodie(sheet: Sheet, coat: Colour, under: Colour) -> None:
    hood = [
        (-150, 640),
        (-146, 606),
        (-110, 600),
        (-60, 690),
        (0, 740),
        (60, 690),
        (110, 600),
        (146, 606),
        (150, 640),
        (70, 760),
        (0, 796),
        (-70, 760),
    ]
    line = [(X + dx, y) for dx, y in hood]
    sheet.wash(
        curve([*line, line[0]], 6),
        mix(coat, (255, 246, 230), 0.26),
        mix(coat, (14, 14, 26), 0.26),
        across=True,
    )
    for side in (-1, 1):
        sheet.stroke(
            curve([(X + side * 40, 770), (X + side * 46, 860), (X + side * 40, 930)]), 7, (240, 238, 232)
        )


def jeogori(sheet: Sheet, coat: Colour, under: Colour) -> None:
    for side, order in ((1, 0), (-1, 1)):
        band = [
            (X + side * 112, 626),
            (X + side * 62, 640),
            (X - side * (50 + order * 24), 880),
            (X - side * (14 + order * 24), 900),
        ]
        sheet.area(band, under)
        edge = [
            (X + side * 84, 632),
            (X + side * 66, 640),
            (X - side * (54 + order * 24), 876),
            (X - side * (42 + order * 24), 880),
        ]
        sheet.area(edge, (250, 248, 242))
    for dx, low in ((-10, 1067), (34, 1010)):
        sheet.wash(
            [(X - 40, 878), (X + 4, 872), (X + dx + 40, low), (X + dx, low + 10)],
            under,
            mix(under, (20, 8, 20), 0.3),
        )
    sheet.wash(
        [(X - 70, 860), (X + 44, 846), (X + 52, 892), (X - 64, 902)], mix(under, (255, 230, 236), 0.14), under
    )


def apron(sheet: Sheet, coat: Colour, under: Colour) -> None:
    round_neck(sheet, mix(coat, (14, 14, 26), 0.2), 0)
    sheet.wash(
        [(X - 170, 830), (X + 170, 830), (X + 230, HEIGHT), (X - 230, HEIGHT)],
        mix(under, (255, 246, 230), 0.14),
        mix(under, (14, 14, 26), 0.34),
        across=True,
    )
    for side in (-1, 1):
        sheet.stroke([(X + side * 160, 838), (X + side * 112, 664)], 22, mix(under, (14, 14, 26), 0.15))
        sheet.disc(X + side * 152, 846, 11, (206, 170, 100))
    sheet.stroke([(X - 168, 834), (X + 168, 834)], 7, mix(under, (14, 14, 26), 0.4))
    sheet.stroke([(X + 60, 900), (X + 60, 1010)], 9, (190, 140, 84))
    sheet.box(X + 20, 960, X + 130, HEIGHT, mix(under, (14, 14, 26), 0.25), 6)


CLOTHES: dict[str, Clothes] = {
    "blazer": blazer, "suit": suit, "shirt": shirt, "knit": knit, "turtleneck": turtleneck, "cardigan": cardigan,
    "vest": vest, "parka": parka, "scarf": scarf, "hoodie": hoodie, "jeogori": jeogori, "apron": apron,
}  # fmt: skip
