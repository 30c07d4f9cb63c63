"""Nouns at the desk: saved with their former addresses, their rows and their pages told."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from articles import clock
from articles.admin.help import HELP
from articles.interchange.models import PageImport
from articles.languages import own
from articles.models import Article, Coverage, FormerSlug, Place, Reporter, Section, SiteIdentity
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from tests.articles.admin import doors
from tests.cast import KO, publish, story
from tests.forms import actions, fields


@pytest.fixture
def desk(cast: SimpleNamespace, client: Client) -> Client:
    client.force_login(cast.admin)
    return client


def edit(desk: Client, record: Any, **typed: Any) -> Any:
    page = reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
    return desk.post(
        page, fields(desk.get(page)) | {name.replace("__", "-"): value for name, value in typed.items()}
    )


def told() -> set[str]:
    return {key for row in Outbox.objects.filter(event="noun") for key in row.keys}


def test_a_section_gets_a_new_address_and_keeps_the_old_one(cast: SimpleNamespace, desk: Client):
    assert edit(desk, cast.section, slug="money").status_code == 302
    assert FormerSlug.objects.get().target == cast.section.pk
    assert keys.names("section") in told()


def test_a_section_is_not_part_of_itself(cast: SimpleNamespace, desk: Client):
    assert edit(desk, cast.section, parent=cast.section.pk).status_code == 200
    child = Section.objects.create(slug="port", name_ko="항만", parent=cast.section)
    assert edit(desk, cast.section, parent=child.pk).status_code == 200


def test_a_noun_needs_a_name_in_one_language_at_least(cast: SimpleNamespace, desk: Client):
    assert edit(desk, cast.section, name_ko="", name_en="").status_code == 200
    assert edit(desk, cast.section, name_ko="", name_en="Economy").status_code == 302


def test_a_place_has_its_names_in_rows(cast: SimpleNamespace, desk: Client):
    add = "/admin/articles/place/add/"
    typed = {"slug": "gwangyang", "terms-0-name_ko": "광양", "terms-0-name_en": "Gwangyang"}
    assert desk.post(add, fields(desk.get(add)) | typed).status_code == 302
    place = Place.objects.get()
    assert place.terms.get().name_ko == "광양"
    assert keys.noun("place", place.pk) in told()


def test_an_editor_makes_a_reporter_of_their_own_bureau_only(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    add = "/admin/articles/reporter/add/"
    typed = fields(client.get(add)) | {"slug": "kim-min-ji", "name_ko": "김민지"}
    assert client.post(add, typed).status_code == 200
    assert client.post(add, typed | {"memberships-0-bureau": cast.gangwon.pk}).status_code == 200
    assert client.post(add, typed | {"memberships-0-bureau": cast.honam.pk}).status_code == 302
    assert Reporter.objects.get(slug="kim-min-ji").memberships.get().bureau == cast.honam
    assert keys.noun("bureau", cast.honam.pk) in told()


def test_there_is_one_paper(cast: SimpleNamespace, desk: Client):
    assert desk.get("/admin/articles/siteidentity/add/").status_code == 404
    assert edit(desk, SiteIdentity.objects.get(), masthead_ko="새 제호").status_code == 302
    assert keys.SITE in told()


def test_the_paper_offers_its_text_edition_by_one_tick(cast: SimpleNamespace, desk: Client, client: Client):
    paper = SiteIdentity.objects.get()
    assert edit(desk, paper, is_lite_offered="on").status_code == 302
    paper.refresh_from_db()
    assert paper.is_lite_offered and keys.SITE in told()
    typed = fields(desk.get(reverse("admin:articles_siteidentity_change", args=[paper.pk])))
    del typed["is_lite_offered"]
    page = reverse("admin:articles_siteidentity_change", args=[paper.pk])
    assert desk.post(page, typed).status_code == 302
    paper.refresh_from_db()
    assert not paper.is_lite_offered
    client.force_login(cast.editor)
    assert client.post(page, typed | {"is_lite_offered": "on"}).status_code in (403, 404)
    paper.refresh_from_db()
    assert not paper.is_lite_offered


def test_a_coverage_takes_stories_in_orders_them_and_lets_them_go(cast: SimpleNamespace, desk: Client):
    # Rows have other numbers than the noun they hang on, as in life.
    earlier = Coverage.objects.create(slug="port", name_ko="항만", kind="issue")
    coverage = Coverage.objects.create(slug="pier", name_ko="부두", kind="special")
    first, second = story(cast, coverages=[earlier.pk]), story(cast, coverages=[earlier.pk])
    assert (
        edit(
            desk, coverage, items__0__article=first.pk, items__0__position="1", items__0__note_ko="첫 회"
        ).status_code
        == 302
    )
    item = coverage.items.get()
    assert (item.article, item.note_ko) == (first, "첫 회")
    response = edit(desk, coverage, items__0__position="5", items__0__article=second.pk)
    assert response.status_code == 302, response.content.decode()
    item.refresh_from_db()
    assert (item.article, item.position) == (first, 5)
    assert edit(desk, coverage, items__0__DELETE="on").status_code == 302
    assert not coverage.items.exists()
    assert earlier.items.count() == 2
    assert Article.objects.get(pk=first.pk).version == 3
    assert keys.noun("coverage", coverage.pk) in told()


def test_a_noun_that_is_used_is_not_deleted(cast: SimpleNamespace, desk: Client):
    story(cast)
    page = reverse("admin:articles_section_delete", args=[cast.section.pk])
    assert desk.post(page, {"post": "yes"}).status_code == 200
    assert Section.objects.exists()
    spare = Section.objects.create(slug="spare", name_ko="빈 면")
    assert (
        desk.post(reverse("admin:articles_section_delete", args=[spare.pk]), {"post": "yes"}).status_code
        == 302
    )
    assert not Section.objects.filter(slug="spare").exists()


def test_a_guess_of_an_import_is_shown_and_taken_back_by_its_button(cast: SimpleNamespace, client: Client):
    after = '<ul class="tri"><li>부두</li></ul>'
    imported = PageImport.objects.create(
        article=story(cast, ko={"headline": "제목", "body": after}),
        language="ko",
        sha256="0" * 64,
        evidence="받은 그대로의 글",
        imported_at=clock.now(),
        found={
            "guesses": [{"code": "list", "before": ["<p>▲ 부두</p>"], "after": [after]}],
            "dropped": ["본문 바로가기"],
            "flags": [{"code": "x", "message": "날짜를 쓰세요", "excerpt": "2일"}],
            "notices": [{"verbatim": "© 어느 신문"}],
        },
    )
    client.force_login(cast.editor)
    page = reverse("admin:interchange_pageimport_change", args=[imported.pk])
    response = client.get(page)
    html = response.content.decode()
    for words in ("받은 그대로의 글", "본문 바로가기", "날짜를 쓰세요", "© 어느 신문"):
        assert words in html
    undo = reverse("admin:interchange_pageimport_undo", args=[imported.pk, 0])
    assert undo in actions(response)
    assert client.get(undo).status_code == 405
    assert client.post(undo).url == page
    assert own(Article.objects.get(), "body", "ko") == "<p>▲ 부두</p>"
    assert undo not in actions(client.get(page))


def test_every_field_says_what_readers_see_or_what_happens(cast: SimpleNamespace, rf: Any):
    request = rf.get("/admin/")
    request.user = cast.admin
    silent = []
    for model, screen in admin.site._registry.items():
        if not screen.has_add_permission(request) or model is Article:
            continue
        forms = [screen.get_form(request)]
        forms += [inline.get_formset(request).form for inline in screen.get_inline_instances(request)]
        for form in forms:
            silent += [
                f"{form._meta.model._meta.label_lower}.{name}"
                for name, field in form().fields.items()
                if not str(field.help_text).strip()
            ]
    assert silent == []


def test_help_is_written_for_fields_that_exist(db: None):
    """Of the model, or of the screen's own form."""
    for label, words in HELP.items():
        known = {field.name for field in apps.get_model(label)._meta.get_fields()} | {"applies_to", "bureau"}
        assert set(words) <= known, label


