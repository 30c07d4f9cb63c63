"""`make audit`: looks at every kind of readers' page with our own judges and writes down what they counted.

tests/audit.py [--url http://127.0.0.1:8000]   a running demo; without it one is made and served for the audit
The statement on accessibility prints what is written here: articles/reader/accessibility_audit.json.
"""

import argparse
import datetime as dt
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import FLAGS  # noqa: E402
from tests.parts import VNU_JAR, chromium, ensure  # noqa: E402

RESULT = ROOT / "articles" / "reader" / "accessibility_audit.json"
LANGUAGES, SCHEMES, WIDTHS = ("ko", "en"), ("light", "dark"), (320, 1280)
# Kind of page, and the form of its address; {…} is found in links of the front page and of pages from there.
KINDS = {
    "front": "/{language}/",
    "article": "/{language}/articles/{number}/{slug}/",
    "section": "/{language}/sections/{slug}/",
    "bureau": "/{language}/bureaus/{slug}/",
    "reporter": "/{language}/reporters/{slug}/",
    "coverage": "/{language}/coverage/{slug}/",
    "topic": "/{language}/topics/{slug}/",
    "place": "/{language}/places/{slug}/",
    "bureaus": "/{language}/bureaus/",
    "reporters": "/{language}/reporters/",
    "archive": "/{language}/archive/2026/11/18/",
    "archive_index": "/{language}/archive/",
    "archive_month": "/{language}/archive/2026/11/",
    "search": "/{language}/search/?q=2026",
    "preferences": "/{language}/preferences/",
    "saved": "/{language}/saved/",
    "offline": "/{language}/offline/",
    "lite": "/{language}/lite/",
    "corrections": "/{language}/corrections/",
    "about": "/{language}/about/",
    "rights": "/{language}/rights/",
    "accessibility": "/{language}/accessibility/",
    "report": "/{language}/articles/{number}/report/",
    "contact": "/{language}/reporters/{slug}/contact/",
    "missing": "/{language}/nothing-is-here/",
}
STEP = {"number": r"[0-9]+", "slug": r"[^/\"?#]+"}
# What axe leaves out unless asked, among it the AAA rules.
RULES = (
    "color-contrast-enhanced",
    "target-size",
    "identical-links-same-purpose",
    "meta-refresh-no-exceptions",
)
OPTIONS = {"rules": {rule: {"enabled": True} for rule in RULES}}
MOST_STOPS = 400
# At each stop of the Tab key: where it is, its name, and whether its focus is to be seen.
STOP = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const box = here.getBoundingClientRect(), look = getComputedStyle(here);
  const labels = here.labels ? [...here.labels].map((label) => label.textContent).join(" ") : "";
  const named = here.getAttribute("aria-labelledby");
  const name = here.getAttribute("aria-label") || labels || here.textContent || here.alt ||
    (named && document.getElementById(named)?.textContent) || "";
  window.auditStops ||= 0;
  here.dataset.auditStop ||= String(++window.auditStops);
  return {stop: here.dataset.auditStop, href: here.getAttribute("href"), name: name.trim(),
    isSeen: box.width > 0 && box.height > 0 && look.outlineStyle !== "none" &&
      parseFloat(look.outlineWidth) >= 2};
}"""
MISSED = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter((one) => one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0 && !one.disabled &&
    !one.dataset.auditStop && !(one.type === "radio" && document.querySelector(
      `input[name="${one.name}"][data-audit-stop]`)) && !one.closest("[popover]")).length"""


def text_of(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=60) as response:
            return response.read().decode()
    except urllib.error.HTTPError as error:
        return error.read().decode()


def find(base: str, language: str) -> dict[str, str]:
    """An address of each kind of page, from the links of pages found before it."""
    seen, waiting, links = set[str](), [f"/{language}/"], list[str]()
    found = {kind: form.format(language=language) for kind, form in KINDS.items() if form.count("{") == 1}
    waiting += found.values()
    wanted = {
        kind: re.compile(re.sub(r"\\{(\w+)\\}", lambda hit: STEP[hit[1]], re.escape(form)
            .replace(re.escape("{language}"), language)) + r"\Z")
        for kind, form in KINDS.items() if kind not in found
    }  # fmt: skip
    while waiting and wanted.keys() - found.keys() and len(seen) < 60:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        links = re.findall(r'href="(/[^"?#]*)"', text_of(base + address))
        for link in links:
            for kind, form in wanted.items():
                if kind not in found and form.match(link):
                    found[kind] = link
        onward = [link for link in links if any(form.match(link) for form in wanted.values())]
        # Not every reporter takes letters: they are asked first.
        waiting += [link for link in onward if "/reporters/" not in link]
        waiting = [link for link in onward if "/reporters/" in link] + waiting
        if "article" in found and "report" not in found:
            found["report"] = re.sub(r"[^/]+/\Z", "report/", found["article"])
    if missing := wanted.keys() - found.keys():
        raise SystemExit(f"No page of these kinds was found in {language}: {', '.join(sorted(missing))}.")
    return found


