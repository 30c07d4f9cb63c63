"""Pictures under the sky: a warehouse, a harbour, a field."""

from __future__ import annotations

import math

from newsroom.sample.pictures.sheet import HEIGHT, WIDTH, Colour, Sheet, hills, wave


def factory() -> Sheet:
    """A warehouse with a sawtooth roof, a crane beside it."""
    sheet = Sheet((150, 186, 206), (240, 226, 202))
    for x, y, wide in ((240, 170, 130), (350, 190, 110), (1010, 120, 150), (1140, 142, 100)):
        sheet.disc(x, y, wide, (250, 246, 238, 150), 34)
    hills(sheet, 600, 44, 900, 140, (150, 168, 168))
    sheet.fade(690, 780, (108, 146, 160), (136, 168, 176))
    sheet.fade(770, HEIGHT, (182, 174, 160), (150, 142, 130))
    steel, light = (226, 148, 52), (244, 176, 84)
    for x in (1228, 1388):
        sheet.stroke([(x, 840), (1308 + (x - 1308) * 0.34, 420)], 18, steel)
    for number in range(5):
        y, half = 800 - number * 84, 76 - number * 10.6
        sheet.stroke([(1308 - half, y), (1308 + half - 10, y - 84)], 7, light)
        sheet.stroke([(1308 - half, y), (1308 + half, y)], 7, light)
    sheet.box(1256, 352, 1360, 430, steel, 8)
    sheet.box(1272, 368, 1312, 404, (216, 232, 238), 4)
    sheet.stroke([(1300, 360), (1030, 150)], 16, steel)
    sheet.stroke([(1330, 350), (1300, 236), (1030, 150)], 5, (120, 84, 40))
    sheet.stroke([(1300, 236), (1420, 380)], 6, (120, 84, 40))
    sheet.box(1372, 372, 1452, 432, (96, 92, 88), 6)
    sheet.stroke([(1034, 154), (1034, 330)], 4, (84, 72, 60))
    sheet.stroke([(1034, 330), (1034, 350), (1018, 362)], 8, (84, 72, 60))
    for x in (1190, 1350):
        sheet.box(x, 836, x + 78, 866, (88, 84, 80), 8)
    sheet.box(90, 520, 1130, 860, (178, 98, 76))
    for left in range(90, 1130, 208):
        sheet.area([(left, 520), (left, 396), (left + 208, 520)], (128, 74, 62))
        sheet.area([(left, 520), (left, 396), (left + 34, 416), (left + 34, 520)], (204, 226, 232))
        sheet.stroke([(left, 394), (left + 208, 520)], 9, (96, 58, 52))
        for bar in (12, 24):
            sheet.box(left + bar, 410, left + bar + 2, 520, (120, 150, 160))
    sheet.box(90, 516, 1130, 530, (96, 58, 52))
    for left in (150, 300, 820, 970):
        sheet.box(left, 600, left + 100, 720, (86, 104, 114))
        sheet.area([(left + 6, 606), (left + 70, 606), (left + 6, 690)], (138, 164, 174))
        sheet.box(left + 48, 600, left + 53, 720, (214, 188, 168))
        sheet.box(left, 657, left + 100, 662, (214, 188, 168))
    sheet.box(480, 610, 740, 860, (74, 66, 66))
    sheet.box(480, 610, 606, 860, (112, 122, 118))
    for x in range(500, 606, 26):
        sheet.box(x, 610, x + 3, 860, (90, 98, 96))
    sheet.box(90, 840, 1130, 860, (128, 74, 62))
    sheet.area([(480, 860), (740, 860), (800, 920), (450, 920)], (128, 120, 110))
    for x, y in ((860, 880), (930, 880), (895, 828)):
        sheet.box(x, y - 48, x + 64, y, (166, 128, 84), 3)
        sheet.box(x, y - 28, x + 64, y - 22, (128, 96, 62))
    return sheet


def boat(sheet: Sheet, x: float, y: float, size: float, hull: Colour, cabin: Colour) -> None:
    """A fishing boat seen from its bow quarter, with a string of lamps between two masts."""
    dark = (52, 48, 62)
    sheet.stroke([(x - 60 * size, y - 40 * size), (x - 60 * size, y - 250 * size)], 8 * size, dark)
    sheet.stroke([(x + 110 * size, y - 40 * size), (x + 110 * size, y - 230 * size)], 8 * size, dark)
    rope = [
        (x - 60 * size + 170 * size * part / 8, y - (236 - 66 * math.sin(part / 8 * math.pi)) * size)
        for part in range(9)
    ]
    sheet.stroke(rope, 3, dark)
    for lamp_x, lamp_y in rope[1:-1]:
        sheet.disc(lamp_x, lamp_y + 13 * size, 10 * size, (255, 236, 190), 13 * size)
    sheet.box(x - 30 * size, y - 150 * size, x + 80 * size, y - 20 * size, cabin, 8 * size)
    sheet.box(x - 40 * size, y - 162 * size, x + 90 * size, y - 144 * size, dark, 6 * size)
    for left in (-16, 30):
        sheet.box(
            x + left * size, y - 126 * size, x + (left + 34) * size, y - 88 * size, (255, 214, 150), 4 * size
        )
    body = [(-190, -70), (-120, -40), (130, -40), (190, -60), (160, 34), (-140, 34)]
    sheet.area([(x + dx * size, y + dy * size) for dx, dy in body], hull)
    edge = [
        (-190, -70),
        (-120, -40),
        (130, -40),
        (190, -60),
        (184, -42),
        (128, -20),
        (-124, -20),
        (-176, -50),
    ]
    sheet.area([(x + dx * size, y + dy * size) for dx, dy in edge], (236, 230, 222))
    for dx in (-90, 0, 90):
        sheet.disc(x + dx * size, y + 2 * size, 17 * size, (42, 40, 48))
        sheet.disc(x + dx * size, y + 2 * size, 8 * size, hull)
    sheet.disc(x, y + 44 * size, 170 * size, (30, 36, 56, 90), 12 * size)


