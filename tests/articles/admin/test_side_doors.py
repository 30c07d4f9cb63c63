"""Side doors of the admin: whatever the address, nobody meets a word from beyond their reach."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib import admin
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import translation

from articles.models import Article, AuditEntry, Coverage, CoverageItem, FrontArrangement
from articles.workflow.copy import save_copy
from articles.workflow.grants import may
from articles.workflow.policy import POLICY
from tests.articles.admin import doors

ROLES = ("reporter", "editor", "translator", "other_reporter", "other_editor", "admin")


@pytest.fixture
def rooms(cast: SimpleNamespace, pier: Any, foreign_photo: Any) -> dict[str, Any]:
    """What stands behind the doors: `honam`, `gangwon` and `paper`, each a record by model."""
    return {
        "honam": doors.exhibit(cast, cast.honam, cast.editor, pier),
        "gangwon": doors.exhibit(cast, cast.gangwon, cast.other_editor, foreign_photo),
        "paper": doors.whole_paper(cast),
    }


def out_of_reach(cast: SimpleNamespace, who: str) -> str:
    """The canary that must not be seen; the administrator sees both."""
    return {"admin": "no such canary"}.get(who, "canaryhonam" if who.startswith("other") else "canarygangwon")


def test_every_address_of_the_admin_is_known():
    models_doors = {
        f"{model._meta.app_label}_{model._meta.model_name}_{kind}"
        for model in doors.registered()
        for kind in doors.KINDS
    }
    assert doors.names() - {""} == models_doors | set(doors.SPECIAL)


def test_every_model_with_a_screen_is_in_the_exhibition(rooms: dict[str, Any]):
    assert {*rooms["honam"], *rooms["paper"]} == set(doors.registered())


@pytest.mark.parametrize("who", ROLES)
def test_every_list_and_record_shows_only_what_is_in_reach(
    cast: SimpleNamespace, client: Client, rooms: dict[str, Any], who: str
):
    user = getattr(cast, who)
    client.force_login(user)
    canary = out_of_reach(cast, who).encode()
    labels = {model._meta.app_label for model in doors.registered()}
    pages = ["/admin/", *(f"/admin/{label}/" for label in sorted(labels))]
    pages += [doors.address(model, kind) for model in doors.registered() for kind in ("changelist", "add")]
    for page in pages:
        response = client.get(page)
        assert response.status_code in (200, 404), page
        html = response.content
        if page == doors.address(FrontArrangement, "add"):
            # Whoever arranges the front page chooses from what every reader can read.
            html = html.replace(canary + " 제목".encode(), b"")
        assert canary not in html, page
    for model in doors.registered():
        listed = client.get(doors.address(model, "changelist"))
        assert (listed.status_code == 200) == may(user, model, "view"), model
        for room in rooms.values():
            if (record := room.get(model)) is None:
                continue
            for kind, operation in (("change", "view"), ("history", "view"), ("delete", "delete")):
                response = client.get(doors.address(model, kind, record.pk))
                allowed = operation in POLICY[model._meta.label_lower] and may(user, model, operation, record)
                assert response.status_code == (200 if allowed else 404), (kind, model, record)
                assert canary not in response.content, (kind, model, record)


def test_in_reach_the_canary_is_seen(cast: SimpleNamespace, client: Client, rooms: dict[str, Any]):
    """The probe itself: the page of one's own bureau does hold the word that others must not find."""
    for model, record in rooms["honam"].items():
        # What was done there is for who leads the paper.
        client.force_login(cast.admin if model is AuditEntry else cast.editor)
        html = client.get(doors.address(model, "change", record.pk)).content.decode()
        with translation.override("ko"):
            told = "canaryhonam" in html or f"{record}" in html
        assert told, model


