"""A name in a text meets the bureau it means, in any language and rendering, or none."""

import pytest

from articles.interchange import matching
from articles.models import Bureau

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text",
    [
        "강원취재본부", "Gangwon Bureau", "gangwon  bureau", "Gangwon Reporting Headquarters",
        "GANGWON REPORTING  HEADQUARTERS", "Gangwon Coverage Headquarters",
        "Gangwon News Gathering Headquarters",
    ],
)  # fmt: skip
def test_a_bureau_is_known_in_any_language_and_rendering(cast, text):
    assert matching.bureau(text) == cast.gangwon


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Jeju Reporting Headquarters",
        "Reporting Headquarters",
        "Gangwon Headquarters",
        "Gangwon",
        "Bureau",
    ],
)
def test_a_bureau_that_is_not_ours_is_none(cast, text):
    assert matching.bureau(text) is None


def test_two_bureaus_of_one_name_are_no_match(cast):
    Bureau.objects.create(slug="gangwon-2", kind="regional", name_ko="강원", name_en="Gangwon Bureau")
    assert matching.bureau("Gangwon Reporting Headquarters") is None


def test_a_name_written_for_a_bureau_comes_before_a_rendering(cast):
    Bureau.objects.filter(pk=cast.honam.pk).update(other_names="Gangwon Reporting Headquarters")
    assert matching.bureau("Gangwon Reporting Headquarters") == cast.honam
