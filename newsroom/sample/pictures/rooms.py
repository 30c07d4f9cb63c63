"""Pictures of public rooms: a clinic, a courtroom."""

from __future__ import annotations

from newsroom.sample.pictures.figure import BROWN_HAIR, DARK_HAIR, GREY_HAIR, SKIN, TAN, Look, sit, stand
from newsroom.sample.pictures.sheet import HEIGHT, WIDTH, Colour, Sheet, lens, mix
from newsroom.sample.pictures.windows import sunbeams, window


def clinic() -> Sheet:
    """A health centre: a nurse takes an old woman's blood pressure; a bright corridor behind."""
    sheet = Sheet((218, 232, 230), (232, 238, 232))
    sheet.wash([(1040, 0), (WIDTH, 0), (WIDTH, 760), (1040, 700)], (196, 216, 216), (222, 232, 226))
    window(sheet, 90, 130, 560, 500, 3)
    sheet.wash(
        [(0, 700), (1040, 700), (WIDTH, 760), (WIDTH, HEIGHT), (0, HEIGHT)], (190, 208, 204), (150, 172, 172)
    )
    sheet.box(0, 690, 1040, 704, (156, 186, 184))
    sheet.wash([(1130, 150), (1400, 130), (1400, 748), (1130, 716)], (248, 250, 242), (224, 234, 226))
    sheet.wash([(1170, 240), (1360, 226), (1360, 700), (1170, 690)], (206, 224, 222), (232, 238, 230))
    sheet.stroke([(1130, 716), (1130, 150), (1400, 130), (1400, 748)], 12, (150, 182, 182))
    stand(
        sheet,
        1262,
        720,
        330,
        Look(coat=(238, 242, 242), legs=(86, 120, 132), hair=BROWN_HAIR, hem=0.32),
        left="front",
        right="front",
    )
    sheet.box(1234, 548, 1290, 600, (206, 164, 112), 5)
    sheet.box(1242, 556, 1282, 592, (250, 250, 244), 3)
    sheet.box(660, 140, 920, 470, (250, 250, 244), 10)
    for row, tone in enumerate(((84, 152, 150), (236, 170, 92), (206, 100, 84))):
        sheet.disc(710, 206 + row * 94, 28, tone)
        for line, wide in enumerate((150, 110)):
            sheet.box(
                756, 190 + row * 94 + line * 24, 756 + wide, 202 + row * 94 + line * 24, (190, 204, 204), 5
            )
    sheet.box(960, 240, 1010, 380, (236, 240, 236), 6)
    sheet.wash([(440, 700), (1100, 700), (1180, 780), (360, 780)], (250, 246, 236), (222, 216, 202))
    sheet.box(360, 780, 1180, 806, (176, 188, 184), 6)
    for x in (400, 1120):
        sheet.wash([(x, 806), (x + 26, 806), (x + 26, 1010), (x, 1010)], (150, 168, 166), (110, 128, 130))
    patient = Look(coat=(186, 120, 132), hair=GREY_HAIR, skin=(226, 186, 158))
    nurse = Look(coat=(92, 156, 158), hair=DARK_HAIR, long_hair=False)
    sit(sheet, 540, 790, 118, patient)
    sheet.disc(540, 452, 30, GREY_HAIR)
    sit(sheet, 966, 770, 126, nurse)
    sheet.stroke([(1030, 640), (960, 720), (822, 722)], 44, (92, 156, 158))
    sheet.disc(808, 722, 22, SKIN)
    sheet.stroke([(622, 690), (690, 752), (800, 748)], 46, (186, 120, 132))
    sheet.box(660, 716, 756, 786, (60, 92, 120), 16)
    sheet.stroke([(790, 750), (838, 752)], 34, (226, 186, 158))
    sheet.stroke([(720, 786), (760, 770), (850, 772), (888, 748)], 6, (50, 60, 72))
    sheet.box(866, 690, 950, 768, (246, 248, 246), 8)
    sheet.box(876, 700, 940, 738, (58, 84, 96), 4)
    sheet.stroke([(884, 722), (898, 722), (906, 708), (914, 732), (922, 720), (934, 720)], 3, (150, 230, 196))
    sheet.area([(560, 742), (640, 742), (650, 770), (550, 770)], (232, 236, 232))
    for x, y, r, tone in (
        (120, 760, 90, (92, 140, 104)),
        (60, 800, 74, (74, 120, 92)),
        (170, 810, 66, (116, 160, 112)),
    ):
        for leaf in range(7):
            sheet.area(
                lens(x + (leaf - 3) * 16, y - abs(3 - leaf) * -14 - 40, r * 0.34, r * 0.9, 5),
                mix(tone, (196, 214, 150), leaf * 0.06),
            )
    sheet.wash([(50, 820), (190, 820), (170, 980), (70, 980)], (222, 170, 130), (176, 122, 92))
    sheet.soft_disc(770, 1014, 440, (70, 96, 100, 80), 20, 26)
    sunbeams(sheet, 90, 560, 200, 460)
    return sheet


