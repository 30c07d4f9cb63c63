"""What readers may choose about how pages look: letters and digits, as in the cookie and the style sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

COOKIE = "prefs"
COOKIE_AGE = 400 * 24 * 60 * 60  # seconds; browsers keep none longer
LONGEST_COOKIE = 64  # characters
SIZE = "s"
# One line a choice: its letter, its name, its values in order; the style sheet has a rule for each.
CHOICES: dict[str, tuple[str | Promise, tuple[str | Promise, ...]]] = {
    SIZE: (_("Text size"), ("87.5%", "100%", "112.5%", "125%", "150%", "200%")),
    "l": (_("Spacing"), (pgettext_lazy("spacing", "Normal"), _("Wide"), _("Very wide"))),
    "w": (_("Line length"), (pgettext_lazy("length", "Normal"), _("Short"), _("Long"))),
    "c": (
        _("Colours"),
        (_("As on your device"), _("Light"), _("Dark"), _("High contrast"), _("Black and yellow")),
    ),
    "m": (_("Motion"), (_("As on your device"), _("Less motion"))),
    "u": (_("Links"), (_("Underlined in the text"), _("Always underlined"))),
}
# What a choice is about, where there is room to say it.
HINTS: dict[str, str | Promise] = {
    SIZE: _("on top of your browser’s own"),
    "l": _("between letters, words, lines and paragraphs"),
    "w": _("of running text"),
    "c": _("of every page"),
    "m": _("such as gliding to the top of the page"),
    "u": _("in lists and menus"),
}
PLAIN = {letter: "1" if letter == SIZE else "0" for letter in CHOICES}
PAIR = re.compile("([a-z])([0-9])")
# The form of the lines of 05-choices.css, which says the same of them.
RULE = re.compile(r"^:root:is\(\[data-p\*=([a-z][0-9])\].*?\{ (.*) \}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Group:
    """The values of one choice with their names; `chosen` is "" where nobody's choice is shown."""

    letter: str
    words: str | Promise
    values: tuple[tuple[str, str | Promise], ...]
    chosen: str = ""
    hint: str | Promise = ""


def groups(chosen: Mapping[str, str] | None = None) -> tuple[Group, ...]:
    """Of a page that is everybody's; with what one reader has `chosen`, of their own, with hints."""
    kept = chosen or {}
    hints = HINTS if kept else {}
    return tuple(
        Group(
            letter,
            words,
            tuple((str(n), name) for n, name in enumerate(values)),
            kept.get(letter, ""),
            hints.get(letter, ""),
        )
        for letter, (words, values) in CHOICES.items()
    )


def known(found: Mapping[str, str]) -> dict[str, str]:
    """What of the found letters and digits is in the list; the rest is passed over."""
    return {
        letter: value
        for letter, (_words, values) in CHOICES.items()
        if (value := found.get(letter, "")) in {str(n) for n in range(len(values))}
    }


def read(cookie: str) -> dict[str, str]:
    """The choices in a cookie, with the defaults for what it does not say; any text may come in."""
    found = dict(PAIR.findall(cookie)) if len(cookie) <= LONGEST_COOKIE else {}
    return {**PLAIN, **known(found)}


def written(chosen: Mapping[str, str]) -> str:
    """`s1l0w0c0m0u0`: every choice, in the order of the list."""
    return "".join(f"{letter}{chosen[letter]}" for letter in CHOICES)


def stepped(chosen: Mapping[str, str], step: str) -> dict[str, str]:
    """One size up or down; at the end, and for another word, what was chosen."""
    last = len(CHOICES[SIZE][1]) - 1
    size = int(chosen[SIZE]) + {"up": 1, "down": -1}.get(step, 0)
    return {**chosen, SIZE: str(max(0, min(last, size)))}


@cache
def rules() -> dict[str, str]:
    """What the style sheet declares for each choice, such as `s5`: `--ts: 2;`."""
    path: Path = settings.BASE_DIR / "static" / "reader" / "css" / "05-choices.css"
    return dict(RULE.findall(path.read_text(encoding="utf-8")))


def style_sheet(chosen: Mapping[str, str]) -> str:
    """For readers without script: the choices as rules to stand after the site's own, and a mark at each."""
    declared = "".join(rules()[letter + value] for letter, value in chosen.items())
    marked = ",".join(f'.panel [name={letter}][value="{value}"]' for letter, value in chosen.items())
    return f":root{{{declared}}}\n:is({marked}){{outline:3px solid var(--accent);outline-offset:2px}}\n"