def test_read_only_records_are_told_in_words(cast: SimpleNamespace, client: Client):
    found = publish(story(cast), "ko", cast.editor)
    client.force_login(cast.editor)
    client.cookies["staff_language"] = "en"
    log = client.get("/admin/articles/transitionlog/").content.decode()
    assert f"Story {found.article_id} · Korean" in log
    assert "draft/none" not in log
    assert "being written" in log
    page = client.get(f"/admin/articles/release/{found.releases.get().pk}/change/").content.decode()
    assert KO["headline"] in page
    assert "Created by" not in page
    assert client.get("/admin/articles/transitionlog/?verb=publish").status_code == 200


# One row, for ever.
SINGLE = {SiteIdentity}


@pytest.mark.parametrize("model", doors.registered(), ids=lambda model: model._meta.label_lower)
def test_every_list_is_searched_and_filtered(cast, client, model):
    """Each filter's every choice, and words of three kinds; none of them stumbles."""
    screen = admin.site.get_model_admin(model)
    client.force_login(cast.admin)
    address = doors.address(model, "changelist")
    page = client.get(address)
    if model in SINGLE:
        return
    assert screen.get_search_fields(page.wsgi_request), "no search"
    assert page.context["cl"].list_filter, "no filter"
    asked = [f"?q={word}" for word in ("부두", "1", "%00' OR 1", "9" * 30)]
    for spec in page.context["cl"].filter_specs:
        asked += [choice["query_string"] for choice in list(spec.choices(page.context["cl"]))[:6]]
    assert len(asked) > 4 or model._meta.label_lower in ("articles.place", "articles.photo"), (
        "nothing to choose"
    )
    for query in asked:
        answer = client.get(address + query)
        assert answer.status_code == 200, query
