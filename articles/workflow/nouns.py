"""Saves the named records around stories: bureaus, sections, reporters, notices and the like, and tells their
pages.

A changed address leaves a former one behind, a change that decides a pinned claim has the waiting ones
resolved again, and the keys of every page concerned go out in the same transaction.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.translator import NotRegistered, translator

from articles import clock
from articles.media.models import Photo
from articles.models import (
    Bureau,
    BureauMembership,
    FormerSlug,
    Imprint,
    PlaceTerm,
    Region,
    Reporter,
    Section,
    SiteIdentity,
    SocialLink,
)
from articles.models.former_slug import NOUNS
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from articles.rights.models import Holder, License, Notice, Scope
from articles.workflow import audit_noun, pin
from articles.workflow.grants import Actor, label_of, may
from articles.workflow.refusals import NotAllowed, NotPossible

# Records that can carry notices of their own, as the notice form names them.
SCOPED_KINDS = {
    "bureau": Scope.Kind.BUREAU,
    "section": Scope.Kind.SECTION,
    "coverage": Scope.Kind.COVERAGE,
    "holder": Scope.Kind.SOURCE,
}
TAKEN = gettext_lazy(
    "Old links to another record use this address and lead on to it. Choose another address."
)
# A change of one of these can change a claim that is resolved but not public yet.
DECIDE_CLAIMS = (Notice, Holder, License, Bureau, Section)


def kind_of(record: Model) -> str:
    """The word for it in keys and former slugs; empty for nouns without a page of their own."""
    name = str(record._meta.model_name)
    return name if name in NOUNS else ""


def keys_of(record: Any) -> set[str]:
    """The keys of every page that shows something of this record."""
    kind = kind_of(record)
    found = {keys.noun(kind, record.pk), keys.names(kind)} if kind else set()
    if isinstance(record, SiteIdentity | Imprint | SocialLink):
        found.add(keys.SITE)
    elif isinstance(record, Photo):
        found.add(keys.photo(record.pk))
    elif isinstance(record, Notice):
        found.add(keys.notices(record.scope.pk))
        if record.scope.kind == Scope.Kind.SITE:
            found.add(keys.SITE)
    elif isinstance(record, Holder | License):
        # A holder's name is printed by the notices that use it, and nowhere else.
        field = "holder" if isinstance(record, Holder) else "license"
        used = Notice.objects.filter(**{field: record}).values_list("scope", flat=True)
        found |= {keys.notices(scope) for scope in used.distinct().order_by()}
    elif isinstance(record, Region):
        places = PlaceTerm.objects.filter(region=record).values_list("place", flat=True)
        found |= {keys.names("place"), *(keys.noun("place", pk) for pk in places.distinct().order_by())}
    elif isinstance(record, Reporter):
        bureaus = BureauMembership.objects.filter(reporter=record).values_list("bureau", flat=True)
        found |= {keys.noun("bureau", pk) for pk in bureaus.distinct().order_by()}
    return found


def announce_noun(record: Any) -> None:
    """Tell the pages; inside the transaction of the change."""
    tell(label_of(type(record)), record.pk, keys_of(record))


def tell(label: str, pk: object, changed: set[str]) -> None:
    if changed:
        Outbox.objects.announce("noun", f"{label}:{pk}:{secrets.token_hex(8)}", changed)


def save_noun(
    record: Any, *, by: Actor, fields: Collection[str] | None = None, right: str = "change"
) -> None:
    """Write one record, with its former address, and tell the pages of before and after.

    Of a record that exists only `fields` are written (without them: what differs from the stored row), so
    that what others changed meanwhile stays; never its scope, which `scope_of` alone gives it. `right` is the
    operation of the policy that is asked for then.
    """
    is_new = record._state.adding
    if not may(by, type(record), "add" if is_new else right, None if is_new else record):
        raise NotAllowed(_("You may not change this record. Nothing was saved."))
    with transaction.atomic():
        decides_claims = isinstance(record, DECIDE_CLAIMS)
        if decides_claims:
            pin.close_claims()
        stored = None if is_new else locked(record)
        before = set() if stored is None else keys_of(stored)
        kind = kind_of(record)
        if kind and taken(kind, record):
            raise NotPossible(TAKEN)
        written = write(record, stored, fields)
        if kind and "slug" in written:
            remember(kind, record, stored.slug if stored else "")
        if decides_claims:
            pin.rewrite_scheduled(clock.now())
        audit_noun.of_noun(record, stored, written, by=by)
        tell(label_of(type(record)), record.pk, before | keys_of(record))


def locked(record: Any) -> Any:
    """The row as it is stored now, locked; other rows may go on pointing to it."""
    rows = type(record)._base_manager.select_for_update(no_key=True)
    found = rows.filter(pk=record.pk).first()
    if found is None:
        raise NotPossible(_("Somebody deleted this record meanwhile. Nothing was saved."))
    return found


def hold(record: Any) -> None:
    """Until this transaction ends nobody else writes this record: what is compared with it stays so."""
    if isinstance(record, DECIDE_CLAIMS):
        pin.close_claims()
    type(record)._base_manager.select_for_update(no_key=True).filter(pk=record.pk).first()


def write(record: Any, stored: Any, fields: Collection[str] | None) -> set[str]:
    """Save the record, or what changed in it. Returns the names of the columns' fields written."""
    own = {field.name: field.attname for field in record._meta.concrete_fields}
    if stored is None:
        record.save()
        return set(own)
    # Translated fields are written by their columns; the one without a language follows the last language.
    changeable = set(own) - {"scope"} - translated(type(record))
    if fields is None:
        fields = {name for name in changeable if getattr(record, own[name]) != getattr(stored, own[name])}
    written = changeable & set(fields)
    if written:
        record.save(update_fields=written)
    return written


