"""The field a body is written in: plain HTML without scripts, an editor of our own schema with them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.text import length, schema
from articles.text.body import MAX_BODY_CHARS, BodyTooLong, sanitise


@dataclass(frozen=True, slots=True)
class Tool:
    """A button: what it does (an act of static/desk/editor/acts.js), its face, its name, its keys.

    `is_toggle`: it is pressed while the cursor stands in what it makes.
    """

    act: str
    face: str | Promise
    name: str | Promise
    keys: str = ""
    is_toggle: bool = False


# Groups in the order of the toolbar; those under "table" are there while the cursor is in one.
TOOLS: dict[str, tuple[Tool, ...]] = {
    "marks": (
        Tool("strong", "B", _("Bold"), "Mod+B", True),
        Tool("em", "I", _("Italic"), "Mod+I", True),
        Tool("a", pgettext_lazy("editing tool", "Link"), _("Link"), "Mod+K", True),
    ),
    "blocks": (
        Tool("h2", pgettext_lazy("editing tool", "Head"), _("Heading"), "Mod+Alt+2", True),
        Tool("h3", pgettext_lazy("editing tool", "Subhead"), _("Subheading"), "Mod+Alt+3", True),
        Tool("bulletList", "•", _("List"), "Mod+Shift+8", True),
        Tool("orderedList", "1.", _("Numbered list"), "Mod+Shift+7", True),
        Tool("triangleList", "▲", _("▲ list"), "Mod+Shift+9", True),
        Tool("blockquote", "❝", _("Quotation"), "Mod+Shift+B", True),
        Tool("cite", pgettext_lazy("editing tool", "Who"), _("Who is quoted"), "", True),
    ),
    "things": (
        Tool("figure", pgettext_lazy("editing tool", "Photo"), _("Photo"), "Mod+Alt+P"),
        Tool("embed", pgettext_lazy("editing tool", "Embed"), _("Embed a video or post"), "Mod+Alt+E"),
        Tool("footnote", pgettext_lazy("editing tool", "Note"), _("Footnote"), "Mod+Alt+F"),
        Tool("table", pgettext_lazy("editing tool", "Table"), _("Table"), "Mod+Alt+T"),
        Tool(
            "longText",
            pgettext_lazy("editing tool", "In words"),
            _("What a graphic says, in words"),
            "",
            True,
        ),
    ),
    "history": (
        Tool("undo", "↶", _("Undo"), "Mod+Z"),
        Tool("redo", "↷", _("Redo"), "Mod+Shift+Z"),
        Tool("find", pgettext_lazy("editing tool", "Find"), _("Find and replace"), "Mod+F", True),
    ),
    "table": (
        Tool("rowAfter", pgettext_lazy("editing tool", "+ row"), _("Add a row below (+ row)")),
        Tool("columnAfter", pgettext_lazy("editing tool", "+ column"), _("Add a column after (+ column)")),
        Tool("deleteRow", pgettext_lazy("editing tool", "− row"), _("Delete the row (− row)")),
        Tool("deleteColumn", pgettext_lazy("editing tool", "− column"), _("Delete the column (− column)")),
        Tool("headRow", pgettext_lazy("editing tool", "Head row"), _("Head row"), "", True),
        Tool("headColumn", pgettext_lazy("editing tool", "Head column"), _("Head column"), "", True),
        Tool("caption", pgettext_lazy("editing tool", "Caption"), _("Caption of the table")),
        Tool("deleteTable", pgettext_lazy("editing tool", "Delete table"), _("Delete table")),
    ),
}


@dataclass(frozen=True, slots=True)
class Question:
    """A dialog with one field. `problem` is said if the answer cannot be meant, `remove` takes it away."""

    code: str
    title: str | Promise
    label: str | Promise
    problem: str | Promise = ""
    remove: str | Promise = ""
    is_long: bool = False


QUESTIONS = (
    Question(
        "a", _("Link"), _("Address"),
        _("Write a whole address, beginning with https:// or mailto:."), _("Remove the link"),
    ),
    Question(
        "embed", _("Embed a video or post"), _("Address of the video or post"),
        _("This address is not known here. Possible are:"),
    ),
    Question("footnote", _("Footnote"), _("Text of the note"), "", _("Remove the note"), True),
    Question("caption", _("Caption of the table"), _("Caption")),
    Question(
        "figure", _("Photo"), _("photo, by its number"), _("Write the photo's number, such as 12."),
    ),
)  # fmt: skip

# What scripts say, with the places for numbers.
WORDS: dict[str, str | Promise] = {
    "photo": _("Photo {0}"),
    "photo-gone": _("Photo {0}: no preview"),
    "summary": _("What it is called while it is closed"),
    "found": _("{0} of {1}"),
    "none": _("Not found"),
    "replaced": _("Replaced: {0}"),
    "too-long": _("The clipboard holds {0} characters; {1} are possible. Nothing was inserted."),
    "plain": _("It was too much to keep its form: only the words were inserted."),
    "note": _("Note: {0}"),
    "tools": _("Editing tools"),
    "text": _("Body text"),
    "length": _("{characters} characters · {letters} without spaces · {sheets} sheets of 200 squares"),
}


class BodyEditor(forms.Textarea):
    """Upgraded in the browser once it is seen: a language that stays hidden costs nothing."""

    @property
    def media(self) -> forms.Media:
        return forms.Media(
            css={"all": ["desk/editor/prosemirror.css", "desk/editor/editor.css"]},
            js=[Script("desk/editor/main.js", type="module")],
        )

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        textarea = super().render(name, value, {**(attrs or {}), "data-desk-body": True}, renderer)
        context = {
            "textarea": textarea,
            "schema": json.dumps(schema.editor() | {"most": MAX_BODY_CHARS}, separators=(",", ":")),
            "length": str(WORDS["length"]).format(**measured(value or "")),
            "tools": TOOLS,
            "questions": QUESTIONS,
            "providers": schema.PROVIDERS,
            "words": WORDS,
            "photos": reverse("admin:media_photo_changelist"),
            "thumbnail": reverse("admin:media_photo_thumbnail", args=[0]),
        }
        return render_to_string("admin/editor/body.html", context)


def measured(value: str) -> dict[str, int | str]:
    """The length of what stands in the field, which may be anything after a refused post."""
    try:
        found = length.measure(sanitise(value))
    except BodyTooLong:
        found = length.measure("")
    return {"characters": found.characters, "letters": found.letters, "sheets": found.sheets}
