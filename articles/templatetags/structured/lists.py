"""Pages that are not a story as structured data: a person's, a noun's, a list's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from articles.models.public_shapes import Link, Site, Teaser
from articles.pagecache import addresses
from articles.templatetags.structured.paper import Thing, breadcrumbs, filled, identity

# What a noun's page is about.
ABOUT = {"bureau": "Organization", "place": "Place"}


def listed(teasers: Iterable[Teaser]) -> Thing:
    found = [
        {
            "@type": "ListItem",
            "position": place,
            "name": teaser.headline,
            "url": addresses.absolute(addresses.article(teaser.language, teaser.number, teaser.slug)),
        }
        for place, teaser in enumerate(teasers, 1)
    ]
    return {"@type": "ItemList", "numberOfItems": len(found), "itemListElement": found} if found else {}


def base(kind: str, canonical: str, language: str, title: str, description: str) -> Thing:
    return {
        "@type": kind,
        "@id": canonical,
        "url": canonical,
        "name": title,
        "description": description,
        "inLanguage": language,
        "isAccessibleForFree": True,
        "publisher": {"@id": identity()},
    }


def collection(
    canonical: str, language: str, title: str, description: str, teasers: Iterable[Teaser], noun: Link | None
) -> Thing:
    about = {"@type": ABOUT.get(noun.noun, "Thing"), "name": noun.name} if noun else {}
    page = base("CollectionPage", canonical, language, title, description)
    return filled({**page, "about": about, "mainEntity": listed(teasers)})


def profile(
    canonical: str, language: str, noun: Link, description: str, facts: Mapping[str, str], text: str
) -> Thing:
    """A reporter: the address shown is the one the page shows."""
    person = {
        "@type": "Person",
        "@id": f"{canonical}#person",
        "name": noun.name,
        "url": canonical,
        "jobTitle": facts.get("title", ""),
        "description": text,
        "email": facts.get("email", ""),
        "worksFor" if not facts.get("former") else "alumniOf": {"@id": identity()},
    }
    page = base("ProfilePage", canonical, language, noun.name, description)
    return {**filled(page), "mainEntity": filled(person)}


def trail(site: Site, language: str, name: str, canonical: str) -> Thing:
    front = addresses.front(language)
    path = canonical.removeprefix(addresses.absolute(""))
    return breadcrumbs([(site.masthead, front), (name, path)])