LOOK_UPS = (
    "bureau__slug=gangwon",
    "bureau__slug__startswith=g",
    "editions__stage=draft",
    "created_by__username=ham",
    "headline_ko__startswith=c",
    "bylines__reporter__email__startswith=h",
    "editors_note__contains=canary",
    "id__gt=0",
    "reporter__email__startswith=h",
    "user__password__startswith=m",
    "memberships__bureau__slug=gangwon",
    "created_at__year=2026",
    "photo_uses__photo__file_name__contains=canary",
    "edition__article__bureau__slug=gangwon",
)


@pytest.mark.parametrize("who", ["other_editor", "editor", "reporter"])
def test_no_look_up_in_an_address_is_answered(cast: SimpleNamespace, client: Client, rooms: Any, who: str):
    client.force_login(getattr(cast, who))
    for model in doors.registered():
        if not may(getattr(cast, who), model, "view"):
            continue
        for look_up in LOOK_UPS:
            response = client.get(f"{doors.address(model, 'changelist')}?{look_up}")
            assert response.status_code == 400, (model, look_up)


def test_filters_offer_and_answer_only_what_is_in_reach(
    cast: SimpleNamespace, client: Client, rooms: dict[str, Any]
):
    client.force_login(cast.editor)
    for model, record in rooms["gangwon"].items():
        for query in (
            f"bureau={cast.gangwon.pk}",
            f"home__bureau={cast.gangwon.pk}",
            "stage_ko=approved",
            "readers=owing",
            "whose=mine",
            "_facets=1",
        ):
            html = client.get(f"{doors.address(model, 'changelist')}?{query}").content.decode()
            assert "canarygangwon" not in html
            assert doors.address(model, "change", record.pk) not in html


def test_searches_find_only_what_is_in_reach(cast: SimpleNamespace, client: Client, rooms: dict[str, Any]):
    client.force_login(cast.editor)
    for model, record in rooms["gangwon"].items():
        for term in ("canarygangwon", str(record.pk)):
            html = client.get(doors.address(model, "changelist"), {"q": term}).content.decode()
            assert doors.address(model, "change", record.pk) not in html, model


@pytest.mark.parametrize("who", ["reporter", "editor", "translator"])
def test_no_look_up_finds_another_bureaus_records(
    cast: SimpleNamespace, client: Client, rooms: Any, who: str
):
    """The autocomplete view, asked through every foreign key and set of the project's models."""
    client.force_login(getattr(cast, who))
    asked = 0
    for model in {*doors.registered(), CoverageItem}:
        for field in (*model._meta.get_fields(),):
            if not isinstance(field, models.ForeignKey | models.ManyToManyField):
                continue
            query = {
                "app_label": model._meta.app_label,
                "model_name": model._meta.model_name,
                "field_name": field.name,
            }
            for term in ("", "canary", "canarygangwon", "gangwon-editor", "\x00"):
                response = client.get("/admin/autocomplete/", query | {"term": term})
                assert response.status_code in (200, 404), (field, term)
                assert b"canarygangwon" not in response.content, field
                if field.related_model is type(cast.admin):
                    assert response.status_code == 404, field
                asked += response.status_code == 200
    assert asked > 50


def test_pop_up_and_to_field_give_nothing_but_keys(
    cast: SimpleNamespace, client: Client, rooms: dict[str, Any]
):
    client.force_login(cast.editor)
    article = rooms["honam"][Article]
    for field in ("headline_ko", "version", "bureau", "editors_note"):
        response = client.get(f"/admin/articles/article/?_popup=1&_to_field={field}")
        assert response.status_code == 400
    response = client.get(f"/admin/articles/section/{cast.section.slug}/change/?_to_field=slug")
    assert response.status_code == 400
    assert client.get(doors.address(Article, "change", article.pk) + "?_popup=1").status_code == 200


def test_there_is_no_view_on_site_door(cast: SimpleNamespace, client: Client, rooms: dict[str, Any]):
    client.force_login(cast.admin)
    for model, record in rooms["honam"].items():
        assert client.get(f"/admin/r/1/{record.pk}/").status_code == 404, model