def courtroom() -> Sheet:
    """A courtroom before the verdict: three judges on the bench, counsel standing, seats from behind."""
    sheet = Sheet((120, 90, 70), (94, 68, 54))
    for x in range(0, WIDTH, 133):
        sheet.wash([(x, 0), (x + 128, 0), (x + 128, 560), (x, 560)], (136, 100, 76), (104, 74, 58))
        sheet.stroke(
            [(x + 20, 40), (x + 108, 40), (x + 108, 420), (x + 20, 420), (x + 20, 40)], 3, (88, 62, 50)
        )
    sheet.glow(800, 150, 700, (255, 226, 176, 150), 380)
    sheet.disc(800, 130, 66, (214, 178, 112))
    sheet.disc(800, 130, 54, (150, 112, 70))
    sheet.stroke([(800, 92), (800, 164)], 7, (232, 204, 146))
    sheet.stroke([(760, 110), (840, 110)], 6, (232, 204, 146))
    for x in (764, 836):
        sheet.stroke([(x, 110), (x - 16, 140)], 2.5, (232, 204, 146))
        sheet.stroke([(x, 110), (x + 16, 140)], 2.5, (232, 204, 146))
        sheet.area([(x - 20, 139), (x + 20, 139), (x + 10, 151), (x - 10, 151)], (232, 204, 146))
    for x in (600, 800, 1000):
        high = 46 if x == 800 else 0
        sheet.wash(
            [(x - 66, 470), (x - 60, 252 - high), (x + 60, 252 - high), (x + 66, 470)],
            (96, 40, 42),
            (66, 28, 34),
        )
        sheet.stroke([(x - 62, 252 - high), (x + 62, 252 - high)], 9, (180, 138, 92))
        hair = GREY_HAIR if x == 800 else (BROWN_HAIR if x == 600 else DARK_HAIR)
        sit(sheet, x, 470 - high * 0.4, 62, Look(coat=(36, 34, 42), hair=hair, long_hair=x == 600))
        sheet.area(
            [(x - 17, 382 - high * 0.4), (x + 17, 382 - high * 0.4), (x, 432 - high * 0.4)], (206, 200, 196)
        )
    sheet.wash([(400, 452), (1200, 452), (1240, 480), (360, 480)], (176, 128, 86), (150, 106, 72))
    sheet.wash([(360, 480), (1240, 480), (1240, 640), (360, 640)], (142, 98, 66), (92, 62, 46))
    for x in range(380, 1220, 140):
        sheet.stroke([(x, 500), (x + 120, 500), (x + 120, 620), (x, 620), (x, 500)], 4, (88, 58, 44))
    for x in (560, 1060):
        sheet.box(x, 434, x + 60, 452, (240, 234, 220), 3)
    sheet.fade(636, HEIGHT, (110, 78, 62), (58, 42, 40))
    sheet.wash([(520, 640), (1080, 640), (1380, HEIGHT), (220, HEIGHT)], (122, 52, 50), (72, 32, 38))
    for x, flip in ((180, 1), (1200, -1)):
        sheet.wash(
            [(x, 700), (x + 230, 700), (x + 230 + 20 * flip, 736), (x + 20 * flip, 736)],
            (180, 134, 92),
            (150, 108, 74),
        )
        sheet.wash([(x, 736), (x + 250, 736), (x + 250, 850), (x, 850)], (124, 86, 60), (84, 58, 46))
        sheet.box(x + 60, 690, x + 130, 708, (244, 238, 226), 3)
    stand(
        sheet,
        330,
        860,
        380,
        Look(coat=(40, 46, 62), legs=(36, 38, 50), skin=TAN),
        left="front",
        right="reach",
        behind=False,
    )
    sit(sheet, 1320, 706, 74, Look(coat=(92, 84, 100), hair=BROWN_HAIR, long_hair=True))
    sheet.wash([(1200, 704), (1430, 704), (1440, 738), (1190, 738)], (180, 134, 92), (150, 108, 74))
    colours: tuple[Colour, ...] = (
        (70, 76, 96),
        (120, 84, 76),
        (84, 96, 84),
        (60, 60, 76),
        (134, 116, 104),
        (92, 76, 100),
    )
    for row, (y, size) in enumerate(((950, 84), (1100, 118))):
        for number in range(7 - row):
            x = 110 + number * 250 * (1 + row * 0.14) - row * 40
            if number == 3 and row == 0:
                continue
            look = Look(
                coat=mix(colours[(number + row * 2) % 6], (30, 22, 26), 0.25),
                hair=(DARK_HAIR, GREY_HAIR, BROWN_HAIR)[(number + row) % 3],
                long_hair=number % 3 == 1,
            )
            sit(sheet, x, y, size, look, behind=True)
        sheet.wash(
            [(0, y - size * 0.3), (WIDTH, y - size * 0.3), (WIDTH, y + size * 0.4), (0, y + size * 0.4)],
            (128, 88, 62),
            (80, 54, 44),
        )
        sheet.box(0, y - size * 0.36, WIDTH, y - size * 0.22, (164, 118, 82))
    for x in (300, 1300):
        sheet.glow(x, 40, 420, (255, 232, 186, 120), 300)
    return sheet
