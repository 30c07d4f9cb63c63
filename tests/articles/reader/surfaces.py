"""A paper with one of everything, and the register of all its public addresses."""

import datetime as dt
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

from django.test import Client
from django.urls import URLPattern, get_resolver
from PIL import Image

from articles import clock
from articles.media.intake import take
from articles.media.models import Photo
from articles.models import Article, Coverage, Place, PlaceTerm, Region, Topic
from articles.pagecache import addresses
from articles.rights.models import Notice
from tests.cast import EN, KO, story

NOUNS = ("section", "bureau", "reporter", "coverage", "topic", "place")
LANGUAGES = ("ko", "en")
FEED_FORMS = ("rss", "atom", "json")


@dataclass(frozen=True)
class World:
    """The cast, and one of every other noun."""

    cast: SimpleNamespace
    coverage: Coverage
    topic: Topic
    place: Place
    photo: Photo

    def slugs(self) -> dict[str, str]:
        return {
            "section": self.cast.section.slug,
            "bureau": self.cast.honam.slug,
            "reporter": self.cast.heo.slug,
            "coverage": self.coverage.slug,
            "topic": self.topic.slug,
            "place": self.place.slug,
        }


def picture(colour: str, file_name: str = "pier.jpg", **facts: Any) -> Photo:
    """A photo as taken in, wide enough for its renditions to differ."""
    out = io.BytesIO()
    Image.new("RGB", (700, 450), colour).save(out, "JPEG")
    facts = {"preset": "agency", "credit_line_ko": "광양시", "credit_line_en": "Gwangyang City", **facts}
    return take(out.getvalue(), file_name, **facts)


def make_world(cast: SimpleNamespace) -> World:
    region = Region.objects.create(slug="jeonnam", name_ko="전남", name_en="Jeonnam")
    place = Place.objects.create(slug="gwangyang")
    PlaceTerm.objects.create(place=place, region=region, name_ko="광양", name_en="Gwangyang")
    type(cast.heo).objects.filter(pk=cast.heo.pk).update(
        contact="address", bio_ko="항만을 맡는다.", bio_en="Covers ports."
    )
    type(cast.ham).objects.filter(pk=cast.ham.pk).update(contact="relay")
    return World(
        cast,
        Coverage.objects.create(
            slug="new-port", kind="special", name_ko="새 항구", name_en="A New Port", intro_ko="항구를 본다."
        ),
        Topic.objects.create(slug="ports", name_ko="항만", name_en="Ports"),
        place,
        picture("navy"),
    )


def full_story(
    world: World,
    *,
    ko: Mapping[str, str] | None = KO,
    en: Mapping[str, str] | None = EN,
    ja: Mapping[str, str] | None = None,
    photo: Photo | None = None,
    **shared: Any,
) -> Article:
    """A story that is on every list there is."""
    use = {
        "photo": (photo or world.photo).pk,
        "role": "lead",
        "alt_text": {"ko": "부두에 닿은 배", "en": "A ship at a pier", "ja": "埠頭の船"},
        "caption": {"ko": "배가 부두에 닿고 있다.", "en": "A ship comes alongside.", "ja": "船が着く。"},
        "is_decorative": False,
    }
    sets = {"places": [world.place.pk], "topics": [world.topic.pk], "coverages": [world.coverage.pk]}
    return story(world.cast, ko=ko, en=en, ja=ja, **{**sets, "photos": [use], **shared})


def third_language(world: World, begins: dt.datetime) -> None:
    """What a paper needs to publish in Japanese as well: its own line in the paper's notice."""
    notice = world.cast.site_notice
    Notice.objects.filter(pk=notice.pk).update(valid_until=begins)
    lines = {f"claim_line_{code}": "© {year} {holder}" for code in ("ko", "en", "ja")}
    lines |= {f"terms_line_{code}": "All rights reserved." for code in ("ko", "en", "ja")}
    Notice.objects.create(
        scope=notice.scope, holder=notice.holder, valid_from=begins, reason="a third language", **lines
    )


