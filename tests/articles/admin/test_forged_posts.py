"""Forged posts: what a person's own form would not have sent is refused or not read, and nothing changes."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.db.models import Model
from django.forms.models import model_to_dict
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from articles.models import (
    Article,
    AuditEntry,
    Bureau,
    BureauMembership,
    Coverage,
    CoverageItem,
    Edition,
    PhotoBureau,
    Reporter,
    TransitionLog,
)
from articles.workflow.grants import may
from articles.workflow.policy import POLICY
from articles.workflow.transitions import VERBS
from newsroom.accounts.models import Assignment, User
from tests.articles.admin import doors
from tests.cast import LONG_AGO, edition, story
from tests.forms import fields

pytestmark = pytest.mark.usefixtures("screens_in_english")

ROLES = ("reporter", "editor", "translator", "other_reporter", "other_editor")


@pytest.fixture
def rooms(cast: SimpleNamespace, pier: Any, foreign_photo: Any) -> dict[str, Any]:
    return {
        "honam": doors.exhibit(cast, cast.honam, cast.editor, pier),
        "gangwon": doors.exhibit(cast, cast.gangwon, cast.other_editor, foreign_photo),
        "paper": doors.whole_paper(cast),
    }


def everything(rooms: dict[str, Any]) -> list[Any]:
    """All records as they stand in the database, to be compared."""
    found = []
    for room in rooms.values():
        for record in room.values():
            fresh = type(record)._default_manager.get(pk=record.pk)
            found.append(
                {field.attname: getattr(fresh, field.attname) for field in fresh._meta.concrete_fields}
            )
    return found


def counts() -> dict[str, int]:
    """Rows of each model; that a post was refused is told in the audit log, and is no change."""
    told = {model._meta.label: model._default_manager.count() for model in doors.registered()}
    told[AuditEntry._meta.label] -= AuditEntry.objects.filter(kind="refused").count()
    return told


def junk(record: Model) -> dict[str, Any]:
    """Every field of a record, changed where that is easy, as a forger without a form would write it."""
    posted: dict[str, Any] = {}
    for name, value in model_to_dict(record).items():
        if isinstance(value, list):
            value = [getattr(one, "pk", one) for one in value]
        posted[name] = "" if value is None else value if isinstance(value, list) else f"{value}"
    return posted | {
        "_save": "1",
        "id": record.pk,
        "stage": "approved",
        "hold": "killed",
        "is_superuser": "on",
    }


@pytest.mark.parametrize("who", ROLES)
def test_a_post_beyond_ones_rights_is_not_found_and_changes_nothing(
    cast: SimpleNamespace, client: Client, rooms: dict[str, Any], who: str
):
    user = getattr(cast, who)
    client.force_login(user)
    before, number = everything(rooms), counts()
    refused = 0
    for room in rooms.values():
        for model, record in room.items():
            policy = POLICY[model._meta.label_lower]
            changes = "change" in policy and may(user, model, "change", record) and model is not Edition
            deletes = "delete" in policy and may(user, model, "delete", record)
            adds = "add" in policy and may(user, model, "add")
            for kind, allowed, arguments in (
                ("change", changes, [record.pk]), ("delete", deletes, [record.pk]), ("add", adds, []),
            ):  # fmt: skip
                if not allowed:
                    response = client.post(
                        doors.address(model, kind, *arguments), {**junk(record), "post": "yes"}
                    )
                    assert response.status_code == 404, (kind, model, record)
                    refused += 1
    assert refused > 20
    assert everything(rooms) == before
    assert counts() == number


@pytest.mark.parametrize("who", ["editor", "other_editor", "admin"])
def test_no_bulk_action_and_no_editable_list(
    cast: SimpleNamespace, client: Client, rooms: dict[str, Any], who: str
):
    client.force_login(getattr(cast, who))
    before, number = everything(rooms), counts()
    for room in rooms.values():
        for model, record in room.items():
            for forged in (
                {"action": "delete_selected", "_selected_action": [record.pk], "index": "0", "post": "yes"},
                {
                    "_save": "1",
                    "form-TOTAL_FORMS": "1",
                    "form-INITIAL_FORMS": "0",
                    "form-0-id": record.pk,
                    "form-0-slug": "x",
                },
            ):
                assert client.post(doors.address(model, "changelist"), forged).status_code in (200, 302, 404)
    assert everything(rooms) == before
    assert counts() == number


def story_post(client: Client, article: Article, **forged: Any) -> Any:
    address = reverse("admin:articles_article_change", args=[article.pk])
    typed = {name.replace("__", "-"): value for name, value in forged.items()}
    return client.post(address, fields(client.get(address)) | typed)


def test_a_story_does_not_go_to_a_foreign_bureau(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    response = story_post(client, article, shared__bureau=cast.gangwon.pk)
    assert "bureau" in response.context["forms"].shared.errors
    assert Article.objects.get(pk=article.pk).bureau == cast.honam
    add = "/admin/articles/article/add/"
    client.post(add, fields(client.get(add)) | {"shared-bureau": cast.gangwon.pk, "ko-headline": "x"})
    assert Article.objects.count() == 1


def test_a_foreign_photo_is_not_attached(cast: SimpleNamespace, client: Client, foreign_photo: Any):
    article = story(cast)
    client.force_login(cast.editor)
    response = story_post(client, article, photos__0__photo=foreign_photo.pk)
    assert response.status_code == 200
    assert not article.photo_uses.exists()


def test_a_foreign_photo_does_not_come_into_a_text(cast: SimpleNamespace, client: Client, foreign_photo: Any):
    article = story(cast)
    client.force_login(cast.editor)
    figure = f'<p>글</p><figure data-photo="{foreign_photo.pk}"></figure>'
    response = story_post(client, article, ko__body=figure, ko__headline="새 제목")
    assert "take it out" in response.context["problem"]
    assert escape(figure) in response.content.decode()
    fresh = Article.objects.get(pk=article.pk)
    assert (fresh.headline_ko, fresh.body_ko) == (article.headline_ko, article.body_ko)


def test_state_version_and_author_are_not_fields(cast: SimpleNamespace, client: Client):
    article = story(cast, by=cast.reporter)
    client.force_login(cast.editor)
    forged = {
        "stage": "approved",
        "hold": "killed",
        "version": "99",
        "created_by": cast.editor.pk,
        "id": "1",
        "pk": "1",
    }
    prefixed = {f"{prefix}__{name}": value for name, value in forged.items() for prefix in ("shared", "ko")}
    assert story_post(client, article, **forged, **prefixed).status_code == 302
    fresh = Article.objects.get(pk=article.pk)
    assert (fresh.version, fresh.created_by) == (1, cast.reporter)
    assert (edition(fresh, "ko").stage, edition(fresh, "ko").hold) == ("draft", "none")


def test_a_reporter_does_not_change_a_colleagues_story(cast: SimpleNamespace, client: Client):
    article = story(cast, bylines=[])
    client.force_login(cast.reporter)
    address = reverse("admin:articles_article_change", args=[article.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"ko-headline": "남의 글", "version_ko": "1"}).status_code == 404
    assert Article.objects.get(pk=article.pk).version == 1
    assert edition(article, "ko").copy_version == 1


@pytest.mark.parametrize("who", ["other_editor", "other_reporter"])
def test_no_act_on_another_bureaus_story(
    cast: SimpleNamespace, client: Client, rooms: dict[str, Any], who: str
):
    client.force_login(getattr(cast, who))
    article, number = rooms["honam"][Article], TransitionLog.objects.count()
    for verb in (*VERBS, "approve-and-publish", "no-such-verb"):
        page = reverse("admin:articles_article_act", args=[article.pk, "ko", verb])
        assert client.get(page).status_code == 404
        assert client.post(page, {"copy_version": "1", "reason": "forged"}).status_code == 404
    assert TransitionLog.objects.count() == number


@pytest.mark.parametrize("who", ["reporter", "translator"])
def test_no_act_beyond_ones_role(cast: SimpleNamespace, client: Client, who: str):
    article = story(cast)
    client.force_login(getattr(cast, who))
    for verb in ("approve", "publish", "approve-and-publish", "withhold", "kill", "spike"):
        page = reverse("admin:articles_article_act", args=[article.pk, "en", verb])
        assert client.post(page, {"copy_version": "1", "reason": "forged"}).status_code == 404
    assert edition(article, "en").stage == "draft"


def test_no_guess_of_another_bureau_is_taken_back(
    cast: SimpleNamespace, client: Client, rooms: dict[str, Any]
):
    imported = next(record for model, record in rooms["honam"].items() if model.__name__ == "PageImport")
    undo = reverse("admin:interchange_pageimport_undo", args=[imported.pk, 0])
    for who in ("other_editor", "reporter", "translator"):
        client.force_login(getattr(cast, who))
        assert client.post(undo).status_code == 404
    imported.refresh_from_db()
    assert "undone" not in imported.found["guesses"][0]


def test_a_photo_does_not_go_to_a_foreign_bureau(cast: SimpleNamespace, client: Client, pier: Any):
    client.force_login(cast.editor)
    page = doors.address(type(pier), "change", pier.pk)
    data = fields(client.get(page))
    assert client.post(page, data | {"bureau": cast.gangwon.pk}).status_code == 200
    assert (
        client.post(page, data | {"creator": "허가온", "sha256": "0" * 64, "public_id": "0" * 32}).status_code
        == 302
    )
    assert PhotoBureau.objects.get(photo=pier).bureau == cast.honam
    before = (pier.sha256, pier.public_id)
    pier.refresh_from_db()
    assert (pier.sha256, pier.public_id) == before
    assert pier.creator == "허가온"


def test_a_bureaus_editor_does_not_move_the_tree(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    page = doors.address(Bureau, "change", cast.honam.pk)
    data = fields(client.get(page)) | {
        "parent": cast.gangwon.pk,
        "slug": "stolen",
        "kind": "head_office",
        "phone": "061",
    }
    assert client.post(page, data).status_code == 302
    cast.honam.refresh_from_db()
    assert (cast.honam.parent, cast.honam.slug, cast.honam.kind, cast.honam.phone) == (
        None,
        "honam",
        "regional",
        "061",
    )


def test_memberships_are_made_and_changed_at_ones_own_bureau_only(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    # Numbers of rows and of their noun differ, as in life.
    BureauMembership.objects.filter(reporter=cast.heo).delete()
    BureauMembership.objects.create(reporter=cast.heo, bureau=cast.honam, title_ko="기자")
    away = BureauMembership.objects.create(reporter=cast.heo, bureau=cast.gangwon, title_ko="특파원")
    page = doors.address(Reporter, "change", cast.heo.pk)
    data = fields(client.get(page))
    assert data["memberships-INITIAL_FORMS"] == ["1"]
    assert data["memberships-0-title_ko"] == ["기자"]
    assert client.post(page, data | {"memberships-1-bureau": cast.gangwon.pk}).status_code == 200
    own = cast.heo.memberships.get(bureau=cast.honam)
    # A row's number is only looked up among the rows of the form; a foreign one is nobody's row.
    client.post(page, data | {"memberships-0-id": away.pk, "memberships-0-title_ko": "x"})
    client.post(page, data | {"memberships-0-id": away.pk, "memberships-0-DELETE": "on"})
    extra = {"memberships-0-id": away.pk, "memberships-1-id": own.pk, "memberships-INITIAL_FORMS": "2"}
    client.post(page, data | extra | {"memberships-0-bureau": cast.honam.pk})
    assert client.post(page, data | {"memberships-0-DELETE": "on"}).status_code == 200
    away.refresh_from_db()
    assert (away.title_ko, away.bureau) == ("특파원", cast.gangwon)
    assert cast.heo.memberships.count() == 2


def test_a_reporters_login_is_the_administrators_to_set(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    page = doors.address(Reporter, "change", cast.heo.pk)
    assert client.post(page, fields(client.get(page)) | {"user": cast.admin.pk}).status_code == 302
    cast.heo.refresh_from_db()
    assert cast.heo.user == cast.reporter


def test_a_coverage_takes_in_stories_of_ones_own_bureau_only(
    cast: SimpleNamespace, client: Client, rooms: Any
):
    coverage = rooms["paper"][Coverage]
    foreign = CoverageItem.objects.create(
        coverage=coverage, article=rooms["gangwon"][Article], note_ko="그대로"
    )
    client.force_login(cast.editor)
    page = doors.address(Coverage, "change", coverage.pk)
    data = fields(client.get(page))
    other = story(cast, bureau=cast.gangwon)
    assert client.post(page, data | {"items-0-article": other.pk, "items-0-position": "1"}).status_code == 200
    forged = {"items-INITIAL_FORMS": "1", "items-0-id": foreign.pk, "items-0-article": foreign.article_id}
    client.post(
        page, data | forged | {"items-0-note_ko": "x", "items-0-position": "9", "items-0-DELETE": "on"}
    )
    foreign.refresh_from_db()
    assert (foreign.note_ko, foreign.position) == ("그대로", 0)
    mine = rooms["honam"][Article]
    assert client.post(page, data | {"items-0-article": mine.pk, "items-0-position": "1"}).status_code == 302
    assert set(coverage.items.values_list("article", flat=True)) == {mine.pk, foreign.article_id}
    assert Article.objects.get(pk=mine.pk).version == 2


def test_nobody_gives_roles_but_the_administrator(cast: SimpleNamespace, client: Client):
    data = {
        "user": cast.editor.pk,
        "role": "system_admin",
        "since": "2020-01-01T00:00",
        "bureau": "",
        "language": "",
    }
    client.force_login(cast.editor)
    assert client.post("/admin/accounts/assignment/add/", data).status_code == 404
    client.force_login(cast.admin)
    assert client.post("/admin/accounts/assignment/add/", data).status_code == 302
    assert Assignment.objects.filter(user=cast.editor, role="system_admin").count() == 1


def test_flags_of_django_open_nothing(cast: SimpleNamespace, client: Client):
    User.objects.filter(pk=cast.reporter.pk).update(is_superuser=True, is_staff=True)
    User.objects.filter(pk=cast.nobody.pk).update(is_superuser=True, is_staff=True)
    client.force_login(cast.reporter)
    assert client.get("/admin/accounts/user/").status_code == 404
    client.force_login(cast.nobody)
    assert client.get("/admin/", follow=True).status_code == 403


def test_a_role_that_has_run_out_is_gone_on_the_next_request(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    assert client.get("/admin/articles/article/").status_code == 200
    Assignment.objects.filter(user=cast.editor).update(until=LONG_AGO.replace(year=2001))
    assert client.get("/admin/articles/article/").status_code == 302
