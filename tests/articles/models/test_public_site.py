"""The imprint around every page: both registrations of a paper that is printed and on the web."""

import datetime as dt

import pytest

from articles.models import Imprint
from articles.models.public_site import imprint
from articles.templatetags.press import IMPRINT

DAY = dt.date(2031, 3, 1)
COMMON = {
    "publisher_en": "Do Ga-ram", "editor_en": "Ha Da-on", "address_en": "27 Gaonnaru-gil",
    "phone": "042-000-1100", "youth_officer_en": "Ryu I-sol",
}  # fmt: skip

pytestmark = pytest.mark.django_db


def made(medium: str, number: str, since: str, until: str | None = None, **other: str) -> Imprint:
    return Imprint.objects.create(
        medium=medium, registration_number=number, since=since, until=until, registered_on=since,
        **{**COMMON, **other},
    )  # fmt: skip


def test_both_media_show_their_registration_and_what_they_share_once():
    made("online", "Daejeon A1", "2010-01-01", editor_en="Ha Da-bin")
    made("print", "Daejeon Ga1", "2005-01-01", printer_en="Moon I-gyeol")
    assert imprint("en", DAY) == (
        ("registration_print", "Daejeon Ga1"),
        ("registered_on", "2005-01-01"),
        ("registration_online", "Daejeon A1"),
        ("registered_on", "2010-01-01"),
        ("publisher", "Do Ga-ram"),
        ("editor", "Ha Da-on"),
        ("editor", "Ha Da-bin"),
        ("printer", "Moon I-gyeol"),
        ("address", "27 Gaonnaru-gil"),
        ("youth_officer", "Ryu I-sol"),
        ("phone", "042-000-1100"),
    )


def test_only_what_is_in_force_on_the_day_is_shown():
    made("print", "old", "2005-01-01", "2031-03-01")
    made("print", "new", "2031-03-01", "2031-03-02")
    made("print", "next", "2031-03-02")
    numbers = [value for word, value in imprint("en", DAY) if word == "registration_print"]
    assert numbers == ["new"]
    assert imprint("en", dt.date(2004, 12, 31)) == ()


def test_every_word_of_the_imprint_can_be_printed():
    for medium in Imprint.Medium.values:
        made(medium, medium, "2005-01-01", printer_en="Moon I-gyeol", ombudsman_en="Geum Se-on")
    assert {word for word, _value in imprint("en", DAY)} == set(IMPRINT)
