"""Chromium and the Nu HTML checker as fixtures; a page that asks a foreign host or logs an error fails."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Response,
    Route,
    sync_playwright,
)

from tests.parts import VNU_JAR, chromium

# No sandbox: the tests may run as root. The rest keeps Chromium from talking to its maker.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# These never leave the machine.
OWN_SCHEMES = frozenset({"data", "blob", "about"})


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the whole run."""
    # Playwright's loop runs in this thread, which Django takes for async code; the ORM is used synchronously.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), headless=True, args=FLAGS)
        yield launched
        launched.close()


class Watch:
    """Notes what no page of ours may do: ask a foreign host, log an error, miss a part of itself."""

    def __init__(self, host: str) -> None:
        self.host = host
        self.faults: list[str] = []

    def route(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.netloc == self.host or address.scheme in OWN_SCHEMES:
            route.continue_()
        else:
            self.faults.append(f"asked a foreign host: {route.request.url}")
            route.abort()

    def console(self, message: ConsoleMessage) -> None:
        # Chromium logs every 4xx, a wanted 410 too: `response` tells a missing part from a wanted status.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console: {message.text}")

    def response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"{response.status} for {response.url}")

    @contextmanager
    def over(self, context: BrowserContext) -> Iterator[Page]:
        """A fresh page of this context; at its end nothing may have been noted."""
        context.route("**/*", self.route)
        context.on("console", self.console)
        context.on("response", self.response)
        context.on("weberror", lambda error: self.faults.append(f"uncaught: {error.error}"))
        yield context.new_page()
        context.close()
        assert not self.faults, "\n".join(self.faults)


@pytest.fixture
def watch(live_server: Any) -> Watch:
    """What the pages of this test did wrong so far."""
    return Watch(urlsplit(live_server.url).netloc)


@pytest.fixture
def page(browser: Browser, live_server: Any, watch: Watch) -> Iterator[Page]:
    """A fresh page of a fresh profile on the live server, in Korean; `page.goto("/ko/")` is enough.

    No service worker: what it fetches by itself would still be under way when a test ends.
    """
    context = browser.new_context(
        base_url=live_server.url, locale="ko-KR", timezone_id="Asia/Seoul", service_workers="block"
    )
    with watch.over(context) as page:
        yield page


@pytest.fixture(scope="session")
def nu(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[dict[str, Any]]]:
    """A function from the HTML of one or more pages to the checker's messages (type, message, extract, ...).

    A start of Java takes seconds: give it several pages at once where that is possible.
    """

    def check(*pages: str) -> list[dict[str, Any]]:
        folder: Path = tmp_path_factory.mktemp("nu")
        files = [folder / f"{number}.html" for number in range(len(pages))]
        for file, html in zip(files, pages, strict=True):
            file.write_text(html, encoding="utf-8")
        command = ["java", "-jar", VNU_JAR, "--format", "json", "--stdout", "--exit-zero-always", *files]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)["messages"]

    return check
