"""What one tap says about a photo, for each bureau: its own rows, those of the bureau above, of the site, or
built-in ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.languages import name, own
from articles.media.models import Photo, PhotoPreset
from articles.media.models.photo import Preset
from articles.models import Bureau, SiteIdentity
from articles.rights.models import Holder, License, Scope
from articles.text import photo_credit
from articles.workflow.change_photo import change_photo
from articles.workflow.grants import Actor
from articles.workflow.refusals import NotPossible

LANGUAGES = ("ko", "en", "ja")
# Where nobody wrote a row: the licence, and whether it is ours. Whose a supplied photo is stays to be said.
BUILT_IN: Mapping[str, str] = {"own": "arr", "supplied": "", "reader": "", "agency": "arr"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One button. `key` is what it posts; its label names the holder, which tells rows of a kind apart."""

    key: str
    kind: str
    holder: Holder | None = None
    license: License | None = None
    credits: Mapping[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        label = capfirst(str(Preset(self.kind).label))
        return f"{label}: {self.holder}" if self.holder and self.kind != "own" else label


def choices_for(bureau: Bureau | None) -> list[Choice]:
    """In the order of the kinds; of a kind the nearest scope that has rows decides."""
    rows: dict[int, list[PhotoPreset]] = {}
    for row in PhotoPreset.objects.select_related("holder", "license"):
        rows.setdefault(row.scope_id, []).append(row)
    scopes = scopes_of(bureau)
    found: list[Choice] = []
    for kind in BUILT_IN:
        written = next(
            (mine for scope in scopes if (mine := [row for row in rows.get(scope, []) if row.kind == kind])),
            [],
        )
        found += [from_row(row) for row in written] or [built_in(kind)]
    return found


def scopes_of(bureau: Bureau | None) -> list[int]:
    """The bureau's, those above it, the site's."""
    found: list[int] = []
    seen: set[int] = set()
    while bureau is not None and bureau.pk not in seen:
        seen.add(bureau.pk)
        if bureau.scope_id is not None:
            found.append(bureau.scope_id)
        bureau = bureau.parent
    return [*found, *Scope.objects.filter(kind=Scope.Kind.SITE).values_list("pk", flat=True)]


def from_row(row: PhotoPreset) -> Choice:
    credits = {code: own(row, "credit_line", code) for code in LANGUAGES}
    if not any(credits.values()) and row.holder:
        credits = credits_of(row.holder)
    return Choice(f"row-{row.pk}", row.kind, row.holder, row.license, credits)


def built_in(kind: str) -> Choice:
    license = License.objects.filter(code=BUILT_IN[kind]).first() if BUILT_IN[kind] else None
    if kind != "own":
        return Choice(kind, kind, license=license)
    holder = Holder.objects.filter(is_own=True).order_by("pk").first()
    paper = SiteIdentity.objects.first()
    credits = {code: name(paper, "masthead", code) for code in LANGUAGES} if paper else {}
    return Choice(kind, kind, holder, license, credits or (credits_of(holder) if holder else {}))


def credits_of(holder: Holder) -> dict[str, str]:
    return {code: own(holder, "credit", code) or own(holder, "name", code) for code in LANGUAGES}


def use_preset(photo: Photo, bureau: Bureau | None, key: str, *, by: Actor) -> Choice:
    """Fill holder, credit and licence. Where the preset names no credit, the one that stands there stays."""
    choice = next((one for one in choices_for(bureau) if one.key == key), None)
    if choice is None:
        raise NotPossible(_("There is no such preset any more. Load the page again."))
    photo.preset = choice.kind
    photo.holder, photo.license = choice.holder, choice.license
    fields = {"preset", "holder", "license"}
    if any(choice.credits.values()):
        for code, credit in choice.credits.items():
            setattr(photo, f"credit_line_{code}", photo_credit.bare(credit))
            fields.add(f"credit_line_{code}")
    change_photo(photo, fields, by=by)
    return choice
