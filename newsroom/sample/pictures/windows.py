"""Windows of the sample's rooms, and the light that falls through them."""

from __future__ import annotations

from newsroom.sample.pictures.nature import round_tree
from newsroom.sample.pictures.sheet import HEIGHT, Sheet


def window(sheet: Sheet, left: float, top: float, right: float, bottom: float, panes: int) -> None:
    """A wide window on a bright garden."""
    sheet.box(left - 14, top - 14, right + 14, bottom + 14, (238, 232, 220))
    sheet.wash([(left, top), (right, top), (right, bottom), (left, bottom)], (176, 212, 228), (240, 240, 222))
    for number in range(4):
        x = left + (right - left) * (0.2 + 0.2 * number)
        round_tree(
            sheet,
            x,
            bottom + 40,
            min((bottom - top) * 0.75, (right - left) * 0.5),
            (146, 176, 136),
            (196, 212, 160),
            seed=number + 3,
        )
    sheet.wash(
        [(left - 14, bottom), (right + 14, bottom), (right + 14, bottom + 90), (left - 14, bottom + 90)],
        (216, 204, 186),
        (206, 194, 176),
    )
    for pane in range(1, panes):
        x = left + (right - left) * pane / panes
        sheet.box(x - 5, top, x + 5, bottom, (238, 232, 220))
    sheet.box(left, top + (bottom - top) * 0.3, right, top + (bottom - top) * 0.3 + 8, (238, 232, 220))
    sheet.box(left - 26, bottom, right + 26, bottom + 16, (248, 242, 230))


def sunbeams(sheet: Sheet, left: float, right: float, top: float, slope: float) -> None:
    """Light that falls from a window on the left across the room."""
    for number in range(4):
        x = left + (right - left) * number / 4
        wide = (right - left) / 5
        beam = [(x, top), (x + wide, top), (x + wide + slope * 1.25, HEIGHT), (x + slope, HEIGHT)]
        sheet.wash(beam, (255, 240, 200, 70), (255, 240, 200, 0))
