"""The public door to one story in one language."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django.conf import settings

from articles import clock
from articles.languages import name
from articles.models.chain import scopes
from articles.models.choices import Hold
from articles.models.edition import Edition
from articles.models.kind import BY_CODE
from articles.models.once import Once
from articles.models.public_correction import corrections_of
from articles.models.public_media import figures_for
from articles.models.public_noun import links, records
from articles.models.public_shapes import Alternate, Gone, Link, Signature, Story
from articles.models.release import Release
from articles.models.reporter import Reporter
from articles.pagecache import keys, sink
from articles.rights.resolve import resolve


def story(at: dt.datetime, language: str, number: int) -> Story | Gone | None:
    """What readers of `language` get under this number at `at`. Hidden and never written are both None."""
    sink.note(*(keys.edition(number, code) for code in settings.SITE_LANGUAGES))
    rows = list(
        Release.objects.unfinished(at)
        .filter(edition__article_id=number, edition__language__in=settings.SITE_LANGUAGES)
        .order_by("since")
        .values_list("pk", "since", "until", "edition__language", "revision__slug")
    )
    edges = [
        edge for _pk, since, until, _code, _slug in rows for edge in (since, until) if edge and edge > at
    ]
    sink.note(until=min(edges, default=None))
    release = (
        Release.objects.visible(at)
        .filter(edition__article_id=number, edition__language=language)
        .select_related(
            "edition", "edition__claim_holder", "edition__claim_license", "revision", "revision__source"
        )
        .first()
    )
    if release is None:
        killed = Edition.objects.filter(
            article_id=number,
            language=language,
            hold=Hold.KILLED,
            held_at__lte=at,
            first_published_at__lte=at,
        )
        return Gone(number) if killed.exists() else None
    live = set(
        Release.objects.visible(at).filter(pk__in=[row[0] for row in rows]).values_list("pk", flat=True)
    )
    alternates = tuple(
        Alternate(code, slug) for pk, _since, _until, code, slug in rows if pk in live and code != language
    )
    return assemble(release, at, alternates)


def live_languages(at: dt.datetime, number: int) -> list[Alternate]:
    """The languages a story is live in, in the site's order: where a short address leads."""
    sink.note(*(keys.edition(number, code) for code in settings.SITE_LANGUAGES))
    rows = list(
        Release.objects.unfinished(at)
        .filter(edition__article_id=number, edition__language__in=settings.SITE_LANGUAGES)
        .values_list("since", "until", "edition__language", "revision__slug")
    )
    edges = [edge for since, until, _code, _slug in rows for edge in (since, until) if edge and edge > at]
    sink.note(until=min(edges, default=None))
    visible = Release.objects.visible(at).filter(edition__article_id=number)
    found = dict(visible.values_list("edition__language", "revision__slug"))
    return [Alternate(code, found[code]) for code in settings.SITE_LANGUAGES if code in found]


def signatures(
    release: Release, language: str, at: dt.datetime, once: Once | None = None
) -> tuple[Signature, ...]:
    """Names as they were printed; links and addresses as the people want them now."""
    entries: list[dict[str, Any]] = release.revision.bylines
    pks = {entry["reporter"] for entry in entries if entry["reporter"]}
    once = once or Once()
    pages = links("reporter", pks, language, at, once)
    shown = {
        row.pk: row.email
        for row in (records("reporter", pks, once) if pks else ())
        if row.contact == Reporter.Contact.ADDRESS
        and row.has_closing_line
        and (row.left_on is None or row.left_on > clock.seoul_day(at))
    }
    prints = BY_CODE[release.revision.kind].has_closing_line
    return tuple(
        Signature(
            name=entry["name"],
            role=entry["role"],
            title=entry["title"],
            bureau_name=entry["bureau_name"],
            page=pages.get(entry["reporter"]),
            email=shown.get(entry["reporter"], "") if prints else "",
        )
        for entry in entries
    )


def terms_of(release: Release, at: dt.datetime) -> str:
    """Today's terms for this story; bare facts carry none."""
    edition, revision = release.edition, release.revision
    if BY_CODE[revision.kind].claims == "none":
        return ""
    # The scope of the story itself is the one thing read from the desk's row: it says nothing of the text.
    article_scope = Edition.objects.filter(pk=edition.pk).values_list("article__scope_id", flat=True).get()
    chain = scopes(
        edition=edition.scope_id,
        article=article_scope,
        source=revision.source.scope_id if revision.source else None,
        coverages=[row["coverage"] for row in revision.coverages],
        bureau=revision.bureau_id,
        section=revision.section_id,
    )
    rights = resolve(chain, at, edition.language, clock.seoul_day(at))
    return rights.terms.line if rights.terms else ""


def as_printed(link: Link, words: str) -> Link:
    """The name the story was printed with, at the address of today: old stories keep old names."""
    return replace(link, name=words or link.name)


def assemble(
    release: Release,
    at: dt.datetime,
    alternates: tuple[Alternate, ...],
    *,
    once: Once | None = None,
    terms_line: str | None = None,
) -> Story:
    """`once` is the page's, if it assembles several languages; `terms_line` if the caller has resolved it."""
    edition, revision = release.edition, release.revision
    language = edition.language
    pictures = figures_for(revision.photos, once)
    first = edition.first_published_at or release.since
    section = links("section", [revision.section_id], language, at, once)
    places = links("place", [row["place"] for row in revision.places], language, at, once)
    topics = links("topic", [row["topic"] for row in revision.topics], language, at, once)
    coverages = links("coverage", [row["coverage"] for row in revision.coverages], language, at, once)
    return Story(
        number=edition.article_id,
        language=language,
        slug=revision.slug,
        kind=BY_CODE[revision.kind],
        label=revision.label,
        kicker=revision.kicker,
        headline=revision.headline,
        deck=revision.deck,
        body=revision.body,
        dateline=revision.dateline,
        origin=revision.origin,
        issuing_body=revision.issuing_body,
        translation_method=revision.translation_method,
        section=as_printed(section[revision.section_id], revision.section_name) if section else None,
        bureau=as_printed(
            links("bureau", [revision.bureau_id], language, at, once)[revision.bureau_id],
            revision.bureau_name,
        ),
        signatures=signatures(release, language, at, once),
        places=tuple(
            as_printed(places[row["place"]], row["name"]) for row in revision.places if row["place"] in places
        ),
        topics=tuple(topics[row["topic"]] for row in revision.topics if row["topic"] in topics),
        coverages=tuple(
            coverages[row["coverage"]] for row in revision.coverages if row["coverage"] in coverages
        ),
        figures=tuple(pictures[row["photo"]] for row in revision.photos if row["photo"] in pictures),
        published_at=first,
        updated_at=release.updated_at,
        claim_line=edition.claim_line,
        terms_line=terms_of(release, at) if terms_line is None else terms_line,
        alternates=alternates,
        corrections=corrections_of(edition.pk, at),
        holder=name(edition.claim_holder, "name", language) if edition.claim_holder else "",
        claim_year=edition.claim_year,
        license_url=edition.claim_license.url if edition.claim_license else "",
    )
