"""Screens for photo presets: made for the whole paper or a bureau by the administrator, read by everybody."""

from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from articles.media.models import PhotoPreset
from articles.rights.models import Scope
from tests.forms import fields

LIST = "/admin/media/photopreset/"


@pytest.fixture
def desk(cast: SimpleNamespace, client: Client) -> Client:
    client.force_login(cast.admin)
    return client


@pytest.mark.parametrize("bureau", [True, False])
def test_a_preset_is_made_for_a_bureau_or_for_the_whole_paper(
    cast: SimpleNamespace, desk: Client, bureau: bool
):
    typed = fields(desk.get(f"{LIST}add/")) | {
        "bureau": cast.honam.pk if bureau else "",
        "kind": "supplied",
        "credit_line_ko": "광양시",
    }
    assert desk.post(f"{LIST}add/", typed).status_code == 302
    made = PhotoPreset.objects.get()
    cast.honam.refresh_from_db()
    assert made.scope == (cast.honam.scope if bureau else Scope.objects.site())
    listed = desk.get(LIST).content.decode()
    assert ("호남취재본부" in listed) is bureau


@pytest.mark.usefixtures("screens_in_english")
def test_the_same_one_twice_is_said(cast: SimpleNamespace, desk: Client):
    typed = fields(desk.get(f"{LIST}add/")) | {"kind": "agency", "holder": cast.holder.pk}
    assert desk.post(f"{LIST}add/", typed).status_code == 302
    again = desk.post(f"{LIST}add/", typed)
    assert again.status_code == 200 and "such a preset already" in again.content.decode()
    assert PhotoPreset.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("has_holder", [True, False])
def test_the_database_itself_knows_each_only_once(cast: SimpleNamespace, has_holder: bool):
    facts = {"scope": Scope.objects.site(), "kind": "agency", "holder": cast.holder if has_holder else None}
    PhotoPreset.objects.create(**facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        PhotoPreset.objects.create(**facts)
    PhotoPreset.objects.create(**facts | {"kind": "supplied"})


def test_a_preset_is_changed_but_stays_where_it_applies(cast: SimpleNamespace, desk: Client):
    row = PhotoPreset.objects.create(scope=Scope.objects.site(), kind="agency", holder=cast.holder)
    page = f"{LIST}{row.pk}/change/"
    assert (
        desk.post(page, fields(desk.get(page)) | {"position": 7, "bureau": cast.honam.pk}).status_code == 302
    )
    row.refresh_from_db()
    assert (row.position, row.scope) == (7, Scope.objects.site())


def test_who_may_not_change_the_papers_rules_may_read_them(cast: SimpleNamespace, client: Client):
    row = PhotoPreset.objects.create(scope=Scope.objects.site(), kind="agency", holder=cast.holder)
    client.force_login(cast.editor)
    assert client.get(f"{LIST}{row.pk}/change/").status_code == 200
    assert client.post(f"{LIST}{row.pk}/change/", {"kind": "own"}).status_code in (403, 404)
    assert client.get(f"{LIST}add/").status_code in (403, 404)
