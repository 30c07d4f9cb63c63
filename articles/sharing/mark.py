"""The paper's mark, two waves on a square, as pictures for home screens; as in static/reader/icon.svg."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

GROUND, WAVE = "#0a4654", "#ffffff"
# The mark's own square, and how much finer than the picture it is drawn, for smooth edges.
SIDE, FINER = 32, 4
CORNER, STROKE = 6, 3
# Name: side in pixels; whether corners are round (else the system cuts its own shape); size of the waves.
ICONS: dict[str, tuple[int, bool, float]] = {
    "icon-192.png": (192, True, 1.0),
    "icon-512.png": (512, True, 1.0),
    # Only the middle four fifths of a maskable icon are sure to be seen (W3C, maskable).
    "icon-mask.png": (512, False, 0.72),
    "icon-touch.png": (180, False, 0.86),
}


def wave(down: float) -> list[tuple[float, float]]:
    """`M5 13q5.5-6 11 0t11 0` as points, `down` being its 13."""
    points: list[tuple[float, float]] = []
    for start, height in ((5.0, -6.0), (16.0, 6.0)):
        for step in range(41):
            t = step / 40
            points.append((start + 11 * t, down + 2 * (1 - t) * t * height))
    return points


def icon(name: str) -> bytes:
    """One of ICONS as a PNG."""
    side, is_round, size = ICONS[name]
    scale = side * FINER / SIDE
    picture = Image.new("RGBA", (side * FINER, side * FINER), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    edge = side * FINER - 1
    pen.rounded_rectangle((0, 0, edge, edge), CORNER * scale if is_round else 0, fill=GROUND)
    for down in (13, 21):
        line = [((x - 16) * size + 16, (y - 16.5) * size + 16) for x, y in wave(down)]
        points = [(x * scale, y * scale) for x, y in line]
        radius = STROKE * size * scale / 2
        pen.line(points, fill=WAVE, width=round(radius * 2), joint="curve")
        for x, y in points:
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=WAVE)
    out = io.BytesIO()
    small = picture.resize((side, side), Image.Resampling.LANCZOS)
    small.quantize(64, Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=True)
    return out.getvalue()