def barriers(page: Page, address: str) -> int:
    """What axe finds, in each colour scheme and width, and pages wider than the screen."""
    count = 0
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address)
            page.wait_for_load_state()
            violations = Axe().run(page, options=OPTIONS).response["violations"]
            for violation in violations:
                print(f"  {scheme} {width}: {violation['id']} × {len(violation['nodes'])}")
            is_wider = page.evaluate("document.documentElement.scrollWidth") > width
            count += sum(len(violation["nodes"]) for violation in violations) + is_wider
    return count


def keyboard(page: Page, address: str) -> int:
    """Stops without a name or a visible focus, controls the Tab key does not reach, a first stop that skips
    nothing.
    """
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)
    stops: dict[str, dict[str, Any]] = {}
    for _press in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["stop"] in stops:
            break
        stops[stop["stop"]] = stop
    wrong = [stop for stop in stops.values() if not (stop["name"] and stop["isSeen"])]
    first = next(iter(stops.values()), {"href": ""})
    for stop in wrong:
        print(f"  keyboard: {stop}")
    missed = page.evaluate(MISSED)
    if missed:
        print(f"  keyboard: {missed} controls are not reached")
    return len(wrong) + missed + (first["href"] != "#main")


def markup(pages: dict[str, str]) -> dict[str, int]:
    """What the Nu HTML checker says of each page, errors and warnings; one start of Java for all."""
    with tempfile.TemporaryDirectory() as folder:
        files = {str(Path(folder) / f"{number}.html"): key for number, key in enumerate(pages)}
        for file, key in files.items():
            Path(file).write_text(pages[key], encoding="utf-8")
        command = ["java", "-jar", VNU_JAR, "--format", "json", "--stdout", "--exit-zero-always", *files]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found = dict.fromkeys(pages, 0)
        for message in json.loads(done.stdout)["messages"]:
            key = files[message["url"].removeprefix("file:")]
            print(f"  markup of {key}: {message['message']}")
            found[key] += 1
    return found


def audit(browser: Browser, base: str) -> list[dict[str, Any]]:
    counted = {kind: {"kind": kind, "barriers": 0, "markup": 0, "keyboard": 0} for kind in KINDS}
    for language in LANGUAGES:
        addresses = find(base, language)
        context = browser.new_context(locale=language)
        page = context.new_page()
        for kind, address in addresses.items():
            print(f"{kind}: {address}")
            counted[kind]["barriers"] += barriers(page, base + address)
            counted[kind]["keyboard"] += keyboard(page, base + address)
        context.close()
        for kind, count in markup({kind: text_of(base + addresses[kind]) for kind in addresses}).items():
            counted[kind]["markup"] += count
    return list(counted.values())


@contextmanager
def served(url: str | None) -> Iterator[str]:
    """The given demo, or a fresh one for as long as the audit takes."""
    if url:
        yield url.rstrip("/")
        return
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as data:
        settings = {"NEWSROOM_DEMO": "1", "NEWSROOM_DATA": data, "PORT": str(port), "HOST": "127.0.0.1"}
        demo = subprocess.Popen(
            [sys.executable, "manage.py", "demo"], cwd=ROOT, env={**os.environ, **settings}
        )
        try:
            wait_for(f"{base}/healthz", demo)
            yield base
        finally:
            demo.terminate()
            demo.wait(timeout=30)


def wait_for(url: str, demo: subprocess.Popen[bytes]) -> None:
    while demo.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(1)
    raise SystemExit("The demo did not start: see above.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--url", help="a demo that is being served already")
    arguments = parser.parse_args()
    if not ensure(fast=False):
        raise SystemExit(1)
    with served(arguments.url) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=FLAGS)
        page = browser.new_page()
        page.goto(base)
        axe = Axe().run(page).response["testEngine"]["version"]
        tools = [f"axe-core {axe}", "Nu Html Checker", f"Chromium {browser.version}"]
        page.close()
        pages = audit(browser, base)
        browser.close()
    made_on = dt.datetime.now(ZoneInfo("Asia/Seoul")).date().isoformat()
    told = {"made_on": made_on, "tools": tools, "pages": pages}
    RESULT.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    count = sum(row["barriers"] + row["markup"] + row["keyboard"] for row in pages)
    print(f"{count} found on {len(pages)} kinds of page; written to {RESULT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