def test_a_delete_page_names_no_record_that_hangs_on_it(
    cast: SimpleNamespace, client: Client, rooms: dict[str, Any]
):
    client.force_login(cast.admin)
    html = client.get(doors.address(type(cast.section), "delete", cast.section.pk)).content.decode()
    assert "canary" not in html
    assert cast.section.name_ko in html


def test_a_unique_address_in_use_says_so_and_no_more(cast: SimpleNamespace, client: Client):
    client.force_login(cast.other_editor)
    data = {"slug": "harbours", "name_ko": "항만"}
    assert client.post("/admin/articles/topic/add/", data).status_code == 302
    response = client.post("/admin/articles/topic/add/", data)
    assert response.status_code == 200
    assert "slug" in response.context["adminform"].form.errors


def test_a_coverages_page_shows_stories_in_reach_only(
    cast: SimpleNamespace, client: Client, rooms: dict[str, Any]
):
    coverage: Coverage = rooms["paper"][Coverage]
    for position, room in enumerate(("honam", "gangwon")):
        CoverageItem.objects.create(
            coverage=coverage, article=rooms[room][Article], position=position, note_ko=f"note{room}"
        )
    client.force_login(cast.editor)
    html = client.get(doors.address(Coverage, "change", coverage.pk)).content.decode()
    assert "notehonam" in html
    assert "notegangwon" not in html


def test_private_addresses_of_reporters_stay_at_their_bureau(cast: SimpleNamespace, client: Client):
    page = doors.address(type(cast.heo), "change", cast.heo.pk)
    for who, sees in (("editor", True), ("admin", True), ("other_editor", False), ("reporter", False)):
        client.force_login(getattr(cast, who))
        html = client.get(page).content.decode()
        assert ("heo-ga-on@private.example" in html) == sees, who


def test_a_thumbnail_is_for_its_own_bureau(cast: SimpleNamespace, client: Client, pier: Any):
    for name in ("thumbnail", "picture"):
        page = reverse(f"admin:media_photo_{name}", args=[pier.pk])
        client.force_login(cast.reporter)
        response = client.get(page)
        assert response.headers["Content-Type"] == "image/jpeg"
        assert "no-store" in response.headers["Cache-Control"]
        assert b"".join(response.streaming_content).startswith(b"\xff\xd8")
        client.force_login(cast.other_editor)
        assert client.get(page).status_code == 404


def test_an_earlier_copy_is_for_who_may_see_its_story(
    cast: SimpleNamespace, client: Client, rooms: dict[str, Any]
):
    article, other = rooms["honam"][Article], rooms["gangwon"][Article]
    save_copy(article, {"ko": (1, {"headline": "고친 제목"})}, by=cast.editor)
    save = article.saved_copies.get()
    page = reverse("admin:articles_article_save", args=[article.pk, save.pk])
    for who, status in (("reporter", 200), ("admin", 200), ("other_editor", 404)):
        client.force_login(getattr(cast, who))
        response = client.get(page)
        assert response.status_code == status, who
        assert (b"canaryhonam" in response.content) == (status == 200), who
    wrong = reverse("admin:articles_article_save", args=[other.pk, save.pk])
    assert client.get(wrong).status_code == 404
    client.logout()
    assert client.get(page).status_code == 302


def test_who_is_not_logged_in_meets_the_login(cast: SimpleNamespace, client: Client, rooms: dict[str, Any]):
    for model in doors.registered():
        response = client.get(doors.address(model, "changelist"))
        assert response.status_code == 302
        assert response.url.startswith("/admin/login/")
    assert client.get("/admin/login/", {"next": "/admin/articles/"}).url.startswith("/admin/account/login/")
    client.force_login(cast.nobody)
    assert client.get("/admin/articles/article/", follow=True).status_code == 403
    assert client.post("/admin/logout/").status_code in (200, 302, 403)


def test_no_admin_is_registered_without_policy_or_scope():
    for model, screen in admin.site._registry.items():
        assert model._meta.label_lower in POLICY
        assert screen.actions is None
        assert not screen.list_editable
        assert not screen.date_hierarchy
