"""Draws the sample newsroom's pictures: flat scenes made of a few shapes, the same on every run."""

from __future__ import annotations

from collections.abc import Callable

from newsroom.sample.pictures.graphics import chart, sketch_map
from newsroom.sample.pictures.indoors import hall, portrait
from newsroom.sample.pictures.outdoors import factory, field, harbour
from newsroom.sample.pictures.sheet import Sheet

SCENES: dict[str, Callable[[], Sheet]] = {
    "hall": hall,
    "factory": factory,
    "map": sketch_map,
    "chart": chart,
    "portrait": portrait,
    "harbour": harbour,
    "field": field,
}


def names() -> frozenset[str]:
    """Every scene a story can ask for."""
    return frozenset(SCENES)


def draw(scene: str) -> bytes:
    """A JPEG file of WIDTH x HEIGHT pixels."""
    return SCENES[scene]().jpeg()
