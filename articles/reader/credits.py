"""A story's credits as printed, cut into pieces so that a page can link the names in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models.public_shapes import Link, Story
from articles.text import byline


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a printed line: plain text, or with a reporter's `page` or a mail `email` behind it."""

    text: str
    page: Link | None = None
    email: str = ""


def byline_parts(story: Story) -> list[Part]:
    """The byline as articles.text prints it, with the names of our own people as pieces of their own."""
    line = byline.printed([entry.credit for entry in story.signatures], story.language)
    return cut(line, [(entry.name, entry.page) for entry in story.signatures if entry.page])


def translator_line(story: Story) -> str:
    credits = [entry.credit for entry in story.signatures]
    return byline.translated(credits, story.language, story.translation_method)


def closing_lines(story: Story) -> list[list[Part]]:
    """One line for each person whose address is shown, the address as a piece of its own."""
    lines = []
    for entry in story.signatures:
        if line := byline.closing_line(entry.name, entry.title, entry.email, story.language):
            before, address, after = line.rpartition(entry.email)
            lines.append(
                [part for part in (Part(before), Part(address, email=address), Part(after)) if part.text]
            )
    return lines


def cut(line: str, names: Iterable[tuple[str, Link]]) -> list[Part]:
    """Names stand in the line in the order of the signatures; one that does not is passed over."""
    parts: list[Part] = []
    rest = line
    for name, page in names:
        before, found, after = rest.partition(name)
        if found:
            parts += [Part(before), Part(name, page=page)]
            rest = after
    return [part for part in (*parts, Part(rest)) if part.text]
