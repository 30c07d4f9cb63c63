"""Turns a body's stored forms into what is shown of them: photos, notes, embeds and long texts."""

import html as html_entities
import re
from collections.abc import Mapping
from itertools import count
from typing import Final

from django.utils.translation import gettext as _

from articles.text import schema

# Each form as nh3 writes it. A quotation mark inside text or a value is escaped or impossible there, so
# nothing typed can look like one of them.
_FIGURE: Final = re.compile(rf'<figure data-photo="({schema.PHOTO.pattern})"></figure>')
_EMBED: Final = re.compile(r'<div data-embed="([a-z-]+)" data-id="([A-Za-z0-9_-]+)"></div>')
_NOTE: Final = re.compile(rf'<span class="{schema.NOTE_CLASS}">([^<]*)</span>')
_TABLE: Final = re.compile(r"<table>(?:<caption>([^<]*)</caption>)?")
# Signs Korean papers open a line with. A run of ▲ lines is an enumeration; any other sign is only looked at.
_TRIANGLES: Final = re.compile(r"(?:<p>▲ *(?:(?!</p>).)*</p>)+", re.DOTALL)
_SIGN: Final = re.compile(r"<(p|h2|h3|li|td|th)>([▲△▶▷■□◆◇●○※☞]) *")
_UNNAMED: Final = re.compile(rf'(<details class="{schema.LONG_TEXT_CLASS}">)(?!<summary>)')


def for_readers(printable: str, figures: Mapping[int, str]) -> str:
    """Allowed HTML as a page of the paper has it. `figures` are the photos' own HTML by number; a photo that
    is not among them prints nothing. Notes are numbered and listed at the end, each leading back.
    """
    notes: list[str] = []

    def reference(found: re.Match[str]) -> str:
        notes.append(found[1])
        number = len(notes)
        label = _escaped(_("Note %(number)s") % {"number": number})
        return (
            f'<a class="note" href="#note-{number}" id="to-note-{number}" role="doc-noteref" '
            f'aria-label="{label}"><sup>{number}</sup></a>'
        )

    text = _FIGURE.sub(lambda found: figures.get(int(found[1]), ""), _NOTE.sub(reference, printable))
    return _signed(_named(_scrolling(_EMBED.sub(_on_click, text)))) + _listed(notes)


def for_desk(printable: str) -> str:
    """The same for a look at the desk: photos by their numbers, notes where they stand."""
    text = _FIGURE.sub(lambda found: _boxed(_("Photo %(number)s") % {"number": found[1]}), printable)
    return _named(_EMBED.sub(_link, _NOTE.sub(r"<small>[\1]</small>", text)))


def _link(found: re.Match[str]) -> str:
    provider = schema.embedded(found[1], found[2])
    if provider is None:
        return ""
    label = _escaped(_("See it on %(provider)s") % {"provider": provider.label})
    address = provider.address.format(id=found[2])
    return f'<p class="see"><a href="{address}" rel="{schema.LINK_REL}">{label}</a></p>'


def _on_click(found: re.Match[str]) -> str:
    """A link to the provider's own page; a script offers to show it here, of which the provider learns."""
    link = _link(found)
    provider = schema.embedded(found[1], found[2])
    if provider is None:
        return ""
    named = {"provider": provider.label}
    frame = _escaped(provider.frame.format(id=found[2]))
    title = _escaped(_("From %(provider)s") % named)
    warning = _escaped(_("%(provider)s then learns of it and may set cookies.") % named)
    always = _escaped(_("Always show %(provider)s on this device") % named)
    show = _escaped(_("Show it here"))
    button = f'<button type="button">{show}</button>'
    return (
        f'<div class="embed" data-provider="{provider.code}" data-frame="{frame}" data-title="{title}">{link}'
        f'<p class="knows">{warning}</p><div class="ask" hidden>{button} '
        f'<label><input type="checkbox"> {always}</label></div></div>'
    )


def _signed(text: str) -> str:
    """Signs stay to be seen and are not read out: a run of ▲ lines as a list, others beside their text."""
    listed = _TRIANGLES.sub(
        lambda run: (
            f'<ul class="{schema.TRIANGLE_CLASS}">'
            + re.sub(r"<p>▲ *", "<li>", run[0]).replace("</p>", "</li>")
            + "</ul>"
        ),
        text,
    )
    return _SIGN.sub(r'<\1 class="sign" data-sign="\2">', listed)


def _scrolling(text: str) -> str:
    """Each table in a region that scrolls by itself, by keys too; a number makes its name the only one."""
    numbers = count(1)

    def opened(found: re.Match[str]) -> str:
        name = _escaped(_("Table %(number)s") % {"number": next(numbers)})
        if found[1]:
            name += ": " + found[1].replace('"', "&quot;")
        return f'<div class="scroll" role="region" aria-label="{name}" tabindex="0">{found[0]}'

    return _TABLE.sub(opened, text).replace("</table>", "</table></div>")


def _named(text: str) -> str:
    name = _escaped(_("In words"))
    return _UNNAMED.sub(lambda found: f"{found[1]}<summary>{name}</summary>", text)


def _listed(notes: list[str]) -> str:
    if not notes:
        return ""
    back = _escaped(_("Back to the text"))
    items = "".join(
        f'<li id="note-{number}">{note} <a href="#to-note-{number}" role="doc-backlink" '
        f'aria-label="{back} ({number})">↩</a></li>'
        for number, note in enumerate(notes, 1)
    )
    name = _escaped(_("Notes"))
    return f'<section class="notes" role="doc-endnotes" aria-label="{name}"><ol>{items}</ol></section>'


def _boxed(words: str) -> str:
    return f'<p class="desk-figure">{_escaped(words)}</p>'


def _escaped(words: str) -> str:
    return html_entities.escape(words)
