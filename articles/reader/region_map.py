"""The map of the country as a grid of tiles: where each region lies, what its tile says and leads to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models.public_shapes import Area
from articles.pagecache import addresses

# Official code of a region: column, row and width of its tile. Regions that have ended keep their place, so
# that a map of an earlier day can be drawn; the merged city lies where its two halves lay.
TILES: dict[str, tuple[int, int, int]] = {
    "28": (0, 0, 1), "11": (1, 0, 1), "41": (2, 0, 1), "51": (3, 0, 1), "42": (3, 0, 1),
    "44": (0, 1, 1), "36": (1, 1, 1), "43": (2, 1, 1), "47": (3, 1, 1),
    "52": (0, 2, 1), "45": (0, 2, 1), "30": (1, 2, 1), "27": (2, 2, 1), "31": (3, 2, 1),
    "46": (0, 3, 1), "29": (1, 3, 1), "12": (0, 3, 2), "48": (2, 3, 1), "26": (3, 3, 1),
    "50": (0, 4, 1),
}  # fmt: skip
COLUMNS, ROWS, SIZE, GAP = 4, 5, 100, 6
# The widest a Latin letter gets on average, in bold.
LETTER = 11
# As Koreans shorten them: 충청남도 is 충남, 강원특별자치도 강원, 전남광주통합특별시 전남광주.
TWO_HALVES = re.compile(r"^(.).(남|북)도$")
KIND_KO = re.compile(r"(통합특별시|특별자치시|특별자치도|특별시|광역시|도)$")
KIND_EN = re.compile(r" (Province|State|City|(Integrated )?Special City)$")
# On a tile: North Chungcheong is Chungbuk, as the government romanises the short Korean name.
HALVES_EN = {
    "North Chungcheong": "Chungbuk", "South Chungcheong": "Chungnam", "North Jeolla": "Jeonbuk",
    "South Jeolla": "Jeonnam", "North Gyeongsang": "Gyeongbuk", "South Gyeongsang": "Gyeongnam",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tile:
    """A rectangle with a short name. `name` is read out, `address` empty where the paper has nothing."""

    x: int
    y: int
    width: int
    height: int
    short: str
    name: str
    address: str
    is_here: bool

    @property
    def squeezed(self) -> int:
        """The width a long name is drawn in, whatever the reader's font; 0 for names that fit in any."""
        room = self.width - 2 * GAP
        return room if len(self.short) * LETTER > room and self.short.isascii() else 0

    @property
    def middle(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2


def short(name: str) -> str:
    """The name of a region as it fits on a tile."""
    if halves := TWO_HALVES.match(name):
        return "".join(halves.groups())
    bare = KIND_EN.sub("", KIND_KO.sub("", name))
    return HALVES_EN.get(bare, bare)


def tiles(areas: Iterable[Area], language: str, here: str = "") -> list[Tile]:
    """One for each region that has a place in the grid, in the order in which a map is read; `here` is the
    slug of the region to be marked.

    A region with one bureau leads to it; with several, or with places alone, to its part of the list of
    bureaus.
    """
    found = []
    for area in sorted(
        (area for area in areas if area.code in TILES), key=lambda area: TILES[area.code][1::-1]
    ):
        column, row, width = TILES[area.code]
        found.append(
            Tile(
                x=column * SIZE + GAP // 2,
                y=row * SIZE + GAP // 2,
                width=width * SIZE - GAP,
                height=SIZE - GAP,
                short=short(area.name),
                name=told(area),
                address=leads_to(area, language),
                is_here=area.slug == here,
            )
        )
    return found


def told(area: Area) -> str:
    """The tile in words: `충남, 충청남도: 충청취재본부`. It begins with what is seen."""
    names = dict.fromkeys((short(area.name), area.name))
    if area.bureaus:
        has = ", ".join(link.name for link in area.bureaus)
    elif area.places:
        count = len(area.places)
        has = ngettext("%(count)d place", "%(count)d places", count) % {"count": count}
    else:
        has = _("no bureau")
    return f"{', '.join(names)}: {has}"


def leads_to(area: Area, language: str) -> str:
    if len(area.bureaus) == 1:
        return addresses.noun(language, "bureau", area.bureaus[0].slug)
    if area.bureaus or area.places:
        return f"{addresses.bureaus(language)}#region-{area.slug}"
    return ""
