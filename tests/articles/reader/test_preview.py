"""The page before readers: it is the public page, for whoever holds the link or has a desk, and for nobody
else.
"""

import datetime as dt

import pytest

from articles import clock
from articles.admin.preview_link import TextForm
from articles.models import AuditEntry, PreviewLink
from articles.models.superseded import Superseded
from articles.pagecache import addresses
from articles.workflow import preview
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from articles.workflow.refusals import NotAllowed
from articles.workflow.supersede import supersede
from tests.articles.reader.surfaces import full_story, picture
from tests.cast import edition, publish

HOUR = dt.timedelta(hours=1)
# What keeps or hands on the address of the page, which a preview has none of.
WITH_AN_ADDRESS = ("data-keep", "data-send", "data-copy", 'name="back"')
NOW = dt.datetime(2031, 5, 2, 3, 4, tzinfo=dt.UTC)


@pytest.fixture
def draft(world):
    return full_story(world, photo=picture("green", "draft.jpg"))


def opened(client, token):
    return client.get(f"/preview/{token}/")


def main_of(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_preview_is_the_page_to_the_byte_but_for_the_frame(client, world, draft, language):
    with clock.at(NOW):
        _link, token = preview.make(edition(draft, language), by=world.cast.editor)
        before = opened(client, token)
        publish(draft, language, world.cast.admin)
        after = client.get(addresses.permalink(language, draft.pk), follow=True)
    assert (before.status_code, after.status_code) == (200, 200)
    shown = main_of(before.content.decode()).replace(f"/preview/{token}/media/", "/media/")
    public = main_of(after.content.decode())
    for word in WITH_AN_ADDRESS:
        assert word in public and (word not in shown or word == 'name="back"')
    one, other = (
        [line for line in html.splitlines() if line and not any(word in line for word in WITH_AN_ADDRESS)]
        for html in (shown, public)
    )
    assert one == other


def test_a_draft_is_shown_as_it_is_now_and_one_revision_as_it_was(client, world, draft):
    ko = edition(draft, "ko")
    _link, latest = preview.make(ko, by=world.cast.editor)
    approved = perform("approve", ko, by=world.cast.editor).edition
    _link, frozen = preview.make(approved, by=world.cast.editor, revision=approved.approved_revision)
    save_copy(draft, {"ko": (1, {"headline": "고친 제목"})}, by=world.cast.editor)
    assert "고친 제목" in opened(client, latest).content.decode()
    assert "고친 제목" not in opened(client, frozen).content.decode()


def test_a_text_that_was_withdrawn_for_good_is_opened_by_nothing(client, world, draft):
    approved = publish(draft, "ko", world.cast.admin)
    text = approved.approved_revision
    _link, token = preview.make(approved, by=world.cast.editor, revision=text)
    assert opened(client, token).status_code == 200
    supersede(approved, None, by=world.cast.admin, at=clock.now(), basis="anonymised")
    assert opened(client, token).status_code == 404
    assert preview.looked_at(world.cast.editor, approved.pk, clock.now(), revision=text.pk) is None
    with pytest.raises(NotAllowed):
        preview.make(approved, by=world.cast.editor, revision=text)


def test_a_preview_of_an_instant_is_what_readers_get_then(client, world, draft):
    with clock.at(NOW):
        publish(draft, "ko", world.cast.admin)
    with clock.at(NOW + HOUR):
        save_copy(draft, {"ko": (1, {"headline": "새 제목"})}, by=world.cast.admin)
        found = perform("approve", edition(draft, "ko"), by=world.cast.admin).edition
        perform("schedule", found, by=world.cast.admin, effective_at=NOW + 5 * HOUR, weight="minor")
        first, second = (
            preview.make(found, by=world.cast.editor, at=NOW + hours * HOUR)[1] for hours in (4, 5)
        )
        assert "새 제목" not in opened(client, first).content.decode()
        assert "새 제목" in opened(client, second).content.decode()


def test_a_drafts_photos_are_seen_by_its_link_alone(client, world, draft):
    photo = draft.photo_uses.get().photo
    _link, token = preview.make(edition(draft, "ko"), by=world.cast.editor)
    html = opened(client, token).content.decode()
    inside = f"/preview/{token}/media/{photo.public_id}/640.jpg"
    assert inside in html and f'"/media/{photo.public_id}/' not in html
    assert client.get(inside).status_code == 200
    assert client.get(f"/media/{photo.public_id}/640.jpg").status_code == 404
    other = picture("red", "other.jpg")
    assert client.get(f"/preview/{token}/media/{other.public_id}/640.jpg").status_code == 404
    assert client.get(f"/preview/{token}/media/{photo.public_id}/original.jpg").status_code == 404


def test_every_answer_says_to_be_forgotten(client, world, draft):
    _link, token = preview.make(edition(draft, "ko"), by=world.cast.editor)
    photo = draft.photo_uses.get().photo
    for address, status in (
        (f"/preview/{token}/", 200),
        (f"/preview/{token}/media/{photo.public_id}/640.jpg", 200),
        ("/preview/unknown/", 404),
        (f"/preview/desk/{edition(draft, 'ko').pk}/", 404),
    ):
        for answer in (client.get(address), client.head(address)):
            assert answer.status_code == status
            assert answer.headers["Cache-Control"] == "no-store, private"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert "noindex" in answer.headers["X-Robots-Tag"]
            assert not {"ETag", "Last-Modified", "Set-Cookie"} & set(answer.headers)
    html = opened(client, token).content.decode()
    assert '<meta name="robots" content="noindex">' in html and "canonical" not in html


def test_openings_are_counted_and_told_once_an_hour(client, world, draft):
    link, token = preview.make(edition(draft, "ko"), by=world.cast.editor)
    for minutes in (0, 1, 59, 61):
        with clock.at(link.made_at + dt.timedelta(minutes=minutes)):
            opened(client, token)
    client.head(f"/preview/{token}/")
    link.refresh_from_db()
    assert link.uses == 4
    told = [entry.told["event"] for entry in AuditEntry.objects.filter(kind="preview").order_by("number")]
    assert told == ["made", "opened", "opened"]


def test_a_token_is_kept_nowhere(client, world, draft):
    _link, token = preview.make(edition(draft, "ko"), by=world.cast.editor, note="변호사")
    opened(client, token)
    rows = [*PreviewLink.objects.values(), *AuditEntry.objects.values()]
    assert token not in str(rows)
    assert len(token) >= 43


@pytest.mark.parametrize("verb", ["kill", "withhold"])
def test_what_readers_lose_everybody_loses(client, world, draft, verb):
    publish(draft, "ko", world.cast.admin)
    _link, token = preview.make(edition(draft, "ko"), by=world.cast.editor)
    _link, other = preview.make(edition(draft, "en"), by=world.cast.editor)
    perform(verb, edition(draft, "ko"), by=world.cast.admin, reason="wrong person")
    assert opened(client, token).status_code == 404
    assert opened(client, other).status_code == 200
    events = [entry.told.get("event") for entry in AuditEntry.objects.filter(kind="preview")]
    assert "revoked" in events


def test_the_desk_needs_no_link(client, world, draft):
    ko = edition(draft, "ko")
    page = f"/preview/desk/{ko.pk}/"
    photo = draft.photo_uses.get().photo
    for who, status in (("editor", 200), ("admin", 200), ("other_editor", 404), ("nobody", 404)):
        client.force_login(getattr(world.cast, who))
        assert client.get(page).status_code == status, who
        inside = f"{page}media/{photo.public_id}/640.jpg"
        assert client.get(inside).status_code == status, who
    client.force_login(world.cast.editor)
    other = full_story(world)
    foreign = perform("approve", edition(other, "ko"), by=world.cast.admin).edition.approved_revision
    for asked in (f"revision={foreign.pk}", "revision=x", "at=yesterday", "revision=99999999999999999999"):
        assert client.get(f"{page}?{asked}").status_code == 404, asked
    for instant in ("2031-01-01T09:00", "1987-06-29T12:00", "1800-01-01T00:00", "2199-12-31T23:59"):
        assert client.get(f"{page}?at={instant}").status_code == 200, instant


def test_a_text_withdrawn_by_law_is_behind_no_link_and_in_no_list(client, world, draft):
    approved = perform("approve", edition(draft, "ko"), by=world.cast.editor).edition
    text = approved.approved_revision
    _link, token = preview.make(approved, by=world.cast.editor, revision=text)
    client.force_login(world.cast.editor)
    desk = f"/preview/desk/{approved.pk}/?revision={text.pk}"
    assert [opened(client, token).status_code, client.get(desk).status_code] == [200, 200]
    Superseded.objects.create(revision=text, basis="blocked", at=clock.now())
    assert [opened(client, token).status_code, client.get(desk).status_code] == [404, 404]
    with pytest.raises(NotAllowed):
        preview.make(approved, by=world.cast.editor, revision=text)
    assert text not in TextForm(edition=approved).fields["revision"].queryset
