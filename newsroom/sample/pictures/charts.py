"""Charts as the graphics desk draws them: figures and numerals only, so that one serves every language."""

from __future__ import annotations

from newsroom.sample.pictures.sheet import Colour, Sheet, curve, mix

PAPER: tuple[Colour, Colour] = ((252, 250, 244), (244, 240, 230))
INK: Colour = (46, 50, 58)
FAINT: Colour = (222, 216, 204)
QUIET: Colour = (128, 128, 130)
BLUE: Colour = (44, 104, 144)
RED: Colour = (204, 78, 56)


def board(sheet: Sheet, low: float, high: float, step: int, top: int) -> None:
    """Lines across with their numbers; 0 stands at `low`, `top` at `high`."""
    for value in range(0, top + 1, step):
        y = low + (high - low) * value / top
        sheet.box(170, y - 1, 1500, y + 1, FAINT if value else INK)
        sheet.letters(148, y, f"{value:,}", 27, QUIET, "rm")


def masthead(sheet: Sheet, tone: Colour, until: str) -> None:
    """A short rule on top, the source below: who drew it and until which month its figures go."""
    sheet.box(100, 70, 190, 80, tone)
    sheet.box(100, 1000, 1500, 1001.5, FAINT)
    sheet.letters(100, 1026, "gaonnaru.example", 23, QUIET, "lm")
    sheet.letters(1500, 1026, until, 23, QUIET, "rm")


def bars() -> Sheet:
    """Ten years as bars, the last one in colour, each with its number on top."""
    sheet = Sheet(*PAPER)
    masthead(sheet, RED, "2026. 9.")
    values = (412, 438, 401, 466, 520, 497, 563, 610, 588, 674)
    low, high, top = 900.0, 200.0, 800
    board(sheet, low, high, 200, top)
    for number, value in enumerate(values):
        x, y = 216 + number * 130, low + (high - low) * value / top
        tone: Colour = RED if number == len(values) - 1 else (146, 166, 180)
        sheet.soft([(x + 10, y + 12), (x + 92, y + 12), (x + 92, low), (x + 10, low)], (60, 60, 70, 70), 8)
        sheet.wash([(x, y), (x + 84, y), (x + 84, low), (x, low)], mix(tone, (255, 255, 255), 0.14), tone)
        sheet.letters(x + 42, y - 24, str(value), 31, RED if tone == RED else INK, "mm")
        sheet.letters(x + 42, low + 36, str(2017 + number), 27, INK if tone == RED else QUIET, "mm")
    sheet.box(170, low - 1.5, 1500, low + 1.5, INK)
    sheet.box(1180, 120, 1356, 184, RED, 32)
    sheet.letters(1268, 152, "+14.6%", 36, (255, 252, 246), "mm")
    return sheet


def line() -> Sheet:
    """Twelve months of two years as lines: the year before in grey, this year in blue over its area."""
    sheet = Sheet(*PAPER)
    masthead(sheet, BLUE, "2026. 11.")
    before = (31, 34, 39, 44, 52, 61, 70, 74, 63, 55, 46, 38)
    this = (36, 35, 43, 52, 58, 66, 81, 88, 79, 72, 64)
    low, high, top = 900.0, 180.0, 100
    board(sheet, low, high, 20, top)

    def place(month: int, value: float) -> tuple[float, float]:
        return 230 + month * 112, low + (high - low) * value / top

    old = [place(month, value) for month, value in enumerate(before)]
    new = [place(month, value) for month, value in enumerate(this)]
    smooth = curve(new, 10)
    sheet.wash([*smooth, (new[-1][0], low), (new[0][0], low)], (*BLUE[:3], 110), (*BLUE[:3], 8))
    sheet.stroke(curve(old, 10), 5, (158, 164, 170))
    sheet.stroke(smooth, 8, BLUE)
    for month, (x, y) in enumerate(old):
        sheet.disc(x, y, 6, (158, 164, 170))
        sheet.letters(x, low + 36, str(month + 1), 28, QUIET, "mm")
    for x, y in new:
        sheet.disc(x, y, 10, (252, 250, 244))
        sheet.disc(x, y, 7, BLUE)
    for month in (0, 7, 10):
        x, y = new[month]
        sheet.letters(x, y - 34, str(this[month]), 36, BLUE, "mm")
    sheet.letters(new[-1][0] + 34, new[-1][1] + 2, "2026", 31, BLUE, "lm")
    sheet.letters(old[-1][0] + 22, old[-1][1], "2025", 31, QUIET, "lm")
    sheet.box(170, low - 1.5, 1500, low + 1.5, INK)
    return sheet
