"""Reads the forms of a page as a browser would post them: tests type into what the page really offers."""

from html.parser import HTMLParser
from typing import Any

# Frames of every page, not what a test is about.
FRAME = frozenset({"logout-form"})
FRAME_CLASSES = frozenset({"desk-languages"})


class _Reader(HTMLParser):
    """Collects (action, fields) of each form; disabled fields and buttons are not posted."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, list[str]]]] = []
        self.fields: dict[str, list[str]] | None = None
        self.textarea = ""
        self.select: tuple[str, bool] | None = None
        self.first_option: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag == "form":
            # A dialog's form closes it and is sent nowhere.
            framed = at.get("id") in FRAME or at.get("class") in FRAME_CLASSES or at.get("method") == "dialog"
            self.fields = None if framed else {}
            if self.fields is not None:
                self.found.append((at.get("action", ""), self.fields))
        if self.fields is None:
            return
        name = "" if "disabled" in dict(attrs) else at.get("name", "")
        if tag == "input" and name:
            kind = at.get("type", "text")
            if kind in ("checkbox", "radio"):
                if "checked" in at:
                    self.fields.setdefault(name, []).append(at.get("value", "on"))
            elif kind not in ("submit", "file", "button"):
                self.fields.setdefault(name, []).append(at.get("value", ""))
        elif tag == "textarea" and name:
            self.textarea = name
            self.fields[name] = [""]
        elif tag == "select" and name:
            self.select, self.first_option = (name, "multiple" in at), None
        elif tag == "option" and self.select:
            if self.first_option is None:
                self.first_option = at.get("value", "")
            if "selected" in at:
                self.fields.setdefault(self.select[0], []).append(at.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.fields = None
        elif tag == "textarea" and self.textarea and self.fields is not None:
            # The first line end after the tag belongs to the markup.
            text = self.fields[self.textarea][0].removeprefix("\r\n").removeprefix("\n")
            self.fields[self.textarea] = [text]
            self.textarea = ""
        elif tag == "select" and self.select and self.fields is not None:
            name, is_multiple = self.select
            if name not in self.fields and not is_multiple:
                self.fields[name] = [self.first_option or ""]
            self.select = None

    def handle_data(self, data: str) -> None:
        if self.textarea and self.fields is not None:
            self.fields[self.textarea][0] += data


def fields(response: Any, number: int = -1) -> dict[str, list[str]]:
    """The fields of the page's form (the last one, unless a number is given) as they would be posted now."""
    reader = _Reader()
    reader.feed(response.content.decode())
    assert reader.found, "the page has no form"
    return reader.found[number][1]


def actions(response: Any) -> list[str]:
    """The addresses the page's forms post to."""
    reader = _Reader()
    reader.feed(response.content.decode())
    return [action for action, _fields in reader.found]