def translated(model: type[Model]) -> set[str]:
    try:
        return set(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return set()


def taken(kind: str, record: Any) -> bool:
    """Whether old links to another record of this kind use the slug: they lead on for ever."""
    return FormerSlug.objects.filter(noun=kind, slug=record.slug).exclude(target=record.pk or 0).exists()


def remember(kind: str, record: Any, old_slug: str) -> None:
    """Back at a former address of its own, a record needs no way there any more."""
    FormerSlug.objects.filter(noun=kind, slug=record.slug).delete()
    if old_slug and old_slug != record.slug:
        FormerSlug.objects.update_or_create(noun=kind, slug=old_slug, defaults={"target": record.pk})


def delete_noun(record: Any, *, by: Actor, right: str = "delete") -> None:
    """Only what nothing hangs on can be deleted: the database refuses the rest."""
    if not may(by, type(record), right, record):
        raise NotAllowed(_("You may not delete this record. Nothing was changed."))
    with transaction.atomic():
        changed, label, pk = keys_of(record), label_of(type(record)), record.pk
        if kind := kind_of(record):
            FormerSlug.objects.filter(noun=kind, target=pk).delete()
        audit_noun.of_deleted(record, by=by)
        record.delete()
        tell(label, pk, changed)


def scope_of(record: Any) -> Scope:
    """The scope a notice about this bureau, section, coverage or holder hangs on; made when first needed.

    Made once, however many ask: the owner's row is locked. Pages could not know of it before, so they are
    told; a source has no page and no key of its own, so every page is.
    """
    if record.scope_id is None:
        with transaction.atomic():
            pin.close_claims()
            owner = locked(record)
            if owner.scope is None:
                owner.scope = Scope.objects.create(kind=SCOPED_KINDS[str(record._meta.model_name)])
                owner.save(update_fields=["scope"])
                kind = kind_of(record)
                tell(label_of(type(record)), record.pk, {keys.noun(kind, record.pk) if kind else keys.SITE})
            record.scope = owner.scope
    return record.scope