def harbour() -> Sheet:
    """Fishing boats moored side by side at a quay, at dawn."""
    sheet = Sheet((66, 76, 122), (66, 76, 122))
    sheet.fade(0, 300, (58, 68, 116), (146, 112, 146))
    sheet.fade(300, 560, (146, 112, 146), (252, 190, 130))
    for radius, opacity in ((190, 40), (130, 60), (84, 110)):
        sheet.disc(1130, 540, radius, (255, 226, 160, opacity))
    sheet.disc(1130, 540, 56, (255, 240, 196))
    for x, y, wide in ((300, 210, 260), (520, 240, 180), (1250, 160, 240), (960, 300, 150)):
        sheet.disc(x, y, wide, (240, 170, 150, 90), 14)
    ridge = [(x, y + 18 * math.sin(x / 37)) for x, y in wave(0, 760, 500, 36, 620, 300)]
    sheet.area([*ridge, (980, 562), (0, 562)], (88, 78, 118))
    sheet.fade(560, HEIGHT, (206, 146, 132), (52, 66, 104))
    for step in range(15):
        y, half = 580 + step * 22, 30 + step * 9 + 24 * (step % 3)
        sheet.box(1130 - half, y, 1130 + half, y + 7, (255, 222, 166, 150), 3)
    for step in range(26):
        x, y = (step * 211) % WIDTH, 590 + (step * 71) % 300
        sheet.box(x, y, x + 60 + step % 4 * 22, y + 4, (236, 190, 172, 70), 2)
    sheet.box(1380, 548, WIDTH, 566, (70, 62, 84))
    sheet.box(1402, 446, 1426, 550, (214, 84, 70))
    sheet.box(1396, 434, 1432, 450, (240, 232, 224))
    sheet.disc(1414, 426, 12, (255, 240, 190))
    boat(sheet, 250, 740, 1.0, (52, 84, 112), (226, 222, 214))
    boat(sheet, 640, 776, 1.14, (166, 70, 62), (236, 228, 212))
    boat(sheet, 1080, 818, 1.28, (62, 104, 96), (222, 224, 220))
    boat(sheet, 1530, 850, 1.36, (78, 72, 112), (232, 224, 216))
    sheet.area([(0, 850), (1010, 990), (1200, HEIGHT), (0, HEIGHT)], (110, 98, 104))
    sheet.area([(0, 850), (1010, 990), (1040, 1012), (0, 872)], (150, 134, 134))
    for x, y in ((140, 892), (470, 938), (800, 984)):
        sheet.box(x - 17, y - 40, x + 17, y + 14, (56, 52, 62), 7)
        sheet.box(x - 25, y - 48, x + 25, y - 28, (72, 66, 78), 8)
        sheet.stroke([(x, y - 36), (x + 40, y - 44), (x + 90, y - 100)], 4, (216, 196, 170))
    return sheet


def field() -> Sheet:
    """Rows of young trees that run towards low hills."""
    sheet = Sheet((156, 200, 222), (236, 240, 222))
    for x, y, wide in ((320, 160, 150), (430, 184, 120), (1180, 120, 170), (1310, 146, 110)):
        sheet.disc(x, y, wide, (255, 255, 252, 170), 34)
    hills(sheet, 400, 38, 1100, 500, (150, 182, 172))
    hills(sheet, 446, 30, 760, 90, (124, 164, 128))
    sheet.fade(490, HEIGHT, (176, 158, 104), (146, 112, 74))
    far, near = 500.0, 1200.0
    for number in range(-14, 15):
        low, high = 800 + number * 230, 800 + number * 46
        sheet.area([(high - 9, far), (high + 9, far), (low + 46, near), (low - 46, near)], (126, 158, 84))
    steps = [far + (near - far) * (step / 13) ** 2 for step in range(1, 13)]
    for ground in steps:
        part = (ground - far) / (near - far)
        size = 8 + 62 * part
        for number in range(-14, 15):
            middle = 800 + number * (46 + (230 - 46) * part)
            if -100 < middle < WIDTH + 100:
                sheet.disc(middle + size * 0.3, ground, size * 0.9, (96, 92, 52, 90), size * 0.2)
                sheet.box(
                    middle - size * 0.08, ground - size * 0.9, middle + size * 0.08, ground, (104, 76, 52)
                )
                sheet.disc(middle, ground - size * 1.5, size * 0.72, (62, 112, 66), size * 0.86)
                sheet.disc(middle - size * 0.16, ground - size * 1.7, size * 0.46, (94, 146, 78), size * 0.54)
                if part > 0.2:
                    for dx, dy in ((-0.34, -1.3), (0.3, -1.7), (0.1, -1.16)):
                        sheet.disc(middle + dx * size, ground + dy * size, size * 0.1, (240, 196, 62))
    return sheet
