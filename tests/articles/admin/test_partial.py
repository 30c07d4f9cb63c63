"""Who may change one part of a story does so on its page, and nothing else whatever is posted."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.interchange.models import PageImport
from articles.models import Article, Coverage, CoverageItem, Edition
from articles.rights.models import Notice
from articles.workflow.copy import save_copy
from articles.workflow.parts import read_language, read_shared
from articles.workflow.refusals import NotAllowed
from tests.articles.admin import doors
from tests.cast import edition, person, story
from tests.forms import fields


def page(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def copy_of(article: Article) -> dict[str, Any]:
    fresh = Article.objects.get(pk=article.pk)
    found = {"shared": read_shared(fresh)}
    return found | {language: read_language(fresh, edition(fresh, language)) for language in ("ko", "en")}


@pytest.fixture
def photo_editor(cast: SimpleNamespace) -> Any:
    return person("photos", "photo_editor", cast.honam)


@pytest.fixture
def coverage_editor(cast: SimpleNamespace) -> Any:
    return person("coverages", "coverage_editor", cast.honam)


def test_a_photo_editor_puts_photos_into_a_story_and_changes_nothing_else(
    cast: SimpleNamespace, client: Client, pier: Any, photo_editor: Any
):
    article = story(cast)
    before = copy_of(article)
    client.force_login(photo_editor)
    typed = fields(client.get(page(article)))
    assert "photos-0-photo" in typed and not any(
        name.startswith(("ko-", "en-", "bylines-0")) for name in typed
    )
    typed |= {
        "photos-0-photo": str(pier.pk), "photos-0-role": "lead",
        "photos-0-alt_text_ko": "새벽 부두에 닿은 배",
        # Forged: fields the page does not offer.
        "shared-slugline": "forged", "shared-bureau": str(cast.gangwon.pk), "ko-headline": "forged",
        "bylines-0-reporter": str(cast.ham.pk), "shared-embargo_online_at": "2031-01-01T00:00",
    }  # fmt: skip
    assert client.post(page(article), typed).status_code == 302
    after = copy_of(article)
    (photo,) = after["shared"].pop("photos")
    assert before["shared"].pop("photos") == []
    assert photo["photo"] == pier.pk and photo["alt_text"]["ko"] == "새벽 부두에 닿은 배"
    assert after == before


def test_a_coverage_editor_puts_stories_into_coverage_on_both_pages(
    cast: SimpleNamespace, client: Client, coverage_editor: Any
):
    article, other = story(cast), story(cast)
    coverage = Coverage.objects.create(slug="pier", name_ko="부두", kind="special")
    before = copy_of(article)
    client.force_login(coverage_editor)
    typed = fields(client.get(page(article)))
    typed |= {"shared-coverages": [str(coverage.pk)], "shared-topics": ["99"], "shared-slugline": "forged"}
    assert client.post(page(article), typed).status_code == 302
    after = copy_of(article)
    assert after["shared"].pop("coverages") == [coverage.pk] and before["shared"].pop("coverages") == []
    assert after == before
    inline = doors.address(Coverage, "change", coverage.pk)
    typed = fields(client.get(inline))
    blank = max(int(name.split("-")[1]) for name in typed if re.fullmatch(r"items-\d+-article", name))
    typed |= {f"items-{blank}-article": str(other.pk), f"items-{blank}-position": "1"}
    assert client.post(inline, typed).status_code == 302
    assert set(CoverageItem.objects.values_list("article", flat=True)) == {article.pk, other.pk}


@pytest.mark.parametrize(
    ("role", "data"),
    [
        ("photo_editor", {"coverages": []}),
        ("photo_editor", {"photos": [], "slugline": "x"}),
        ("coverage_editor", {"photos": []}),
        ("rights_manager", {"photos": []}),
        ("translator", {"coverages": []}),
    ],
)
def test_a_right_to_one_part_opens_no_other(
    cast: SimpleNamespace, pier: Any, role: str, data: dict[str, Any]
):
    coverage = Coverage.objects.create(slug="pier", name_ko="부두", kind="special")
    photo = {"photo": pier.pk, "role": "lead", "alt_text": {}, "caption": {}, "is_decorative": True}
    article = story(cast, coverages=[coverage.pk], photos=[photo])
    with pytest.raises(NotAllowed):
        save_copy(article, {"shared": (1, data)}, by=person("who", role, cast.honam))
    with pytest.raises(NotAllowed):
        save_copy(article, {"shared": (1, data)}, by=person("elsewhere", "photo_editor", cast.gangwon))


def test_a_rights_manager_keeps_the_notice_that_came_with_a_text(cast: SimpleNamespace, client: Client):
    article = story(cast, en=None)
    notice = {"verbatim": "© Yonhap", "claim": "© Yonhap", "terms": "", "holder": "Yonhap", "host": ""}
    made = PageImport.objects.create(
        article=article, language="ko", sha256="1" * 64, evidence="x", found={"notices": [notice]},
        imported_at=article.created_at,
    )  # fmt: skip
    keep = reverse("admin:interchange_pageimport_keep_notice", args=[made.pk])
    manager = person("rights", "rights_manager", cast.honam)
    for who in (cast.translator, cast.other_editor, person("far", "rights_manager", cast.gangwon)):
        client.force_login(who)
        assert client.post(keep).status_code == 404
    client.force_login(manager)
    assert keep in client.get(doors.address(PageImport, "change", made.pk)).content.decode()
    assert client.post(keep).status_code == 302
    scope = Edition.objects.get(article=article, language="ko").scope
    assert Notice.objects.get(scope=scope).claim_line_ko == "© Yonhap"
    assert client.post(keep).status_code == 404
