"""A story as structured data: what it says, who wrote it, when, under which rights, translated from what."""

from __future__ import annotations

from django.utils.text import Truncator

from articles.models.outward import Outward
from articles.models.public_shapes import Correction, Site, Story
from articles.pagecache import addresses
from articles.templatetags.press import machine_time
from articles.templatetags.structured.card import Card, in_order
from articles.templatetags.structured.paper import Thing, breadcrumbs, filled, identity, paper
from articles.templatetags.structured.photo import photos
from articles.text import dateline

LONGEST_HEADLINE = 110  # Google shows no more
FEATURES = ("alternativeText", "readingOrder", "structuralNavigation", "displayTransformability")


def types(story: Story) -> str | list[str]:
    """Opinion is said beside the type search engines know; paid work is never news."""
    kind = story.kind.schema_type
    return ["NewsArticle", kind] if kind not in ("NewsArticle", "AdvertiserContentArticle") else kind


def people(story: Story, *, translators: bool) -> list[Thing]:
    """Bare names: titles and the paper's name have fields of their own."""
    return [
        filled(
            {
                "@type": "Person",
                "name": entry.name,
                "jobTitle": entry.title,
                "url": addresses.absolute(addresses.noun(story.language, "reporter", entry.page.slug))
                if entry.page
                else "",
            }
        )
        for entry in story.signatures
        if (entry.role == "translator") is translators and entry.name
    ]


def article(story: Story, site: Site, description: str, card: Card) -> Thing:
    address = addresses.absolute(addresses.article(story.language, story.number, story.slug))
    short = Truncator(story.headline).chars(LONGEST_HEADLINE)
    images = photos(in_order(story.figures)) or [
        {"@type": "ImageObject", "url": card.src, "width": card.width, "height": card.height}
    ]
    speaks = [".headline", ".deck"] if story.deck else [".headline"]
    publisher = paper(site, story.language)
    return filled(
        {
            "@type": types(story),
            "@id": f"{address}#story",
            "mainEntityOfPage": {"@type": "WebPage", "@id": address},
            "url": address,
            "headline": short,
            "alternativeHeadline": story.headline if short != story.headline else "",
            "description": description,
            "image": images,
            "datePublished": machine_time(story.published_at),
            "dateModified": machine_time(story.updated_at or story.published_at),
            "author": people(story, translators=False) or [{"@type": "Organization", **named(site)}],
            "publisher": publisher,
            "inLanguage": story.language,
            "isAccessibleForFree": True,
            "articleSection": story.section.name if story.section else "",
            "keywords": [topic.name for topic in story.topics],
            "dateline": dateline.printed(story.dateline, site.byline_name, story.language),
            "contentLocation": [{"@type": "Place", "name": place.name} for place in story.places],
            "speakable": {"@type": "SpeakableSpecification", "cssSelector": speaks},
            "accessMode": ["textual", "visual"] if story.figures else ["textual"],
            "accessibilityFeature": list(FEATURES),
            "correction": corrections(story),
            "comment": statements(story),
            **rights(story, site),
            **translation(story),
        }
    )


def named(site: Site) -> Thing:
    return {"@id": identity(), "name": site.masthead, "url": addresses.absolute("/")}


def rights(story: Story, site: Site) -> Thing:
    """The line the page prints; nothing of it where nothing is claimed, nobody as holder where nobody is
    named.
    """
    held = story.rights
    if not held.line:
        return {}
    return {
        "copyrightNotice": held.line,
        "copyrightHolder": holders(held, site),
        "copyrightYear": held.year,
        "license": held.license_url,
        "usageInfo": held.rights_page,
    }


def holders(held: Outward, site: Site) -> Thing | list[Thing]:
    if held.is_ours:
        return {
            "@type": "Organization",
            "@id": identity(),
            "name": held.holder or site.legal_name or site.masthead,
        }
    if held.authors:
        return [{"@type": "Person", "name": author} for author in held.authors]
    return (
        {"@type": "Person" if held.is_person else "Organization", "name": held.holder} if held.holder else {}
    )


def corrections(story: Story) -> list[Thing]:
    return [said("CorrectionComment", row) for row in story.corrections if row.is_correction]


def statements(story: Story) -> list[Thing]:
    """Somebody else's word under the story, true or not: never a correction."""
    return [said("Comment", row) for row in story.corrections if not row.is_correction]


def said(kind: str, row: Correction) -> Thing:
    return filled({"@type": kind, "name": row.title, "text": row.text, "datePublished": machine_time(row.at)})


def translation(story: Story) -> Thing:
    """Of which text it is a translation, if that can be read, and who made it."""
    if story.translation_method == "original":
        return {}
    originals = [other for other in story.alternates if other.is_original]
    found: Thing = {"translator": people(story, translators=True)}
    for other in (originals or story.alternates)[:1]:
        address = addresses.absolute(addresses.article(other.language, story.number, other.slug))
        found["translationOfWork"] = {
            "@type": "CreativeWork",
            "@id": f"{address}#story",
            "url": address,
            "inLanguage": other.language,
        }
    return found


def trail(story: Story, site: Site) -> Thing:
    steps = [(site.masthead, addresses.front(story.language))]
    if story.section:
        steps.append((story.section.name, addresses.noun(story.language, "section", story.section.slug)))
    own = addresses.article(story.language, story.number, story.slug)
    return breadcrumbs([*steps, (story.headline, own)])
