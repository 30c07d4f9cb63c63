"""A correction of the original reaches its translations: a task with the paragraph, a line by choice."""

import datetime as dt

import pytest
from django.urls import reverse

from articles import clock
from articles.models import AuditEntry, Correction, Task, TransitionLog
from articles.models.public_story import story as public
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from articles.workflow.refusals import NotAllowed, NotPossible
from articles.workflow.stateless import point_out
from tests.cast import edition, publish, story

T = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def article(cast):
    with clock.at(T - HOUR):
        found = story(cast)
        for language in ("ko", "en"):
            publish(found, language, cast.admin)
    return found


def correct(article, by, language="ko", at=T, verb="correct", **text):
    with clock.at(at):
        if text:
            version = edition(article, language).copy_version
            save_copy(article, {language: (version, text)}, by=by)
        return perform(verb, edition(article, language), by=by, note="둘째 배입니다.")


CHANGED = {"body": "<p>광양항 새 부두가 문을 열었다.</p><p>둘째 배는 새벽에 닿았다.</p>"}


def test_a_correction_of_the_original_is_a_task_on_each_translation(cast, article):
    correct(article, cast.editor, **CHANGED)
    task = Task.objects.get()
    assert (task.kind, task.edition, task.opened_by) == ("translation", edition(article, "en"), cast.editor)
    assert task.data["note"] == "둘째 배입니다."
    (change,) = task.data["changes"]
    assert (change["field"], change["number"]) == ("body", 2)
    assert ["del", "첫 "] in change["words"] and ["ins", "둘째 "] in change["words"]


def test_a_correction_of_a_translation_is_its_own_matter(cast, article):
    correct(article, cast.editor, "en", deck="The second ship came before dawn")
    assert not Task.objects.exists()


def test_a_translation_nobody_reads_has_no_task(cast):
    with clock.at(T - HOUR):
        found = story(cast)
        publish(found, "ko", cast.admin)
    correct(found, cast.editor, **CHANGED)
    assert not Task.objects.exists()


def test_a_fix_without_a_note_troubles_nobody(cast, article):
    with clock.at(T):
        texts = {"headline": "광양항 새 부두 열렸다"}
        perform("fix", edition(article, "ko"), by=cast.admin, texts=texts)
    assert not Task.objects.exists()


def test_readers_of_the_translation_are_told_by_choice_and_once(cast, article):
    with clock.at(T - HOUR / 2), pytest.raises(NotPossible):
        point_out(edition(article, "en"), by=cast.editor)
    correct(article, cast.editor, **CHANGED)
    with clock.at(T + HOUR):
        log = point_out(edition(article, "en"), by=cast.editor)
        with pytest.raises(NotPossible):
            point_out(edition(article, "en"), by=cast.editor)
    note = Correction.objects.get(edition__language="en")
    assert (note.kind, note.release, note.at) == ("source_corrected", None, T + HOUR)
    assert "Korean original" in note.text
    assert [row.kind for row in public(T + HOUR, "en", article.pk).corrections] == ["source_corrected"]
    assert not public(T, "en", article.pk).corrections
    assert TransitionLog.objects.latest("pk") == log
    assert AuditEntry.objects.latest("number").told["verb"] == "point_out"
    # The next correction may be pointed out again.
    correct(article, cast.editor, at=T + 2 * HOUR, deck="x")
    with clock.at(T + 3 * HOUR):
        point_out(edition(article, "en"), by=cast.editor)


def test_a_translation_that_was_corrected_itself_is_not_behind(cast, article):
    correct(article, cast.editor, **CHANGED)
    correct(article, cast.editor, "en", T + HOUR, deck="The second ship came before dawn")
    with clock.at(T + 2 * HOUR), pytest.raises(NotPossible):
        point_out(edition(article, "en"), by=cast.editor)


def test_the_line_goes_with_its_story(cast, article):
    correct(article, cast.editor, **CHANGED)
    with clock.at(T + HOUR):
        point_out(edition(article, "en"), by=cast.editor)
        perform("kill", edition(article, "en"), by=cast.admin, reason="x")
    assert not public(T + 2 * HOUR, "en", article.pk).by_law


def test_only_the_storys_desk_tells_and_not_readers_of_the_original(cast, article):
    correct(article, cast.editor, **CHANGED)
    for actor in (cast.reporter, cast.translator, cast.other_editor, cast.nobody):
        with pytest.raises(NotAllowed):
            point_out(edition(article, "en"), by=actor)
    with pytest.raises(NotPossible):
        point_out(edition(article, "ko"), by=cast.editor)


def address(article, language="en"):
    return reverse("admin:articles_article_told", args=[article.pk, language])


def test_the_desk_has_a_page_for_it(client, cast, article):
    correct(article, cast.editor, **CHANGED)
    client.force_login(cast.editor)
    with clock.at(T + HOUR):
        page = client.get(address(article)).content.decode()
        assert "둘째" in page and 'value="point_out"' in page and 'value="show_history"' in page
        assert client.post(address(article), {"do": "point_out"}).status_code == 302
        assert Correction.objects.filter(kind="source_corrected").count() == 1
        assert client.post(address(article), {"do": "show_history"}).status_code == 302
        assert edition(article, "en").shows_history
        assert 'value="hide_history"' in client.get(address(article)).content.decode()
        for forged in ("", "x", "kill", "approve"):
            assert client.post(address(article), {"do": forged}).status_code == 404


def test_nothing_is_told_by_another_bureau(client, cast, article):
    for actor in (cast.other_editor, cast.nobody):
        client.force_login(actor)
        assert client.get(address(article)).status_code in (302, 403, 404)
        assert client.post(address(article), {"do": "show_history"}).status_code in (302, 403, 404)
    client.force_login(cast.translator)  # reads it, decides nothing
    assert 'name="do"' not in client.get(address(article)).content.decode()
    assert client.post(address(article), {"do": "show_history"}).status_code == 404
    assert client.get(address(article, "xx")).status_code == 404
    assert not edition(article, "en").shows_history
