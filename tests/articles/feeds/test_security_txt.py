"""security.txt says where to write to and until when that holds, or is not there."""

import datetime as dt

import pytest
from django.core.exceptions import ImproperlyConfigured

from articles import clock
from newsroom.environment import Environment

ADDRESS = "/.well-known/security.txt"


@pytest.mark.django_db
def test_it_holds_for_months_and_has_the_same_bytes_all_month(client, settings):
    settings.SECURITY_CONTACT, settings.SITE_URL = "mailto:security@gaonnaru.example", "https://a.example"
    found = []
    for day in (1, 30):
        with clock.at(dt.datetime(2031, 9, day, 23, 59, tzinfo=dt.UTC)):
            found.append(client.get(ADDRESS).content.decode())
    assert found[0] == found[1]
    assert found[0].splitlines() == [
        "Contact: mailto:security@gaonnaru.example",
        "Expires: 2032-03-01T00:00:00+00:00",
        "Preferred-Languages: ko, en",
        "Canonical: https://a.example/.well-known/security.txt",
    ]


@pytest.mark.django_db
def test_nobody_to_write_to_is_no_file(client, settings):
    settings.SECURITY_CONTACT = ""
    assert client.get(ADDRESS).status_code == 404


@pytest.mark.parametrize("raw", ["security@a.example", "http://a.example", "mailto:a b", "https://x\ny"])
def test_a_contact_nobody_could_use_stops_the_start(raw):
    with pytest.raises(ImproperlyConfigured, match="mailto:"):
        Environment({"SECURITY_CONTACT": raw}).contact("SECURITY_CONTACT")
    assert Environment({}).contact("SECURITY_CONTACT") == ""
