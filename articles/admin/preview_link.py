"""The exact page of one language before readers see it, and its links for somebody without an account."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.admin.base import ReadOnlyAdmin
from articles.admin.fields import InstantField, UncutField
from articles.admin.rows import rows
from articles.admin.shown import column, edition, printed
from articles.models import Edition, PreviewLink, Revision
from articles.models.choices import Hold
from articles.pagecache import addresses
from articles.workflow import preview
from articles.workflow.grants import Actor, may
from articles.workflow.refusals import Refused

HOURS = ((1, _("1 hour")), (24, _("24 hours")), (72, _("3 days")), (168, _("7 days")))
MOST_TEXTS, MOST_LINKS = 50, 50
MAKE, REVOKE = "make", "revoke"


class TextForm(forms.Form):
    """Which text, and for which instant."""

    revision = forms.ModelChoiceField(
        Revision.objects.none(),
        label=pgettext_lazy("preview", "text"),
        required=False,
        empty_label=_("as it is now on the desk"),
    )
    at = InstantField(
        label=pgettext_lazy("preview", "as at"),
        required=False,
        help_text=_("Time in Seoul. Empty: as if it were published now."),
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = preview.texts_of(edition).order_by("-number").values("pk")[:MOST_TEXTS]
        field = self.fields["revision"]
        field.queryset = Revision.objects.filter(pk__in=list(newest.values_list("pk", flat=True)))
        field.label_from_instance = called


class LinkForm(TextForm):
    """For whom, and how long it opens."""

    note = UncutField(
        label=pgettext_lazy("preview", "for whom"),
        required=False,
        max_length=preview.MOST_NOTE,
        help_text=_("For the desk's list of links: the lawyer, the author, the interviewed."),
    )
    hours = forms.TypedChoiceField(
        label=pgettext_lazy("preview", "opens for"), choices=HOURS, coerce=int, initial=24
    )

    field_order = ("note", "hours", "revision", "at")


def called(revision: Revision) -> str:
    return f"#{revision.number} {revision.headline}"


@dataclass(frozen=True, slots=True)
class Panel:
    """What stands beside a sheet. `made` is the address of a link just made, shown this once."""

    edition: Edition
    address: str
    texts: TextForm
    form: LinkForm
    links: tuple[PreviewLink, ...]
    made: str = ""
    until: dt.datetime | None = None


def panel(found: Edition, by: Actor, now: dt.datetime, form: LinkForm | None = None) -> Panel | None:
    """None where nothing may be shown: not to this person, or to nobody after a kill."""
    if found.hold == Hold.KILLED or not may(by, Edition, "preview", found):
        return None
    links = found.preview_links.select_related("made_by", "revision").order_by("-pk")
    standing = [link for link in links[:MOST_LINKS] if link.is_open(now)]
    return Panel(
        found,
        addresses.preview_desk(found.pk),
        TextForm(edition=found, prefix=f"text-{found.language}"),
        form or LinkForm(edition=found, prefix=found.language),
        tuple(standing),
    )


def panels(request: HttpRequest, editions: Sequence[Edition], now: dt.datetime) -> dict[str, Panel]:
    """By language; a post has been done by then, or its form says why not."""
    typed = posted(request, editions) if request.method == "POST" else {}
    found = {}
    for one in editions:
        form, made = typed.get(one.language, (None, None))
        drawn = panel(one, request.user, now, form)
        if drawn is not None and made is not None:
            link, token = made
            drawn = Panel(
                drawn.edition, drawn.address, drawn.texts, drawn.form, drawn.links,
                made=addresses.absolute(addresses.preview(token)), until=link.expires_at,
            )  # fmt: skip
        if drawn is not None:
            found[one.language] = drawn
    return found


Made = tuple[PreviewLink, str]


def posted(
    request: HttpRequest, editions: Sequence[Edition]
) -> dict[str, tuple[LinkForm | None, Made | None]]:
    """Makes a link, or takes one back."""
    if pk := request.POST.get(REVOKE, ""):
        revoke(request, editions, pk)
        return {}
    language = request.POST.get(MAKE, "")
    found = next((one for one in editions if one.language == language), None)
    if found is None or not may(request.user, Edition, "preview", found):
        raise Http404
    form = LinkForm(request.POST, edition=found, prefix=language)
    if not form.is_valid():
        return {language: (form, None)}
    typed = form.cleaned_data
    try:
        made = preview.make(
            found,
            by=request.user,
            lasts=dt.timedelta(hours=typed["hours"]),
            revision=typed["revision"],
            at=typed["at"],
            note=typed["note"],
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return {language: (form, None)}
    return {language: (None, made)}


def revoke(request: HttpRequest, editions: Sequence[Edition], pk: str) -> None:
    links = rows(request, PreviewLink, "change").filter(edition__in=[one.pk for one in editions])
    link = links.filter(pk=int(pk)).first() if pk.isascii() and pk.isdigit() and len(pk) < 19 else None
    if link is None:
        raise Http404
    try:
        preview.revoke(link, by=request.user)
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, gettext("The link is taken back: it leads nowhere any more."))


class OpenFilter(admin.SimpleListFilter):
    """Whether the link still opens something."""

    title = pgettext_lazy("preview", "link")
    parameter_name = "open"

    def lookups(self, request: HttpRequest, model_admin: Any) -> tuple[tuple[str, Any], ...]:
        return (("yes", pgettext_lazy("preview", "opens")), ("no", pgettext_lazy("preview", "over")))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        opens = Q(revoked_at=None, expires_at__gt=clock.now())
        if self.value() in ("yes", "no"):
            return queryset.filter(opens if self.value() == "yes" else ~opens)
        return queryset


@admin.register(PreviewLink)
class PreviewLinkAdmin(ReadOnlyAdmin):
    """Every link there was, to be looked at; taken back where its story is previewed."""

    fields = (
        "story", "text", "at", "note", "made_by", "made_at", "expires_at", "uses", "last_used_at",
        "revoked_at", "revoked_by",
    )  # fmt: skip
    readonly_fields = ("story", "text")
    list_display = ("story", "note", "made_by", "made_at", "expires_at", "uses", "revoked_at")
    list_filter = (OpenFilter,)
    list_select_related = ("edition", "revision", "made_by")
    search_fields = ("=edition__article__pk", "note")
    search_help_text = _("The number of a story, or for whom the link is.")
    ordering = ("-pk",)
    story = column(_("story"), lambda link: edition(link.edition))
    text = column(pgettext_lazy("preview", "text"), lambda link: printed(link.revision, link.edition))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("edition", "revision")
