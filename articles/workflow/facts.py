"""Gathers, from the locked records, the facts the checks look at."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from articles import clock
from articles.languages import name, own
from articles.models import Article, Edition, PhotoUse, Revision, TransitionLog
from articles.models.choices import Hold, Phase, Stage
from articles.models.kind import BY_CODE
from articles.rights.resolve import Rights
from articles.text import body, relative_dates
from articles.workflow import embargo, freeze, glossary, sealed, seen
from articles.workflow.act import Act
from articles.workflow.checks import Facts, PhotoFacts
from articles.workflow.grants import may
from articles.workflow.pin import claim_of, lacks_line_of_agency, rights_of
from articles.workflow.stale import stale
from articles.workflow.transitions import FIXING


def photo_fact(use: PhotoUse, language: str) -> PhotoFacts:
    """One photo's words in this language, and whether anybody is known to hold it. Own photos are ours; what
    a file says of itself is nobody's word until somebody here says where the photo comes from.
    """
    return PhotoFacts(
        alt=own(use, "alt_text", language),
        caption=own(use, "caption", language),
        is_decorative=use.is_decorative,
        is_lead=use.role == "lead",
        has_rights=use.photo.preset == "own"
        or (
            bool(use.photo.preset)
            and (use.photo.holder_id is not None or bool(name(use.photo, "credit_line", language)))
        ),
        file_name=use.photo.file_name,
    )


def photo_facts(act: Act) -> tuple[PhotoFacts, ...]:
    """Of every photo in the story, as they are now."""
    uses = freeze.rows_of(act.article, "photo_uses")
    return tuple(photo_fact(use, act.edition.language) for use in uses)


def frozen_photos(revision: Revision) -> tuple[PhotoFacts, ...]:
    """The photos of a text that readers see: their rights were asked about before."""
    return tuple(
        PhotoFacts(row["alt"], row["caption"], row["decorative"], row["role"] == "lead", has_rights=True)
        for row in revision.photos
    )


def sketch(act: Act) -> Revision:
    """An unsaved revision with what decides the claim: enough to resolve it before anything is frozen."""
    article, edition = act.article, act.edition
    return Revision(
        edition=edition,
        kind=article.kind,
        section_id=article.section_id,
        bureau_id=article.bureau_id,
        source_id=article.source_id,
        bylines=freeze.bylines(article, edition.language),
        coverages=[{"coverage": pk} for pk in article.coverage_items.values_list("coverage", flat=True)],
    )


def killed_sisters(article: Article, edition: Edition) -> tuple[str, ...]:
    """The story's other languages that were killed, each with the reason that was given."""
    names = dict(settings.LANGUAGES)
    found = []
    for one in article.editions.all():
        if one.hold == Hold.KILLED and one.pk != edition.pk:
            last = TransitionLog.objects.filter(edition=one.pk, verb="kill").order_by("-pk").first()
            found.append(f"{names[one.language]}: {last.reason}" if last else str(names[one.language]))
    return tuple(found)


def planned(edition: Edition, at: dt.datetime, after: dt.datetime | None = None) -> tuple[str, ...]:
    """The instants of what is scheduled at `at` (from `after` on), as people in Seoul read them."""
    pending = sorted(
        release.since
        for release in edition.releases.all()
        if release.since > at and release.since != release.until and (after is None or release.since >= after)
    )
    return tuple(f"{since.astimezone(clock.SEOUL):%Y-%m-%d %H:%M}" for since in pending)


def out_under_embargo(article: Article, at: dt.datetime) -> tuple[str, ...]:
    """The languages readers have at `at` although an embargo binds then."""
    stop = embargo.stop_of(article)
    if stop is None or stop <= at:
        return ()
    names = dict(settings.LANGUAGES)
    there = article.editions.filter(language__in=settings.SITE_LANGUAGES).prefetch_related("releases")
    return tuple(str(names[one.language]) for one in there if one.phase(at) == Phase.LIVE)


def names_in(act: Act, text: Revision | None) -> tuple[str, ...]:
    """The fields in which a sealed name stands, of the approved text or of the copy."""
    if not sealed.names_of(act.article):
        return ()
    text = text or freeze.drafted(act.article, act.edition, by=act.by, at=act.at)
    return sealed.told(sealed.hits(act.article, text))


def facts_for(act: Act, drafted: Revision | None = None, rights: Rights | None = None) -> Facts:
    """Before approval the copy is examined, before a release the approved text; photos and embargo as they
    are now. `drafted` is the revision the caller has made of the copy, or the approved one; `rights` is what
    its chain says at `act.at`.
    """
    article, edition = act.article, act.edition
    is_text_settled = act.verb != "approve" and edition.stage == Stage.APPROVED
    approved: Revision | None = edition.approved_revision if is_text_settled else None
    # A fix is a text of its own, with the photos readers see.
    approved = act.revision if act.verb in FIXING else approved
    language = edition.language
    # What is approved is what was looked at; a later change of the copy makes it a draft again.
    copy = glossary.printed(approved) if approved else None
    headline = approved.headline if approved else own(article, "headline", language)
    text = approved.body if approved else own(article, "body", language)
    revision = approved or drafted or sketch(act)
    first = edition.first_published_at
    pinned_at = first if first is not None and first <= act.at else act.effective_at
    is_resolved = revision is drafted and pinned_at == act.at
    if not is_resolved or rights is None:
        rights = rights_of(edition, revision, pinned_at)
    claim = claim_of(edition, revision, pinned_at, rights)
    shown = approved or drafted
    photos = {row["photo"] for row in (shown.photos if shown else freeze.photos(article, language))}
    killed = killed_sisters(article, edition)
    return Facts(
        kind=revision.kind,
        headline=headline,
        is_body_empty=not body.plain(text),
        has_byline=any(row["role"] != "translator" for row in revision.bylines),
        has_section=revision.section_id is not None,
        photos=frozen_photos(act.revision) if act.verb in FIXING and act.revision else photo_facts(act),
        has_stray_figure=bool(set(body.figures_in(text)) - photos),
        has_claim=claim is not None and (bool(claim.line) or BY_CODE[revision.kind].claims == "none"),
        embargo_online_at=embargo.stop_of(article),
        effective_at=act.effective_at,
        relative_dates=relative_dates.find(body.plain(text), language),
        care=article.care,
        flags=frozenset(flag.kind for flag in article.flags.all() if flag.cleared_at is None),
        is_on_hold=edition.is_on_hold,
        killed=killed,
        may_overrule=bool(killed) and may(act.by, Edition, "kill", edition),
        planned=planned(edition, act.at),
        renderings=tuple(glossary.told(found) for found in glossary.findings(article, language, copy)),
        stale=seen.named([text.key for text in stale(article, language)]),
        out=out_under_embargo(article, act.at),
        sealed=names_in(act, approved or drafted),
        lacks_line_of_agency=lacks_line_of_agency(revision, rights),
        undecided=rights.undecided,
    )
