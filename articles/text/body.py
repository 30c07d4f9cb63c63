"""The one sanitiser of a story's body and the one place where stored HTML is declared safe to print."""

import html as html_entities
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import nh3
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.text import assembly, canon, schema, shown, unseen

MAX_BODY_CHARS: Final = 500_000
# The HTML parsing algorithm takes quadratic time in the nesting depth; 20,000 tags parse in under a second.
MAX_TAGS: Final = 20_000

# The schema's tables in nh3's own types.
_WRITTEN: Final = set(schema.WRITTEN)
_SCHEMES: Final = set(schema.SCHEMES)
_VALUES: Final = {
    tag: {name: set(values) for name, values in names.items()} for tag, names in schema.VALUES.items()
}
_READ_ATTRIBUTES: Final = {tag: set(names) for tag, names in schema.ATTRIBUTES.items()}
_FREE_ATTRIBUTES: Final = {tag: names - set(_VALUES.get(tag, ())) for tag, names in _READ_ATTRIBUTES.items()}

# Elements whose content was never meant to be read as text.
_SILENT: Final = {
    "script", "style", "template", "noscript", "iframe", "noembed", "noframes", "object", "svg", "math",
    "select", "title",
}  # fmt: skip

# Presentation only, cut before parsing: a parser re-opens a misnested one in every later paragraph.
_CUT: Final = re.compile(r"</?(?:big|code|font|nobr|s|small|strike|tt|u)(?:[\s/][^<>]*)?>", re.IGNORECASE)
# Attributes of emphasis go too: equal tags are re-opened three times at most, different ones without limit.
_BARE: Final = re.compile(
    r"<(b|i|strong|em|big|code|font|nobr|s|small|strike|tt|u)[\s/][^<>]*>?", re.IGNORECASE
)
_TAG: Final = re.compile(r"<[a-zA-Z]")
_CONTROL: Final = re.compile(
    f"[{unseen.DIRECTIONS}\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff]"
)
_LINE_END: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


class BodyTooLong(ValueError):
    """The body passes MAX_BODY_CHARS or MAX_TAGS; the message says what to do, in words for an editor."""


def sanitise(html: str) -> str:
    """Canonical HTML of a body: allowed elements, NFC, no empty paragraphs; sanitising twice changes nothing.

    Bare text becomes paragraphs. Raises BodyTooLong, before any parsing if the input is too long already.
    """
    return "".join(blocks(html))


def render(html: str, figures: Mapping[int, SafeString] | None = None) -> SafeString:
    """The stored body, safe to print: for readers with `figures` (each photo's own HTML), else for the desk.

    Stored text is canonical already, but this function trusts no row: the allow-list runs again each time.
    """
    text = allowed(html)
    return mark_safe(shown.for_desk(text) if figures is None else shown.for_readers(text, figures))


def allowed(html: str) -> str:
    """The cheap half of `sanitise` (compiled code, no rebuilding); changes no canonical text."""
    return _printable(_without_controls(html))


def figures_in(html: str) -> list[int]:
    """Numbers of the photos a body shows, in order, each once. Raises BodyTooLong."""
    if "data-photo" not in html.lower():
        return []
    found = [block.photo for block in _parsed(html) if isinstance(block, canon.Figure)]
    return list(dict.fromkeys(found))


def blocks(html: str) -> tuple[str, ...]:
    """The top-level elements of the canonical body; joined without a separator they are the body again."""
    return tuple(block.html() for block in _parsed(html))


def plain(html: str) -> str:
    """The readable text: an empty line between blocks, a line for each list item and table row.

    A ▲ list is given back as the run in its line; photos, embeds and notes are left out.
    """
    return "\n\n".join(filter(None, (block.plain() for block in _parsed(html))))


def is_empty(html: str) -> bool:
    """True if a reader would see nothing: only markup, white space, no-break and zero-width characters."""
    return not _parsed(html)


def from_plain(text: str) -> str:
    """Canonical HTML of plain text: an empty line starts a paragraph, a single line end stays one.

    `<` and `&` are literal.
    """
    return sanitise(html_entities.escape(text, quote=False))


def _without_controls(html: str) -> str:
    return _CONTROL.sub("", _LINE_END.sub("\n", html))


@lru_cache(maxsize=8)
def _parsed(html: str) -> tuple[canon.Block, ...]:
    # Remembered briefly: one save asks for form, blocks, plain text and emptiness of the same body.
    if len(html) > MAX_BODY_CHARS:
        raise BodyTooLong(_too_long(len(html)))
    html = _BARE.sub(r"<\1>", _without_controls(html))
    html = _CUT.sub("", html)
    tags = len(_TAG.findall(html))
    if tags > MAX_TAGS:
        raise BodyTooLong(
            _("The text has %(tags)s HTML tags; the limit is %(limit)s. Paste it as plain text.")
            % {"tags": f"{tags:,}", "limit": f"{MAX_TAGS:,}"}
        )
    found = tuple(assembly.blocks_of(_cleaned(html)))
    # Escaping and closing tags may have made it longer; what is stored has to pass the same limit again.
    length = sum(len(block.html()) for block in found)
    if length > MAX_BODY_CHARS:
        raise BodyTooLong(_too_long(length))
    return found


def _too_long(length: int) -> str:
    return _(
        "The text has %(length)s characters with its markup; the limit is %(limit)s. "
        "Split the story into parts."
    ) % {"length": f"{length:,}", "limit": f"{MAX_BODY_CHARS:,}"}


def _cleaned(html: str) -> str:
    """HTML of known elements only, well-formed; `assembly` decides which of them remain."""
    cleaned = nh3.clean(
        html,
        tags=assembly.READ,
        clean_content_tags=_SILENT,
        attributes=_READ_ATTRIBUTES,
        link_rel=None,
        url_schemes=_SCHEMES,
    )
    # A second time, because a character reference may have spelled a control character.
    return _without_controls(cleaned)


def _printable(html: str) -> str:
    return nh3.clean(
        html,
        tags=_WRITTEN,
        clean_content_tags=_SILENT,
        attributes=_FREE_ATTRIBUTES,
        tag_attribute_values=_VALUES,
        link_rel=schema.LINK_REL,
        url_schemes=_SCHEMES,
    )
