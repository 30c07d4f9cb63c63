"""What the tests of readers' pages stand on: a paper with one of everything, its files in its own folder."""

from pathlib import Path
from typing import Any

import pytest

from tests.articles.reader.surfaces import World, make_world


@pytest.fixture
def world(cast: Any, settings: Any, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path / "media"
    return make_world(cast)
