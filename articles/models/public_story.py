"""The public door to one story in one language."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django.conf import settings

from articles import clock
from articles.languages import own
from articles.models.choices import Hold, TranslationMethod
from articles.models.edition import Edition
from articles.models.kind import BY_CODE
from articles.models.public_correction import corrections_of, statutory_of
from articles.models.public_media import figures_for
from articles.models.public_noun import links, next_midnight, unnoted
from articles.models.public_rights import of_release
from articles.models.public_shapes import Alternate, Figure, Gone, Link, Signature, Story
from articles.models.release import Release
from articles.models.reporter import Reporter
from articles.pagecache import keys, sink
from articles.rights.resolve import Rights
from articles.text.reading_time import minutes


def story(at: dt.datetime, language: str, number: int) -> Story | Gone | None:
    """What readers of `language` get under this number at `at`. Hidden and never written are both None."""
    sink.note(*(keys.edition(number, code) for code in settings.SITE_LANGUAGES))
    rows = list(
        Release.objects.unfinished(at)
        .filter(edition__article_id=number, edition__language__in=settings.SITE_LANGUAGES)
        .order_by("since")
        .values_list(
            "pk",
            "since",
            "until",
            "edition__language",
            "revision__slug",
            "revision__translation_method",
        )
    )
    edges = [edge for row in rows for edge in row[1:3] if edge and edge > at]
    sink.note(until=min(edges, default=None))
    release = (
        Release.objects.visible(at)
        .filter(edition__article_id=number, edition__language=language)
        .select_related(
            "edition",
            "edition__claim_holder",
            "edition__claim_license",
            "edition__claim_notice__scope",
            "revision",
            "revision__source",
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
        tomb = killed.values_list("pk", flat=True).first()
        return Gone(number, statutory_of(tomb, at)) if tomb is not None else None
    live = set(
        Release.objects.visible(at).filter(pk__in=[row[0] for row in rows]).values_list("pk", flat=True)
    )
    alternates = tuple(
        Alternate(code, slug, method == TranslationMethod.ORIGINAL)
        for pk, _since, _until, code, slug, method in rows
        if pk in live and code != language
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


def signers(release: Release) -> dict[int, Reporter]:
    """Our own people among those who signed, by pk, with their beats."""
    pks = {entry["reporter"] for entry in release.revision.bylines if entry["reporter"]}
    if not pks:
        return {}
    sink.note(*(keys.noun("reporter", pk) for pk in pks))
    rows = Reporter.objects.filter(pk__in=pks).prefetch_related("beats")
    return sink.once(("signers", frozenset(pks)), lambda: {row.pk: row for row in rows})


def portrait_row(photo: int) -> dict[str, Any]:
    """A portrait as the row of a photo: it stands beside its name, which says all its alternative text
    could.
    """
    return {"photo": photo, "role": "portrait", "alt": "", "caption": "", "credit": "", "decorative": True}


def signatures(
    release: Release, at: dt.datetime, people: dict[int, Reporter], pictures: dict[int, Figure]
) -> tuple[Signature, ...]:
    """Names as they were printed; links, faces and addresses as the people want them now."""
    prints = BY_CODE[release.revision.kind].has_closing_line
    if people:
        sink.note(until=next_midnight(at))
    return tuple(
        signature(entry, people.get(entry["reporter"]), release.edition.language, at, pictures, prints)
        for entry in release.revision.bylines
    )


def signature(
    entry: dict[str, Any],
    person: Reporter | None,
    language: str,
    at: dt.datetime,
    pictures: dict[int, Figure],
    prints_closing_line: bool,
) -> Signature:
    printed = Signature(entry["name"], entry["role"], entry["title"], entry["bureau_name"], None, "")
    if person is None:
        return printed
    printed = replace(
        printed,
        page=unnoted("reporter", person, language, at),
        portrait=as_portrait(pictures.get(person.portrait_id or 0)),
        bio=own(person, "bio", language),
    )
    if person.left_on is not None and person.left_on <= clock.seoul_day(at):
        return printed
    beats = sorted(person.beats.all(), key=lambda topic: topic.slug)
    sink.note(*(keys.noun("topic", topic.pk) for topic in beats))
    shown = person.email if person.contact == Reporter.Contact.ADDRESS else ""
    return replace(
        printed,
        email=shown if prints_closing_line and person.has_closing_line else "",
        beats=tuple(unnoted("topic", topic, language, at) for topic in beats),
        contact="form" if person.contact == Reporter.Contact.RELAY else shown,
    )


def as_portrait(figure: Figure | None) -> Figure | None:
    """The words of a photo that also stands in the story are the story's."""
    return replace(figure, role="portrait", alt="", caption="", credit="") if figure else None


def helpline(care: str, language: str) -> str:
    """The sentence under a text with this mark."""
    return settings.HELPLINES.get(care, {}).get(language, "")


def as_printed(link: Link, words: str) -> Link:
    """The name the story was printed with, at the address of today: old stories keep old names."""
    return replace(link, name=words or link.name)


def assemble(
    release: Release,
    at: dt.datetime,
    alternates: tuple[Alternate, ...],
    *,
    rights: Rights | None = None,
) -> Story:
    """`rights` if the caller has resolved the chain."""
    edition, revision = release.edition, release.revision
    language = edition.language
    people = signers(release)
    faces = [portrait_row(person.portrait_id) for person in people.values() if person.portrait_id]
    # The story's own rows come last: of a photo that is both, its words stand.
    pictures = figures_for([*faces, *revision.photos])
    first = edition.first_published_at or release.since
    section = links("section", [revision.section_id], language, at)
    places = links("place", [row["place"] for row in revision.places], language, at)
    topics = links("topic", [row["topic"] for row in revision.topics], language, at)
    coverages = links("coverage", [row["coverage"] for row in revision.coverages], language, at)
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
            links("bureau", [revision.bureau_id], language, at)[revision.bureau_id],
            revision.bureau_name,
        ),
        signatures=signatures(release, at, people, pictures),
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
        rights=of_release(release, at, rights),
        alternates=alternates,
        # A text that begins at this instant has been corrected by nobody yet.
        corrections=corrections_of(edition.pk, at) if first < at else (),
        reading_minutes=minutes(revision.body, language),
        has_history=edition.shows_history,
        helpline=helpline(revision.care, language),
    )