# Pages that take what a reader sends.
FORMS = ("reader:report", "reader:contact", "reader:preferences")
# Pages on which no story stands before something else happens to it.
WITHOUT_STORIES = (
    "reader:contact",
    "reader:contact_thanks",
    "reader:corrections",
    "reader:history",
    "reader:about",
    "reader:ethics",
    "reader:rights",
    "reader:accessibility",
    "reader:preferences",
    "reader:prefs",
    "reader:prefs_css",
    "reader:preview",
    "reader:preview_bare",
    "reader:preview_media",
    "reader:preview_desk",
    "reader:preview_desk_media",
    "reader:preview_then",
    "reader:preview_then_media",
)
# No cache holds them, so nothing has to tell when they change.
KEPT_BY_NOBODY = (
    "reader:preview",
    "reader:preview_bare",
    "reader:preview_media",
    "reader:preview_desk",
    "reader:preview_desk_media",
    "reader:preview_then",
    "reader:preview_then_media",
)
Surface = Callable[[World, Article, Photo], list[str]]


def each(make: Callable[[str], str]) -> list[str]:
    return [make(language) for language in LANGUAGES]


def month() -> str:
    return f"{clock.now():%Y-%m}"


# Name of the address pattern, and the addresses under it that could show a given story and photo.
REGISTER: dict[str, Surface] = {
    "reader:root": lambda world, article, photo: ["/"],
    "reader:short": lambda world, article, photo: [f"/a/{article.pk}"],
    "reader:media": lambda world, article, photo: [addresses.media(photo.public_id, "640.jpg")],
    "reader:front": lambda world, article, photo: each(addresses.front),
    "reader:article_short": lambda world, article, photo: each(
        lambda language: addresses.permalink(language, article.pk)
    ),
    "reader:article": lambda world, article, photo: [
        addresses.article(found.language, article.pk, found.slug or "new-pier")
        for found in article.editions.filter(language__in=LANGUAGES)
    ],
    "reader:archive": lambda world, article, photo: each(
        lambda language: addresses.archive(language, clock.seoul_day(clock.now()))
    ),
    "reader:preferences": lambda world, article, photo: each(addresses.preferences),
    "reader:prefs": lambda world, article, photo: ["/prefs"],
    "reader:prefs_css": lambda world, article, photo: ["/prefs.css"],
    "reader:history": lambda world, article, photo: each(
        lambda language: addresses.history(language, article.pk)
    ),
    "reader:report": lambda world, article, photo: each(
        lambda language: addresses.report(language, article.pk)
    ),
    "reader:report_thanks": lambda world, article, photo: each(
        lambda language: addresses.report_thanks(language, article.pk)
    ),
    "reader:contact": lambda world, article, photo: each(
        lambda language: addresses.contact(language, world.cast.ham.slug)
    ),
    "reader:contact_thanks": lambda world, article, photo: each(
        lambda language: addresses.contact_thanks(language, world.cast.ham.slug)
    ),
    "reader:corrections": lambda world, article, photo: each(addresses.corrections),
    "reader:about": lambda world, article, photo: each(addresses.about),
    "reader:ethics": lambda world, article, photo: ["/ko/ethics/", "/en/ethics/"],
    "reader:rights": lambda world, article, photo: each(addresses.rights),
    "reader:accessibility": lambda world, article, photo: each(addresses.accessibility),
    "reader:archive_index": lambda world, article, photo: each(addresses.archive_index),
    "reader:archive_month": lambda world, article, photo: each(
        lambda language: addresses.archive_month(language, clock.now().year, clock.now().month)
    ),
    "reader:bureaus": lambda world, article, photo: each(addresses.bureaus),
    "reader:reporters": lambda world, article, photo: each(addresses.reporters),
    # Takes a post and says nothing: tests/articles/reader/test_seen.py.
    "reader:seen": lambda world, article, photo: [],
    "reader:lite_front": lambda world, article, photo: each(addresses.lite_front),
    "reader:lite_section": lambda world, article, photo: each(
        lambda language: addresses.lite_section(language, world.cast.section.slug)
    ),
    "reader:lite_article": lambda world, article, photo: each(
        lambda language: addresses.lite_article(language, article.pk)
    ),
    # The beginning of the word that tells a leak, and one of the usual text: a search repeats its question.
    "reader:search": lambda world, article, photo: each(
        lambda language: f"{addresses.search(language)}?q={'zaunk' if language == 'ko' else 'pier'}"
    ),
    # With a token that opens nothing, and without a log-in: what they show is in test_preview.py.
    "reader:preview": lambda world, article, photo: ["/preview/no-such-token/"],
    "reader:preview_bare": lambda world, article, photo: ["/preview/no-such-token"],
    "reader:preview_media": lambda world, article, photo: [
        f"/preview/no-such-token/media/{photo.public_id}/640.jpg"
    ],
    "reader:preview_desk": lambda world, article, photo: [
        f"/preview/desk/{found.pk}/" for found in article.editions.all()
    ],
    "reader:preview_desk_media": lambda world, article, photo: [
        f"/preview/desk/{found.pk}/media/{photo.public_id}/640.jpg" for found in article.editions.all()
    ],
    "reader:preview_then": lambda world, article, photo: [
        f"/preview/desk/{found.pk}/then/" for found in article.editions.all()
    ],
    "reader:preview_then_media": lambda world, article, photo: [
        f"/preview/desk/{found.pk}/then/media/{photo.public_id}/640.jpg" for found in article.editions.all()
    ],
    "reader:saved": lambda world, article, photo: ["/ko/saved/", "/en/saved/"],
    "reader:offline": lambda world, article, photo: ["/ko/offline/", "/en/offline/"],
    "reader:worker": lambda world, article, photo: ["/sw.js"],
    "feeds:robots": lambda world, article, photo: ["/robots.txt"],
    "feeds:sitemap_index": lambda world, article, photo: ["/sitemap.xml"],
    "feeds:sitemap_stories": lambda world, article, photo: each(
        lambda language: f"/sitemaps/{language}-{month()}.xml"
    ),
    "feeds:sitemap_pages": lambda world, article, photo: each(
        lambda language: f"/sitemaps/pages-{language}.xml"
    ),
    "feeds:sitemap_news": lambda world, article, photo: each(
        lambda language: f"/sitemaps/news-{language}.xml"
    ),
    "feeds:licence": lambda world, article, photo: ["/license.xml"],
    "feeds:reservations": lambda world, article, photo: ["/.well-known/tdmrep.json"],
    "feeds:mining_policy": lambda world, article, photo: ["/policies/tdm.json"],
    "feeds:security_txt": lambda world, article, photo: ["/.well-known/security.txt"],
    "feeds:opensearch": lambda world, article, photo: each(lambda language: f"/opensearch-{language}.xml"),
    "feeds:manifest": lambda world, article, photo: each(
        lambda language: f"/manifest-{language}.webmanifest"
    ),
    "feeds:all": lambda world, article, photo: [
        addresses.feed(language, form=form) for language in LANGUAGES for form in FEED_FORMS
    ],
    "feeds:noun": lambda world, article, photo: [
        addresses.feed(language, noun, slug, form)
        for language in LANGUAGES
        for noun, slug in world.slugs().items()
        for form in FEED_FORMS
    ],
}
for _noun in NOUNS:
    REGISTER[f"reader:{_noun}"] = lambda world, article, photo, noun=_noun: each(
        lambda language: addresses.noun(language, noun, world.slugs()[noun])
    )

# What is in the table of addresses but not for readers.
NOT_PUBLIC = ("healthz", "admin")


def public_patterns() -> set[str]:
    """The names of all public address patterns, as the project's table has them."""
    found: set[str] = set()
    for entry in get_resolver().url_patterns:
        if str(entry.pattern).startswith(NOT_PUBLIC):
            continue
        if isinstance(entry, URLPattern):
            found.add(str(entry.name or entry.pattern))
        else:
            found |= {f"{entry.namespace}:{part.name}" for part in entry.url_patterns}
    return found


def all_addresses(world: World, article: Article, photo: Photo | None = None) -> list[str]:
    return [
        address for surface in REGISTER.values() for address in surface(world, article, photo or world.photo)
    ]


def all_but(names: tuple[str, ...], world: World, article: Article) -> list[str]:
    """Every address but those of some patterns."""
    return [
        address
        for name, surface in REGISTER.items()
        if name not in names
        for address in surface(world, article, world.photo)
    ]


def seen(client: Client, address: str) -> str:
    """Everything a reader gets from an address, headers included, with percent-encoding undone."""
    response = client.get(address)
    text = response.content.decode("utf-8", "replace")
    return unquote(f"{response.status_code} {dict(response.headers)} {text}")
