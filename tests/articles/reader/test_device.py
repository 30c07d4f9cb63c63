"""The worker is told whole and true what it has to hold, and its pages are everybody's."""

import json
import re

import pytest
from django.contrib.staticfiles import finders


def told(client) -> dict:
    response = client.get("/sw.js")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    return json.loads(re.match(r"const TOLD = (.+);\n", response.content.decode())[1])


def test_the_worker_is_told_its_pages_and_files_and_all_of_them_are_there(client, world):
    found = told(client)
    assert found["offline"] == {"ko": "/ko/offline/", "en": "/en/offline/"}
    for address in found["shell"]:
        if address.startswith("/static/"):
            assert finders.find(address.removeprefix("/static/"))
        else:
            assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/ko/saved/", "/en/offline/"])
def test_pages_of_the_device_are_public_and_kept_out_of_search(client, world, address):
    response = client.get(address)
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert response.headers["Cache-Control"].startswith("public") and not response.cookies


@pytest.mark.parametrize("address", ["/ko/saved/", "/ko/offline/", "/sw.js"])
def test_nothing_is_posted_to_them(client, world, address):
    assert client.post(address).status_code == 405
