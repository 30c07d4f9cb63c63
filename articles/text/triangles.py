"""The inline enumeration of Korean newspapers, "▲first ▲second", made into a list and back."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from articles.text import body

MARKS: Final = "▲■◆☞○"

# A tag is matched first and left alone, so that a mark inside an address is not taken for one in the text.
_TAG_OR_MARK: Final = re.compile(r"<[^>]*>|[▲■◆☞○]")
_TAG: Final = re.compile(r"<(/?)([a-z]+)[^>]*>")
# "▲3.2%" is a fall in a table of figures.
_FIGURE: Final = re.compile(r"\s*\d[\d,.]*\s?%?p?(?=[\s,)<]|$)")
_LINE_EDGE: Final = re.compile(r"^(?:\s|<br>)+|(?:\s|<br>)+$")

# Where the sentence of the last item ends and another one begins, or a line end in its place.
_NEXT_SENTENCE: Final = re.compile(
    r"<br>|(?<=[a-z0-9가-힣)%]{2})[.!?][”’\"')]?(?:</[a-z]+>)*\s+(?=(?:<[^/>]*>)*[A-Z가-힣“‘\"'])"
)
_ABBREVIATED: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|No|Co|Inc|Ltd|St|Gov|Sen|Rep|Gen|Prof|vs)\.$")
# The end of a Korean sentence, and where the words that close an enumeration begin in it.
_SENTENCE: Final = re.compile(r"[다요까죠][.!?][”’\"')]*\s*$")
_CLOSING_WORDS: Final = re.compile(
    r"\s(?=(?:순(?:으로|서로|이다|이었다)|등(?:이다|이었다|으로|에서|에는|[을이은도의에과])?)(?:[\s.,<]|$))"
)
_LIST_TAG: Final = re.compile(r"</?ul[^>]*>|</li>|</p>")


def split_run(paragraph_html: str) -> tuple[str, ...] | None:
    """The blocks that replace a canonical paragraph with two or more equal marks: words, list, words.

    What closes the sentence ("… 순으로 열렸다.") and further sentences follow the list as a paragraph.
    None if the paragraph holds no enumeration, or a Korean sentence goes on behind it and no word says where.
    """
    if not paragraph_html.startswith("<p>"):
        return None
    text = paragraph_html.removeprefix("<p>").removesuffix("</p>")
    places = _places(text)
    if len(places) < 2:
        return None
    bounds = [*places, len(text)]
    items = [text[start + 1 : end] for start, end in pairwise(bounds)]
    ending = _item_end(items)
    if ending is None:
        return None
    pieces = _balanced([text[: places[0]], *items[:-1], items[-1][:ending], items[-1][ending:]])
    before, *listed, after = (_LINE_EDGE.sub("", piece) for piece in pieces)
    if any(body.is_empty(item) for item in listed):
        return None
    items_html = "".join(f"<li>{item}</li>" for item in listed)
    return body.blocks(f'<p>{before}</p><ul class="tri">{items_html}</ul><p>{after}</p>')


def join_run(blocks: Sequence[str]) -> str:
    """The paragraph that `split_run` took apart, marked with ▲ and spaced the house's way ("a ▲b ▲c. d")."""
    text = "".join(blocks).replace("<li>", " ▲").replace("<p>", " ")
    return body.sanitise(f"<p>{_LIST_TAG.sub('', text)}</p>")


def _places(text: str) -> list[int]:
    """Positions of the first kind of mark that occurs as an enumeration."""
    found: dict[str, list[int]] = {}
    for match in _TAG_OR_MARK.finditer(text):
        mark, place = match.group(), match.start()
        if len(mark) == 1 and not _FIGURE.match(text, place + 1) and _opens_item(text, place):
            found.setdefault(mark, []).append(place)
    return next((places for places in found.values() if len(places) > 1), [])


def _opens_item(text: str, place: int) -> bool:
    # ○ also hides a name or a place (김○○, ○○시): there it touches a letter before it or another circle.
    if text[place] != "○":
        return True
    alone = place == 0 or text[place - 1] in " >"
    return alone and text[place + 1 : place + 2] != "○"


def _item_end(items: Sequence[str]) -> int | None:
    """Where the last item ends; None if it runs into its sentence without a word that closes the list."""
    last = items[-1]
    sentence_end = _sentence_end(last)
    if not _is_sentence(last[:sentence_end]) or all(map(_is_sentence, items[:-1])):
        return sentence_end
    found = [match.start() for match in _CLOSING_WORDS.finditer(last, 0, sentence_end)]
    return found[0] if len(found) == 1 else None


def _is_sentence(html: str) -> bool:
    return bool(_SENTENCE.search(_TAG.sub("", html)))


def _sentence_end(item: str) -> int:
    for match in _NEXT_SENTENCE.finditer(item):
        if match.start() and not _ABBREVIATED.search(item, 0, match.start() + 1):
            return match.end()
    return len(item)


def _balanced(pieces: Sequence[str]) -> list[str]:
    """The pieces with elements that run across a cut closed before it and opened again after it."""
    opened: list[tuple[str, str]] = []
    balanced: list[str] = []
    for piece in pieces:
        start = "".join(tag for _, tag in opened)
        for match in _TAG.finditer(piece):
            closing, name = match.groups()
            if closing:
                opened.pop()
            elif name != "br":
                opened.append((name, match.group()))
        balanced.append(start + piece + "".join(f"</{name}>" for name, _ in reversed(opened)))
    return balanced
