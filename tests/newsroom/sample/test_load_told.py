"""What the sample paper tells readers: texts in both languages, links, notes to stories that are there."""

import tomllib

from articles.models import Correction, SiteIdentity, SocialLink
from newsroom.sample import content
from newsroom.sample.load_told import LANGUAGES, TEXTS, load_told
from tests.cast import publish, story

TOLD = tomllib.loads((content.DATA / "told.toml").read_text(encoding="utf-8"))


def test_the_texts_are_there_in_both_languages_and_the_links_are_shown(cast):
    load_told(by=cast.admin)
    paper = SiteIdentity.objects.get()
    for name in (f"{text}_{language}" for text in TEXTS for language in LANGUAGES):
        assert getattr(paper, name), name
    assert SocialLink.objects.count() == len(TOLD["links"]) == 3


def test_a_note_comes_to_the_languages_that_are_live(cast):
    note = next(note for note in TOLD["notes"] if note["ko"] and note["en"])
    article = story(cast, slugline=f"sample:{note['story']}")
    publish(article, "ko", cast.admin)
    load_told(by=cast.admin)
    assert [(told.edition.language, told.text) for told in Correction.objects.all()] == [("ko", note["ko"])]


def test_every_note_is_to_a_story_of_the_sample():
    stories = {story.key: story.state for story in content.load().stories}
    for note in TOLD["notes"]:
        assert stories[note["story"]] in ("published", "ko_only")
