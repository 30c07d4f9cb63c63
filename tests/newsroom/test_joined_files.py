"""Readers fetch one style sheet and one script, whatever number of parts they are written in."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from newsroom.joined_files import JOINED, joined


def test_parts_are_joined_without_their_comments_and_in_order(tmp_path):
    (tmp_path / "1.css").write_text("/* why */\na { color: red; }\n")
    (tmp_path / "2.css").write_text("b { color: blue; /* so */ }\n")
    assert joined([tmp_path / "1.css", tmp_path / "2.css"], "css") == (
        "a { color: red; }\nb { color: blue; }\n"
    )


def test_names_of_two_scripts_do_not_meet(tmp_path):
    for name in "12":
        (tmp_path / f"{name}.js").write_text("// why\nconst part = 'https://one.example';\n")
    block = "{\nconst part = 'https://one.example';\n}\n"
    assert joined(sorted(tmp_path.glob("*.js")), "js") == f'"use strict";\n{block}{block}'


@pytest.mark.parametrize("path", JOINED)
def test_the_joined_file_is_found_and_holds_every_part(path, settings):
    found = finders.find(path)
    assert found
    text = Path(found).read_text("utf-8")
    parts = sorted((settings.BASE_DIR / "static").glob(JOINED[path]))
    assert text == joined(parts, path.rpartition(".")[2])


def test_a_changed_part_is_found_at_once(tmp_path, settings):
    settings.BASE_DIR = tmp_path
    part = tmp_path / "static/reader/css/1.css"
    part.parent.mkdir(parents=True)
    finder = finders.get_finder("newsroom.joined_files.JoinedFinder")
    for text in ("a { color: red; }\n", "a { color: blue; }\n"):
        part.write_text(text)
        assert Path(finder.find("reader/site.css")).read_text("utf-8") == text


def test_collectstatic_takes_the_joined_files_along(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path / "static"
    call_command("collectstatic", interactive=False, verbosity=0)
    for path in JOINED:
        assert (tmp_path / "static" / path).stat().st_size > 0
