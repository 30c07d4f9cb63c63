"""What the tests of readers' pages stand on: a paper with one of everything, its files in its own folder."""

from pathlib import Path
from typing import Any

import pytest

from tests.articles.reader.surfaces import World, make_world


@pytest.fixture
def world(cast: Any, settings: Any, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path / "media"
    # Whatever languages and address the tests are run with, these speak of a paper in two.
    settings.SITE_LANGUAGES = ["ko", "en"]
    settings.SITE_URL = "http://127.0.0.1:8000"
    return make_world(cast)
