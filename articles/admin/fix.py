"""The page that puts a slip right in what readers see, whatever waits in the draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import clock
from articles.admin import weight
from articles.admin.act import note_field
from articles.admin.body_editor import BodyEditor
from articles.admin.fields import UncutField
from articles.admin.rows import row, rows
from articles.admin.story_fields import uncut
from articles.models import Article, Edition, PhotoUse, Release, Revision
from articles.models.choices import Phase
from articles.models.task import TaskKind
from articles.workflow.freeze import PHOTO_WORDS, words_in
from articles.workflow.perform import perform
from articles.workflow.refusals import Blocked, Refused
from articles.workflow.seen import key_of
from articles.workflow.verbs.fix import LINES

VERB = "fix"


class FixForm(forms.Form):
    """Every text of one frozen revision; what stays as it is is not sent to the desk."""

    base = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**63 - 1)

    def __init__(self, *args: Any, release: Release, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.revision = release.revision
        language = release.edition.language
        self.fields["base"].initial = release.pk
        for key, name in keys(release.revision).items():
            model = Article if name in LINES else PhotoUse
            field = uncut(model._meta.get_field(name))
            field.required = False
            field.initial = words_in(release.revision, key)
            field.label = capfirst(model._meta.get_field(name).verbose_name)
            if key != name:
                field.label += f" #{key.partition('/')[2]}"
            field.widget.attrs["lang"] = language
            self.fields[key] = field
        self.fields["body"].widget = BodyEditor(attrs={"lang": language, "rows": 16})
        self.fields["weight"] = weight.field()
        self.fields["weight"].initial = weight.CHOICES[0][0]
        self.fields["note"] = note_field(language, is_required=False)
        self.fields["reason"] = UncutField(
            label=gettext_lazy("reason (may stay empty)"), required=False, max_length=300
        )

    def texts(self) -> dict[str, str]:
        """What was typed and is not as readers have it."""
        return {
            key: self.cleaned_data[key]
            for key in keys(self.revision)
            if self.cleaned_data[key] != words_in(self.revision, key)
        }


def keys(revision: Revision) -> dict[str, str]:
    """The keys of a fix, each with its field's name: the lines, then the words of each photo."""
    found = {name: name for name in LINES}
    for photo in revision.photos:
        found |= {key_of(name, photo["photo"]): name for name in PHOTO_WORDS}
    return found


def page(request: HttpRequest, number: int, language: str, frame: dict[str, Any]) -> HttpResponse:
    article: Article = row(request, Article, number)
    edition = rows(request, Edition, VERB).filter(article=article, language=language).first()
    if edition is None:
        raise Http404
    now = clock.now()
    back = HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
    found = Release.objects.visible(now).filter(edition=edition).select_related("revision", "edition").first()
    if found is None:
        messages.warning(request, _("Readers see no text of this language now: there is nothing to fix."))
        return back
    form = FixForm(request.POST or None, release=found)
    problem, findings = "", ()
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            done = perform(
                VERB,
                edition,
                by=request.user,
                texts=form.texts(),
                base=typed["base"],
                weight=typed["weight"],
                note=typed["note"],
                reason=typed["reason"],
            )
        except Blocked as blocked:
            findings, problem = blocked.findings, _("Something must be settled first.")
        except Refused as refused:
            problem = str(refused)
        else:
            messages.success(request, _("Readers see it put right from now on."))
            if article.tasks.filter(kind=TaskKind.MERGE, edition=done.edition, closed_at=None).exists():
                messages.warning(
                    request, _("It did not fit into the draft: put it right there too. A task says where.")
                )
            return back
    context = {
        "title": _("Fix what readers see"),
        "article": article,
        "form": form,
        "language_name": dict(settings.LANGUAGES)[language],
        "problem": problem,
        "findings": [finding.message for finding in findings],
        "is_newer": edition.approved_revision_id != found.revision_id or edition.stage != "approved",
        "is_planned": edition.releases.unfinished(now).filter(since__gt=now).exists(),
        "phase": Phase.LIVE.label,
    }
    return render(request, "admin/fix.html", {**frame, **context})
