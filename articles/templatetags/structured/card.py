"""Which picture stands for a page where only one can: a photo's cut, the share image, the paper's card."""

from __future__ import annotations

from dataclasses import dataclass

from django.templatetags.static import static

from articles.models.public_shapes import Figure, Source
from articles.pagecache import addresses

WIDE = 1200  # pixels: what Open Graph's large card and Google's Discover ask for
SHARE = ("card.png", 1200, 630)
PAPER = ("reader/card.png", 1200, 630)


@dataclass(frozen=True, slots=True)
class Card:
    """`src` is absolute."""

    src: str
    width: int
    height: int
    alt: str


def in_order(figures: tuple[Figure, ...]) -> list[Figure]:
    """The lead photo first."""
    return sorted(figures, key=lambda figure: figure.role != "lead")


def shown(figure: Figure, made: Source) -> Card:
    src = addresses.absolute(addresses.media(figure.public_id, made.name))
    return Card(src, made.width, made.height, figure.alt or figure.caption)


def card(figures: tuple[Figure, ...], share: str, headline: str, masthead: str) -> Card:
    """`share` is the public id of the share image, or empty."""
    photos = in_order(figures)
    for figure in photos:
        for made in figure.cuts:
            if made.name == "card.jpg" and made.width >= WIDE:
                return shown(figure, made)
    for figure in photos:
        wide = [made for made in figure.sources if made.mime == "image/jpeg" and made.width >= WIDE]
        if wide:
            return shown(figure, wide[-1])
    if share:
        name, width, height = SHARE
        return Card(addresses.absolute(addresses.media(share, name)), width, height, headline)
    path, width, height = PAPER
    return Card(addresses.absolute(static(path)), width, height, masthead)
