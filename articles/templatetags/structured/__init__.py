"""What machines read in a page's head: its card and its structured data (schema.org as JSON-LD)."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from articles.models.public_shapes import Figure, Link, Listing, Story, Teaser
from articles.templatetags.structured import lists, story
from articles.templatetags.structured.card import Card, card
from articles.templatetags.structured.paper import Thing, paper, website
from articles.text.data_block import DataBlock

register = template.Library()


@register.simple_tag(takes_context=True)
def card_picture(context: Context) -> Card:
    """The one picture of the page: of its story, or the figure it names, or the paper's own."""
    found, figure = context.get("story"), context.get("figure")
    figures = found.figures if isinstance(found, Story) else (figure,) if isinstance(figure, Figure) else ()
    return card(figures, context.get("share") or "", context.get("title") or "", masthead(context))


@register.simple_tag(takes_context=True)
def structured_data(context: Context) -> DataBlock:
    """What the page is, from what it prints: its story, or its noun, or the list it shows."""
    return DataBlock({"@context": "https://schema.org", "@graph": graph(context)})


def masthead(context: Context) -> str:
    return str(context["frame"].site.masthead)


def graph(context: Context) -> list[Thing]:
    frame = context["frame"]
    site, language = frame.site, frame.language
    title, description = str(context.get("title") or site.masthead), str(context.get("description") or "")
    found, noun = context.get("story"), context.get("noun")
    if isinstance(found, Story):
        page = story.article(found, site, description, card_picture(context))
        return [page, story.trail(found, site)]
    if isinstance(noun, Link) and noun.noun == "reporter":
        facts, text = context.get("facts") or {}, str(context.get("text") or "")
        page = lists.profile(frame.canonical, language, noun, description, facts, text)
    else:
        about = noun if isinstance(noun, Link) else None
        page = lists.collection(frame.canonical, language, title, description, teasers(context), about)
    around = [website(site, language), paper(site, language)]
    if frame.canonical.endswith(frame.home):
        return [*around, page]
    return [page, lists.trail(site, language, title, frame.canonical), *around]


def teasers(context: Context) -> tuple[Teaser, ...]:
    stories: Any = context.get("stories")
    return stories.items if isinstance(stories, Listing) else ()
