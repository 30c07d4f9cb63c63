"""B2: forty numbered requests an editor of another bureau makes by hand: no word leaks, nothing changes."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from articles.admin import base
from articles.media.models import Photo
from articles.models import Article, Coverage, CoverageItem, Edition, Revision
from articles.workflow.copy import save_copy
from tests.articles.admin import doors
from tests.cast import story

CANARY = "canaryhonam"
STORY, PHOTO, COMPLETE = "/admin/articles/article/", "/admin/media/photo/", "/admin/autocomplete/"
# Number, method, address, and what is posted. {a} is the other bureau's story, {r} its revision, {e} its
# edition, {p} its photo, {s} its earlier copy, {mine} a story of one's own, {honam} the other bureau,
# {ham} and {heo} reporters, {i} its import, {c} a coverage with its story, {n} its report, {t} its task.
REQUESTS: tuple[tuple[int, str, str, dict[str, str]], ...] = (
    (1, "get", STORY, {}),
    (2, "get", STORY + "?q=canaryhonam", {}),
    (3, "get", STORY + "?q={a}", {}),
    (4, "get", STORY + "?bureau={honam}", {}),
    (5, "get", STORY + "?_facets=1", {}),
    (6, "get", STORY + "?o=1.2.3&all=1", {}),
    (7, "get", STORY + "?editors_note__contains=canary", {}),
    (8, "get", STORY + "?bylines__reporter__email__startswith=h", {}),
    (9, "get", STORY + "?_popup=1&_to_field=headline_ko", {}),
    (10, "get", STORY + "{a}/change/", {}),
    (11, "get", STORY + "{a}/history/", {}),
    (12, "get", STORY + "{a}/preview/", {}),
    (13, "get", STORY + "{a}/save/{s}/", {}),
    (14, "get", STORY + "{mine}/save/{s}/", {}),
    (15, "get", STORY + "{a}/act/ko/withhold/", {}),
    (16, "get", STORY + "{a}/flash/ko/", {}),
    (17, "get", STORY + "{a}/flag/legal/", {}),
    (18, "get", "/admin/r/1/{a}/", {}),
    (19, "get", "/admin/?q={a}", {}),
    (20, "get", COMPLETE + "?app_label=articles&model_name=coverageitem&field_name=article&term=canary", {}),
    (21, "get", "/admin/articles/revision/{r}/change/", {}),
    (22, "get", "/admin/articles/edition/{e}/change/", {}),
    (23, "get", "/admin/articles/transitionlog/?q=canaryhonam", {}),
    (24, "get", "/admin/articles/correction/?q=canaryhonam", {}),
    (25, "get", "/admin/articles/coverage/{c}/change/", {}),
    (26, "get", "/admin/articles/readerreport/{n}/change/", {}),
    (27, "get", "/admin/articles/task/{t}/change/", {}),
    (28, "get", "/admin/interchange/pageimport/{i}/change/", {}),
    (29, "get", "/admin/articles/reporter/{heo}/change/", {}),
    (30, "get", PHOTO + "{p}/picture/", {}),
    (31, "post", STORY + "{a}/act/ko/withhold/",
     {"reason": "x", "copy_version_ko": "1", "shared_version": "2"}),
    (32, "post", STORY + "{a}/change/", {"ko-headline": "forged", "version_ko": "1", "shared_version": "2"}),
    (33, "post", STORY + "{mine}/change/", {"shared-bureau": "{honam}", "photos-TOTAL_FORMS": "1",
      "photos-INITIAL_FORMS": "0", "photos-0-photo": "{p}", "stage": "approved", "created_by": "1"}),
    (34, "post", STORY, {"action": "delete_selected", "_selected_action": "{a}"}),
    (35, "post", STORY + "{a}/delete/", {"post": "yes"}),
    (36, "post", STORY + "{a}/flag/legal/", {"reason": "x", "shared_version": "2"}),
    (37, "post", PHOTO + "{p}/change/", {"creator": "forged"}),
    (38, "post", "/admin/interchange/pageimport/{i}/undo/0/", {}),
    (39, "post", "/admin/articles/coverage/{c}/change/",
     {"items-TOTAL_FORMS": "1", "items-INITIAL_FORMS": "0", "items-0-article": "{a}",
      "items-0-position": "1", "items-0-note_ko": "forged"}),
    (40, "post", "/admin/articles/task/{t}/change/", {"way": "fine", "outcome": "forged"}),
)  # fmt: skip


@pytest.fixture
def there(cast: SimpleNamespace, pier: Any, foreign_photo: Any) -> dict[str, Any]:
    room = doors.exhibit(cast, cast.honam, cast.editor, pier)
    article = room[Article]
    save_copy(article, {"shared": (1, {"slugline": f"{CANARY} later"})}, by=cast.admin)
    coverage = Coverage.objects.create(slug="pier", name_ko="부두", kind="special")
    CoverageItem.objects.create(coverage=coverage, article=article, position=1, note_ko=CANARY)
    by_name = {model.__name__: record.pk for model, record in room.items()}
    return {
        "a": article.pk, "r": by_name["Revision"], "e": by_name["Edition"], "p": pier.pk,
        "s": article.saved_copies.first().pk, "mine": story(cast, bureau=cast.gangwon).pk,
        "honam": cast.honam.pk, "ham": cast.ham.pk, "heo": cast.heo.pk, "i": by_name["PageImport"],
        "c": coverage.pk, "n": by_name["ReaderReport"], "t": by_name["Task"],
    }  # fmt: skip


def state() -> list[Any]:
    """What the other bureau has, and where every story and photo belongs."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (Article, Edition, Revision, Photo, CoverageItem)
    ]


def leaks(client: Client, there: dict[str, Any]) -> list[int]:
    """The numbers of the requests whose answer holds the other bureau's word, or that changed something."""
    found = []
    before = state()
    for number, method, address, data in REQUESTS:
        posted = {name: value.format(**there) for name, value in data.items()}
        answer = getattr(client, method)(address.format(**there), posted or None, follow=True)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        asked = address.format(**there).encode()
        html = body.replace(b'value="canaryhonam"', b"").replace(b"q=canaryhonam", b"")
        if CANARY.encode() in html.replace(asked, b"") or body.startswith(b"\xff\xd8") or state() != before:
            found.append(number)
            before = state()
    return found


def test_forty_requests_of_another_bureau_leak_nothing_and_change_nothing(cast, client, there):
    assert [number for number, *_rest in REQUESTS] == list(range(1, 41))
    client.force_login(cast.other_editor)
    found = leaks(client, there)
    print(f"B2: {len(REQUESTS)} requests, {len(REQUESTS) - len(found)} clean")
    assert found == []


def test_a_screen_without_its_scope_is_found(cast, client, there, monkeypatch):
    """The planted fault: every list and look-up of the screens asks nobody."""
    monkeypatch.setattr(base, "rows", lambda request, model, operation="view": model._default_manager.all())
    client.force_login(cast.other_editor)
    assert {1, 2, 3} & set(leaks(client, there))
