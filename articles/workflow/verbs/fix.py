"""Fix: one slip put right in what readers see, whatever waits in the draft; the draft and what is scheduled
get it too, so that nothing brings the slip back.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from articles.models import Edition, Release, Revision
from articles.models.choices import Stage
from articles.models.task import TaskKind
from articles.text.diff import merged
from articles.workflow import freeze, limits, parts, seen, tidy
from articles.workflow.act import Act
from articles.workflow.crossed import crossed
from articles.workflow.note import tell_readers
from articles.workflow.parts import SHARED, Data
from articles.workflow.refusals import NotPossible, Stale
from articles.workflow.releases import begin
from articles.workflow.store import store
from articles.workflow.task import open_task
from articles.workflow.weight import settle

LINES = ("headline", "kicker", "deck", "body")
MOST_OF_A_TASK = 2_000  # characters of each text a task shows


def prepare(act: Act) -> None:
    """`act.revision`: the live text with what was typed, not saved yet. What is as before is left out."""
    release = live(act)
    if act.base is not None and act.base != release.pk:
        raise Stale(_("Readers see another text since you opened this one. Look at it again first."))
    typed = clean(act.texts or {}, release.revision)
    act.texts = {key: text for key, text in typed.items() if text != freeze.words_in(release.revision, key)}
    if not act.texts:
        raise NotPossible(_("Nothing is different from what readers see."))
    act.revision = freeze.revised(
        release.revision, act.texts, by=act.by, at=act.at, note=act.reason or _("a fix of the live text")
    )


def live(act: Act) -> Release:
    return act.edition.releases.visible_range(act.at).select_related("revision").get()


def clean(texts: Mapping[str, str], revision: Revision) -> dict[str, str]:
    """As every save has it: limits first, the body sanitised, lines tidied. Raises NotPossible."""
    lines: Data = {key: text for key, text in texts.items() if key in LINES}
    photos = {key: text for key, text in texts.items() if key not in LINES}
    if any(seen.photo_of(key)[1] is None or freeze.words_in(revision, key) is None for key in photos):
        raise NotPossible(_("That is no text readers see here."))
    found: dict[str, str] = limits.checked(tidy.language(limits.checked(lines)))
    return found | {key: limits.words_of_photo(key, text) for key, text in photos.items()}


def fix(act: Act) -> None:
    fixed, texts, release = act.revision, act.texts, live(act)
    assert fixed is not None and texts is not None  # prepare() has made them
    weight = settle(act, fixed)
    before = {key: freeze.words_in(release.revision, key) or "" for key in texts}
    planned = act.edition.releases.unfinished(act.at).filter(since__gt=act.at).select_related("revision")
    ahead = [(row, carried(row.revision, before, texts, act)) for row in planned]
    if any(text is None for _row, text in ahead):
        raise NotPossible(
            _(
                "What is scheduled was rewritten in the same place and would bring it back: cancel the "
                "schedule first, or put it right there."
            )
        )
    freeze.keep(fixed)
    act.release = begin(act.edition, fixed, act.at, by=act.by, at=act.at, weight=weight)
    tell_readers(act)
    if act.note:
        crossed(act, release.revision)
    approved = act.edition.approved_revision_id
    for row, text in ahead:
        assert text is not None
        # What was scheduled goes out at its instant all the same, with the fix.
        begin(act.edition, freeze.keep(text), row.since, by=act.by, at=act.at, weight=row.weight)
        if approved == row.revision_id:
            act.edition.approved_revision = text
    if approved == release.revision_id:
        act.edition.approved_revision = fixed
    elif act.edition.stage == Stage.APPROVED and approved not in {row.revision_id for row, _text in ahead}:
        waiting(act, before, texts)
    into_the_draft(act, before, texts)


def carried(
    other: Revision, before: Mapping[str, str], texts: Mapping[str, str], act: Act
) -> Revision | None:
    """Another frozen text of this edition with the fix in it, not saved; None where it does not fit."""
    found: dict[str, str] = {}
    for key, text in texts.items():
        have = freeze.words_in(other, key)
        if have is None:
            continue  # that photo is not in it any more
        both = merged(before[key], text, have)
        if both is None:
            return None
        found[key] = both
    return freeze.revised(other, found, by=act.by, at=act.at, note=_("with a fix of the live text"))


def waiting(act: Act, before: Mapping[str, str], texts: Mapping[str, str]) -> None:
    """An approved text that is not out yet gets the fix, or has to be read again before it goes."""
    approved = act.edition.approved_revision
    assert approved is not None  # the stage says so: a constraint of the database
    text = carried(approved, before, texts, act)
    if text is None:
        act.edition.stage = Stage.DRAFT
    else:
        act.edition.approved_revision = freeze.keep(text)


def into_the_draft(act: Act, before: Mapping[str, str], texts: Mapping[str, str]) -> None:
    """Merged where it fits; where it does not, a task says what was and what is."""
    edition, article = act.edition, act.article
    have = {edition.language: edition}
    words, photos = parts.read_language(article, edition), parts.read_photos(article)
    new: Data = {}
    rows = [dict(row) for row in photos]
    lost: dict[str, str] = {}
    for key, text in texts.items():
        name, photo = seen.photo_of(key)
        row = next((row for row in rows if row["photo"] == photo), None)
        present = words[key] if photo is None else row[name].get(edition.language, "") if row else None
        if present is None or present == text:
            continue
        both = merged(before[key], text, present)
        if both is None:
            lost[key] = text
        elif row is not None:
            row[name] = {**row[name], edition.language: both}
        else:
            new[key] = both
    reason = _("a fix of the live text")
    if new:
        store(article, have, edition.language, new, words, edition.copy_version, act.by, act.at, reason)
        edition.refresh_from_db(fields=["copy_version"])
    if rows != photos:
        old = parts.read_shared(article)
        store(article, have, SHARED, {"photos": rows}, old, article.version, act.by, act.at, reason)
    if lost:
        ask(act, before, lost)


def ask(act: Act, before: Mapping[str, str], lost: Mapping[str, str]) -> None:
    edition: Edition = act.edition
    assert act.release is not None
    shown = {key: [before[key][:MOST_OF_A_TASK], text[:MOST_OF_A_TASK]] for key, text in lost.items()}
    open_task(
        str(TaskKind.MERGE),
        f"edition:{edition.pk}:release:{act.release.pk}",
        at=act.at,
        edition=edition,
        by=act.by,
        data={"language": edition.language, "texts": shown},
    )
