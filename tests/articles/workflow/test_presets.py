"""Which presets a bureau is offered, and what each fills."""

import pytest

from articles.media.models import PhotoPreset
from articles.models import Bureau
from articles.rights.models import Holder, License, Scope
from articles.workflow.nouns import scope_of
from articles.workflow.presets import choices_for

pytestmark = pytest.mark.django_db
KINDS = ["own", "supplied", "reader", "agency"]


def row(scope: Scope, kind: str = "agency", **values: object) -> PhotoPreset:
    values = {"credit_line_ko": "", "credit_line_en": "", **values}
    return PhotoPreset.objects.create(scope=scope, kind=kind, **values)


def keys(bureau: Bureau | None, kind: str) -> list[str]:
    return [choice.key for choice in choices_for(bureau) if choice.kind == kind]


def test_without_any_row_there_is_one_of_each_kind_and_ours_is_filled(cast):
    choices = choices_for(cast.honam)
    assert [choice.kind for choice in choices] == [choice.key for choice in choices] == KINDS
    own, *others = choices
    assert (own.holder, own.license, own.credits["ko"]) == (
        cast.holder,
        License.objects.get(code="arr"),
        "가온나루",
    )
    assert not any(choice.holder or any(choice.credits.values()) for choice in others)


def test_the_nearest_scope_with_rows_of_a_kind_decides_for_that_kind(cast):
    under = Bureau.objects.create(slug="mokpo", kind="regional", name_ko="목포", parent=cast.honam)
    sites = row(Scope.objects.site())
    assert keys(under, "agency") == keys(None, "agency") == [f"row-{sites.pk}"]
    above = row(scope_of(cast.honam))
    assert keys(under, "agency") == keys(cast.honam, "agency") == [f"row-{above.pk}"]
    nearest = row(scope_of(under))
    assert keys(under, "agency") == [f"row-{nearest.pk}"]
    assert keys(cast.gangwon, "agency") == [f"row-{sites.pk}"]
    assert keys(under, "reader") == ["reader"]


def test_several_rows_of_a_kind_are_told_apart_by_their_holders_in_their_order(cast):
    yonhap = Holder.objects.create(kind="agency", name_ko="연합뉴스", name_en="Yonhap", credit_ko="연합")
    newsis = Holder.objects.create(kind="agency", name_ko="뉴시스", name_en="Newsis")
    row(Scope.objects.site(), holder=newsis, position=2)
    row(Scope.objects.site(), holder=yonhap, position=1)
    found = [choice for choice in choices_for(cast.honam) if choice.kind == "agency"]
    assert [choice.holder for choice in found] == [yonhap, newsis]
    assert [choice.credits["ko"] for choice in found] == ["연합", "뉴시스"], (
        "the holder's credit, else its name"
    )
    assert all(str(choice.holder) in choice.label for choice in found)
