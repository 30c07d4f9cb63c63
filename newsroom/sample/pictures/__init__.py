"""Draws the sample newsroom's pictures: scenes, charts, maps, portraits and cards, the same on every run."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from newsroom.sample.pictures.cards import chopping_board, falling, rising, shares, when
from newsroom.sample.pictures.charts import bars, line
from newsroom.sample.pictures.country import greenhouse, orchard, snow_village, wind_farm
from newsroom.sample.pictures.crowds import festival, street_protest
from newsroom.sample.pictures.graphics import chart, sketch_map
from newsroom.sample.pictures.indoors import hall, portrait
from newsroom.sample.pictures.learning import classroom, library
from newsroom.sample.pictures.maps import east_coast, south_coast
from newsroom.sample.pictures.outdoors import factory, field, harbour
from newsroom.sample.pictures.portraits import PORTRAITS
from newsroom.sample.pictures.rooms import clinic, courtroom
from newsroom.sample.pictures.sheet import Sheet
from newsroom.sample.pictures.shores import fish_auction, harbour_night, river_flood, tidal_flat
from newsroom.sample.pictures.staff import STAFF
from newsroom.sample.pictures.town import market, stadium
from newsroom.sample.pictures.ways import bridge, train_platform
from newsroom.sample.pictures.works import control_room, factory_line

SCENES: dict[str, Callable[[], Sheet]] = {
    "hall": hall,
    "factory": factory,
    "map": sketch_map,
    "chart": chart,
    "portrait": portrait,
    "harbour": harbour,
    "field": field,
    "harbour-night": harbour_night,
    "market": market,
    "orchard": orchard,
    "classroom": classroom,
    "clinic": clinic,
    "courtroom": courtroom,
    "bridge": bridge,
    "train-platform": train_platform,
    "snow-village": snow_village,
    "tidal-flat": tidal_flat,
    "wind-farm": wind_farm,
    "factory-line": factory_line,
    "library": library,
    "stadium": stadium,
    "festival": festival,
    "river-flood": river_flood,
    "greenhouse": greenhouse,
    "fish-auction": fish_auction,
    "control-room": control_room,
    "street-protest": street_protest,
    "chart-bars": bars,
    "chart-line": line,
    "map-south-coast": south_coast,
    "map-east-coast": east_coast,
    **PORTRAITS,
    **STAFF,
    "card-1": chopping_board,
    "card-2": falling,
    "card-3": rising,
    "card-4": shares,
    "card-5": when,
}


def names() -> frozenset[str]:
    """Every scene a story can ask for, and the portraits reporters have."""
    return frozenset(SCENES)


@lru_cache(maxsize=64)
def draw(scene: str) -> bytes:
    """A JPEG file: 1600 x 1067 pixels, a card 1080 x 1080, a reporter 704 x 704."""
    return SCENES[scene]().jpeg()
