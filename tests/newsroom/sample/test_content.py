"""Reading the sample newsroom: a mistake in a data file is named, never guessed around."""

import shutil
from dataclasses import FrozenInstanceError

import pytest

from newsroom.sample.content import DATA, ContentError, load


@pytest.fixture
def copied(tmp_path):
    """A copy of the data and a way to change one text in one of its files."""
    shutil.copytree(DATA, tmp_path / "data")

    def change(name, old, new):
        path = tmp_path / "data" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return tmp_path / "data"

    return change


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("topics.toml", 'name_ko = "수산"\n', "", r"topics.toml\[4\]: missing key 'name_ko'"),
        ("topics.toml", 'name_ko = "수산"', 'nmae = ""\nname_ko = "수산"', "unknown key 'nmae'"),
        ("topics.toml", 'name_ko = "수산"', "name_ko = 3", "name_ko: expected str, found int"),
        ("topics.toml", "[[topics]]", "[[topic]]", "expected .*topics.* nothing else"),
        ("topics.toml", 'slug = "fishing"', 'slug = "prices"', "Two rows share the topic 'prices'"),
        ("topics.toml", "[[topics]]", "[[topics", "topics.toml: not valid TOML"),
        ("bureaus.toml", 'kind = "overseas"', 'kind = "abroad"', "'abroad' is none of"),
        ("bureaus.toml", 'parent = "honam"', 'parent = "atlantis"', "bureau yeosu: no bureau 'atlantis'"),
        ("paper.toml", '"bureau:honam"', '"bureau:nowhere"', "no scope 'bureau:nowhere'"),
        ("places.toml", 'region = "gwangju"', 'region = "gwanju"', "place gwangju: no region 'gwanju'"),
        ("reporters.toml", 'beats = ["ports', 'beats = ["sports', "no topic 'sports-and-ships'"),
        ("reporters.toml", 'beats = ["crafts"]', 'beats = "crafts"', "beats: expected a list"),
        ("stories/04-sokcho-swell.toml", "+09:00", "", "published_at: needs an offset"),
        ("stories/04-sokcho-swell.toml", '"gil-do-hyun"', '"nobody"', "no reporter 'nobody'"),
        ("stories/04-sokcho-swell.toml", 'reporter = "gil-do-hyun"\n', "", "either reporter, or name_ko"),
        ("stories/04-sokcho-swell.toml", 'scene = "map"', 'scene = "moon"', "no scene 'moon'; known are"),
        (
            "stories/04-sokcho-swell.toml",
            'state = "published"',
            'state = "draft"',
            "a draft or scheduled story has no published_at",
        ),
        ("stories/04-sokcho-swell.toml", 'state = "published"', 'state = "killed"', "needs state_note_ko"),
        ("stories/04-sokcho-swell.toml", 'scene = "map"', 'scene = "mars"', "no scene 'mars'"),
        ("stories/04-sokcho-swell.toml", 'role = "lead"', 'role = "body"', r"\[photo\] is the lead"),
        ("stories/34-gurye-levee.toml", '"corrected"', '"published"', "need each other"),
        ("stories/34-gurye-levee.toml", "now_ko = '''높이 4.2m", "now_ko = '''높이 9.2m", "has to say"),
        ("stories/41-tokyo-shared-boilers.toml", '"en_draft"', '"draft"', r"an en_draft has no \[ko\]"),
        ("coverages.toml", '"lights-upstairs"', '"lights-off"', "no story 'lights-off'"),
        ("front.toml", '"after-the-bridges"', '"before-them"', "front.toml: no story 'before-them'"),
        ("front.toml", 'story = "sokcho-swell"', 'story = "calm"', "front.toml: no story 'calm'"),
        ("coverages.toml", '"lights-upstairs"', '"yeongdo-shared-workshop"', "second-jobs: items must list"),
    ],
)
def test_a_mistake_in_a_data_file_is_named(copied, name, old, new, message):
    folder = copied(name, old, new)
    with pytest.raises(ContentError, match=message):
        load(folder)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ContentError, match=r"paper\.toml: the file is missing"):
        load(tmp_path)


def test_a_file_in_another_encoding_is_named(copied):
    folder = copied("topics.toml", "수산", "어업")
    text = (folder / "topics.toml").read_text(encoding="utf-8")
    (folder / "topics.toml").write_bytes(text.encode("euc-kr"))
    with pytest.raises(ContentError, match="not UTF-8 at byte"):
        load(folder)


def test_content_cannot_be_changed_after_reading():
    with pytest.raises(FrozenInstanceError):
        load().paper.host = "other.example"
