"""What a reader's own device keeps: the page that lists it, the page shown without a network, and the worker
behind both.
"""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.templatetags.static import static

from articles.pagecache import addresses
from articles.pagecache.respond import Answer
from articles.reader.frame import frame
from articles.reader.page import drawn, page

WORKER = "reader/worker.js"
# What the page without a network is drawn with.
SHELL = ("reader/site.css", "reader/site.js", "reader/icon.svg")


def everywhere(name: str) -> dict[str, str]:
    return {code: addresses.on_device(code, name) for code in settings.SITE_LANGUAGES}


@page
def saved(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    others = everywhere("saved")
    return drawn("saved.html", frame(at, language, others.pop(language), others), is_empty=True)


@page
def offline(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    others = everywhere("offline")
    return drawn("offline.html", frame(at, language, others.pop(language), others), is_empty=True)


@page
def worker(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    """The service worker, told which files it needs: new ones make new bytes, and browsers fetch it anew."""
    offline_pages = everywhere("offline")
    told = {
        "offline": offline_pages,
        "shell": [*offline_pages.values(), *everywhere("saved").values(), *map(static, SHELL)],
    }
    text = f"const TOLD = {json.dumps(told)};\n{written()}"
    return Answer(text.encode, "text/javascript; charset=utf-8")


@cache
def written() -> str:
    found = finders.find(WORKER)
    if not isinstance(found, str):
        raise FileNotFoundError(WORKER)
    return Path(found).read_text(encoding="utf-8")
