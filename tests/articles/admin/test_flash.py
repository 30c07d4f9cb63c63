"""A flash goes out by the same doors as every story; no refusal loses what was typed, two taps are one."""

from types import SimpleNamespace

import pytest
from django.test import Client

from articles import clock
from articles.media import intake
from articles.media.models import Photo
from articles.models import Article, Edition, Task
from articles.rights.models import Holder
from tests.articles.admin.flashes import FLASH, TYPED, confirm, errors, photo, send
from tests.articles.admin.pictures import jpeg
from tests.cast import PASSWORD, edition, person, story
from tests.forms import fields

HERE = {"Sec-Fetch-Site": "same-origin"}


def test_an_editors_flash_is_out_with_debts(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    response = confirm(client, send(client, **TYPED, photo=photo(), preset="own", section=cast.section.pk))
    assert response.status_code == 302
    article = Article.objects.get()
    assert (article.kind, article.label, article.bureau) == ("flash", "flash", cast.honam)
    shown = Edition.objects.visible(clock.now()).get()
    assert (shown.article_id, shown.language, shown.stage) == (article.pk, "ko", "approved")
    frozen = shown.approved_revision
    assert frozen.headline == TYPED["headline"]
    assert frozen.body == "<p>3월 4일 정오쯤 불이 났다. 다친 사람은 없다.</p>"
    use = article.photo_uses.select_related("photo__home").get()
    assert (use.role, use.photo.preset, use.photo.home.bureau) == ("lead", "own", cast.honam)
    html = client.get(response.url).content.decode()
    assert f"/ko/articles/{article.pk}/" in html
    assert html.count("desk-debt") == 2  # alt text, byline: the editor is no reporter


def test_a_reporter_submits_and_signs(cast: SimpleNamespace, client: Client):
    client.force_login(cast.reporter)
    client.cookies["staff_language"] = "en"
    assert ">Submit</button>" in client.get(FLASH).content.decode()
    response = send(client, **TYPED)
    page = client.get(response.url)
    assert "허가온 기자" in page.content.decode()
    assert ">Publish" not in page.content.decode()
    assert "What the desk will ask about" in page.content.decode()
    assert "The story has no section." in page.content.decode()
    assert "disabled" not in page.content.decode()
    confirm(client, response)
    article = Article.objects.get()
    assert edition(article, "ko").stage == "submitted"
    assert not Edition.objects.visible(clock.now()).exists()
    row = article.bylines.get()
    assert (row.reporter, row.title_ko, row.title_en, row.bureau) == (
        cast.heo,
        "기자",
        "Reporter",
        cast.honam,
    )


def test_who_publishes_first_has_it_out_and_the_desk_is_asked_to_read_it(
    cast: SimpleNamespace, client: Client
):
    client.force_login(person("night", "duty_publisher", cast.honam))
    client.cookies["staff_language"] = "en"
    assert ">Publish</button>" in client.get(FLASH).content.decode()
    response = send(client, **TYPED)
    html = client.get(response.url).content.decode()
    assert ">Publish first, the desk reads it later</button>" in html
    assert "the desk is asked to read it within 30 minutes" in html
    assert confirm(client, response).status_code == 302
    assert Edition.objects.visible(clock.now()).get().article == Article.objects.get()
    assert Task.objects.get().kind == "review"
    assert "It is out" in client.get(response.url).content.decode()
    # Two taps are one.
    client.post(response.url, {"verb": "publish_first"})
    assert Task.objects.count() == 1


def test_who_publishes_first_does_so_with_nobody_elses_text(cast: SimpleNamespace, client: Client):
    client.force_login(cast.reporter)
    page = send(client, **TYPED).url
    night = Client()
    night.force_login(person("night", "duty_publisher", cast.honam))
    assert "publish_first" not in night.get(page).content.decode()
    night.post(page, {"verb": "publish_first"})
    assert not Edition.objects.visible(clock.now()).exists()


def test_a_reporter_cannot_publish_by_hand(cast: SimpleNamespace, client: Client):
    client.force_login(cast.reporter)
    response = send(client, **TYPED)
    data = fields(client.get(response.url))
    for verb in ("approve-and-publish", "publish", "publish_first", "approve", ""):
        assert client.post(response.url, {**data, "verb": verb}).status_code == 302
    assert edition(Article.objects.get(), "ko").stage == "draft"


def test_the_section_is_the_bureaus_usual_and_may_be_another(cast: SimpleNamespace, client: Client):
    client.force_login(cast.reporter)
    assert fields(client.get(FLASH))["section"] == [""]
    story(cast)
    assert fields(client.get(FLASH))["section"] == [str(cast.section.pk)]
    send(client, **TYPED)
    assert Article.objects.latest("pk").section == cast.section


def test_the_other_language_is_a_choice(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    start = fields(client.get(FLASH))
    assert start["language"] == ["ko"]
    confirm(client, send(client, start, headline="Fire at pier 3", body="A fire broke out.", language="en"))
    article = Article.objects.get()
    assert (article.original_language, article.headline_en) == ("en", "Fire at pier 3")
    assert Edition.objects.visible(clock.now()).get().language == "en"
    assert edition(article, "en").translation_method == "original"
    assert edition(article, "ko").translation_method == "human"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"headline": ""}, "headline"),
        ({"headline": "제" * 301}, "headline"),
        ({"body": " \n "}, "body"),
        ({"body": "글" * 4001}, "body"),
        ({"label": "scoop"}, "label"),
        ({"language": "ja"}, "language"),
        ({"bureau": "999999"}, "bureau"),
        ({"section": "999999"}, "section"),
        ({"once": "x"}, "once"),
    ],
)
def test_a_refusal_keeps_what_was_typed_and_the_photo(
    cast: SimpleNamespace, client: Client, wrong: dict[str, str], field: str
):
    client.force_login(cast.editor)
    response = send(client, **(TYPED | {"photo": photo(), "preset": "own", "alt": "불길"} | wrong))
    assert errors(response) == {field}
    assert not Article.objects.exists()
    data = fields(response)
    for name, value in (TYPED | {"preset": "own", "alt": "불길"} | wrong).items():
        if name in ("headline", "body", "alt", "preset") and value.strip():
            assert data[name] == [value]
    if field in ("headline", "body"):
        assert f"/photo/{Photo.objects.get().pk}/thumbnail/" in response.content.decode()
        confirm(client, send(client, data, **TYPED))
        assert Article.objects.get().photo_uses.get().photo == Photo.objects.get()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({}, "preset"),
        ({"preset": "supplied"}, "credit"),
        ({"preset": "agency"}, "credit"),
        ({"preset": "stolen"}, "preset"),
    ],
)
def test_a_photo_nobody_holds_goes_nowhere(
    cast: SimpleNamespace, client: Client, said: dict[str, str], field: str
):
    client.force_login(cast.editor)
    assert errors(send(client, **TYPED, photo=photo(), **said)) == {field}
    assert not Photo.objects.exists()
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("said", "ko", "en"),
    [
        ({"preset": "reader"}, "독자 제공", "Courtesy of a reader"),
        ({"preset": "supplied", "credit": "광양시"}, "광양시 제공", ""),
        ({"preset": "supplied", "credit": "광양시 제공"}, "광양시 제공", ""),
        ({"preset": "agency", "credit": "하늘통신"}, "하늘통신", ""),
        ({"preset": "own"}, "", ""),
    ],
)
def test_one_tap_says_whose_photo_it_is(
    cast: SimpleNamespace, client: Client, said: dict[str, str], ko: str, en: str
):
    client.force_login(cast.editor)
    confirm(client, send(client, **TYPED, photo=photo(), **said))
    assert Edition.objects.visible(clock.now()).exists()
    taken = Photo.objects.get()
    assert (taken.preset, taken.credit_line_ko or "", taken.credit_line_en or "") == (said["preset"], ko, en)


def test_an_agency_among_the_holders_is_chosen(cast: SimpleNamespace, client: Client):
    agency = Holder.objects.create(kind="agency", name_ko="하늘통신", name_en="Haneul News")
    client.force_login(cast.editor)
    assert errors(send(client, **TYPED, photo=photo(), preset="agency", holder=cast.holder.pk)) == {
        "holder",
        "credit",
    }
    confirm(client, send(client, **TYPED, photo=photo(), preset="agency", holder=agency.pk))
    taken = Photo.objects.get()
    assert (taken.holder, taken.credit_line_ko, taken.credit_line_en) == (agency, "하늘통신", "Haneul News")
    typed = {"preset": "agency", "holder": agency.pk, "credit": "하늘통신 김하늘"}
    confirm(client, send(client, **TYPED, photo=photo(content=jpeg("red")), **typed))
    taken = Photo.objects.latest("pk")
    assert (taken.holder, taken.credit_line_ko, taken.credit_line_en) == (
        agency,
        "하늘통신 김하늘",
        "Haneul News",
    )


@pytest.mark.parametrize("content", [b"", b"no photo at all", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_a_file_that_is_no_photo_is_named_and_the_text_stays(
    cast: SimpleNamespace, client: Client, content: bytes
):
    client.force_login(cast.editor)
    response = send(client, **TYPED, photo=photo("한글 이름" * 60 + ".jpg", content), preset="own")
    assert errors(response) == {"photo"}
    assert fields(response)["body"] == [TYPED["body"]]
    assert not Article.objects.exists()


def test_a_file_that_is_too_large_is_not_even_decoded(
    cast: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch
):
    client.force_login(cast.editor)
    monkeypatch.setattr(intake, "MAX_BYTES", 100)
    monkeypatch.setattr(intake, "take", lambda *_args, **_facts: pytest.fail("decoded"))
    assert errors(send(client, **TYPED, photo=photo(), preset="own")) == {"photo"}


def test_a_preset_without_its_photo_is_asked_about(cast: SimpleNamespace, client: Client):
    """As after a lost session: the text came back, the file did not."""
    client.force_login(cast.editor)
    response = send(client, **TYPED, preset="own")
    assert errors(response) == {"photo"}
    confirm(client, send(client, fields(response), preset=""))
    assert not Article.objects.get().photo_uses.exists()


def test_nobody_elses_photo_comes_along(
    cast: SimpleNamespace, client: Client, pier: Photo, foreign_photo: Photo
):
    client.force_login(cast.editor)
    for number in (pier.pk, foreign_photo.pk, "9" * 30, "x"):
        assert "taken" in errors(send(client, **TYPED, taken=number, preset="own"))
    assert not Article.objects.exists()


def test_a_lost_session_keeps_the_text_and_asks_for_the_photo_again(cast: SimpleNamespace):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.editor)
    client.cookies["staff_language"] = "en"
    start = fields(client.get(FLASH))
    client.cookies.pop("session")
    response = client.post(FLASH, {**start, **TYPED, "photo": photo(), "preset": "own"}, headers=HERE)
    assert response.status_code == 403
    html = response.content.decode()
    assert "headline: <q>" in html
    assert "(photo)" in html
    kept = fields(response)
    assert client.login(username="honam-editor", password=PASSWORD)
    response = client.post(FLASH, kept, headers=HERE)
    if response.status_code == 403:
        kept = fields(response)
        response = client.post(FLASH, kept, headers=HERE)
    assert errors(response) == {"photo"}
    assert fields(response)["headline"] == [TYPED["headline"]]
    assert client.post(FLASH, {**fields(response), "photo": photo()}, headers=HERE).status_code == 302
    assert Article.objects.get().photo_uses.count() == 1


def test_who_may_not_begin_a_story_finds_no_flash(cast: SimpleNamespace, client: Client):
    client.force_login(cast.translator)
    assert client.get(FLASH).status_code == 404
    assert client.post(FLASH, {**TYPED, "language": "ko", "once": "0" * 32}).status_code == 404
    client.logout()
    assert client.get(FLASH).status_code == 302
    assert not Article.objects.exists()


def test_a_flash_begins_only_where_one_may_begin_stories(cast: SimpleNamespace, client: Client):
    client.force_login(cast.reporter)
    assert fields(client.get(FLASH))["bureau"] == [str(cast.honam.pk)]
    assert errors(send(client, **TYPED, bureau=cast.gangwon.pk)) == {"bureau"}
    client.force_login(cast.admin)
    confirm(client, send(client, **TYPED, bureau=cast.gangwon.pk))
    assert Article.objects.get().bureau == cast.gangwon


def test_no_flash_of_another_bureau_is_shown_or_published(cast: SimpleNamespace, client: Client):
    client.force_login(cast.other_editor)
    response = send(client, **(TYPED | {"headline": "canarygangwon"}))
    data = fields(client.get(response.url))
    for who in (cast.editor, cast.reporter, cast.translator):
        client.force_login(who)
        assert client.get(response.url).status_code == 404
        assert client.post(response.url, data).status_code == 404
    assert edition(Article.objects.get(), "ko").stage == "draft"
    client.force_login(cast.other_editor)
    assert client.get(response.url.replace("/ko/", "/ja/")).status_code == 404
    assert client.get(response.url.replace("/ko/", "/xx/")).status_code == 404


def test_what_was_changed_meanwhile_is_looked_at_again(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    response = send(client, **TYPED)
    data = fields(client.get(response.url))
    Edition.objects.filter(language="ko").update(copy_version=2)
    refused = client.post(response.url, data)
    assert refused.status_code == 200
    assert "errornote" in refused.content.decode()
    assert not Edition.objects.visible(clock.now()).exists()
    assert client.post(response.url, fields(refused)).status_code == 302
    assert Edition.objects.visible(clock.now()).exists()


def test_what_blocks_is_said_and_the_flash_waits_as_a_draft(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    response = send(client, **TYPED, photo=photo(), preset="own")
    data = fields(client.get(response.url))
    Photo.objects.update(preset="agency")
    page = client.get(response.url).content.decode()
    assert "disabled" in page
    assert "#photos" in page
    refused = client.post(response.url, data)
    assert refused.status_code == 200
    assert "errornote" in refused.content.decode()
    assert edition(Article.objects.get(), "ko").stage == "draft"
    Photo.objects.update(preset="own")
    assert client.post(response.url, data).status_code == 302
    assert Edition.objects.visible(clock.now()).exists()


def test_markup_is_text(cast: SimpleNamespace, client: Client):
    attack = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    client.force_login(cast.editor)
    response = send(client, headline=attack, body=attack)
    html = client.get(response.url).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_a_person_without_a_byline_owes_one(cast: SimpleNamespace, client: Client):
    newcomer = person("new", "reporter", cast.honam)
    client.force_login(newcomer)
    confirm(client, send(client, **TYPED))
    article = Article.objects.get()
    assert not article.bylines.exists()
    assert edition(article, "ko").stage == "submitted"
