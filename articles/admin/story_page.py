"""The page of one story: shows both languages and the shared part, and saves them through the desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import clock
from articles.admin import conflict, forged, recover, translation
from articles.admin.buttons import PREVIEW, TOGETHER, buttons, for_all
from articles.admin.fields import with_controls
from articles.admin.paste import keep_paste
from articles.admin.protect import lifting_address, standings
from articles.admin.rows import bureaus_to, row
from articles.admin.story_forms import Content, StoryForms
from articles.admin.story_screen import screen
from articles.languages import own
from articles.models import Article, Byline, Edition, Reporter
from articles.models.choices import Stage, TranslationMethod
from articles.text import unseen
from articles.text.body import BodyTooLong
from articles.workflow import checks, embargo
from articles.workflow.copy import Conflict, create_draft, save_copy
from articles.workflow.facts import out_under_embargo
from articles.workflow.grants import may_somewhere
from articles.workflow.killed import veil
from articles.workflow.parts import SHARED, Data, read_language, read_shared
from articles.workflow.refusals import NotThere, Refused

MOST_WHY = 300  # characters


def editions_of(article: Article) -> dict[str, Edition]:
    """By language; a language the site has only lately has no row yet and is shown as an empty draft."""
    have = {edition.language: edition for edition in article.editions.prefetch_related("releases")}
    return {
        language: have.get(language) or Edition(article=article, language=language)
        for language in settings.SITE_LANGUAGES
    }


def copy_of(article: Article, editions: Mapping[str, Edition]) -> Content:
    """The desk's copy as it stands, each part with its version; `article` may be veiled, and this is then."""
    hides = article.hidden_languages
    found: Content = {SHARED: (article.version, veil(SHARED, read_shared(article), hides))}
    for language, edition in editions.items():
        found[language] = (edition.copy_version, veil(language, read_language(article, edition), hides))
    return found


def blank(request: HttpRequest) -> Content:
    """What a new story begins with: my bureau and my byline, if I have one of each."""
    bureaus = list(bureaus_to(request, "articles.article", "add")[:2])
    me = Reporter.objects.filter(user=request.user).first()
    first = settings.SITE_LANGUAGES[0]
    shared: Data = {
        "kind": Article._meta.get_field("kind").default,
        "origin": Article._meta.get_field("origin").default,
        "original_language": first,
        "bureau_id": bureaus[0].pk if len(bureaus) == 1 else None,
        "bylines": [new_byline(me)] if me else [],
    }
    found: Content = {SHARED: (1, shared)}
    for language in settings.SITE_LANGUAGES:
        method = TranslationMethod.ORIGINAL if language == first else TranslationMethod.HUMAN
        found[language] = (1, {"translation_method": method})
    return found


def new_byline(reporter: Reporter) -> dict[str, Any]:
    role = Byline._meta.get_field("role").default
    return {"reporter": reporter.pk, "name": {}, "role": role, "title": {}, "bureau": None, "language": ""}


def add(request: HttpRequest, frame: dict[str, Any]) -> HttpResponse:
    """A new story. `frame` is what every page of the admin's context has."""
    if not may_somewhere(request.user, "articles.article", "add"):
        raise Http404
    have = blank(request)
    took = recover.taken(request, None, have)
    forms = story_forms(request, None, {}, have, took)
    problem = ""
    if request.method == "POST":
        watch(request, forms)
    if request.method == "POST" and forms.is_valid():
        content = {part: data for part, (_version, data) in forms.content().items()}
        try:
            article = create_draft(
                forms.shared.cleaned_data["bureau"],
                content,
                by=request.user,
                original_language=content[SHARED]["original_language"],
                tabs=recover.tabs(request),
            )
        except (Refused, BodyTooLong) as refused:
            problem = why_refused(request, refused)
        else:
            keep_paste(article, request)
            tell_controls(request, forms.read())
            messages.success(request, _("Story %(number)s is kept as a draft.") % {"number": article.pk})
            return onward(request, article)
    context = {
        "title": _("New story"),
        "problem": problem,
        **screen(request, forms, {}, None, None),
        **recover.context(request, None, have, took, forms.writable),
    }
    return render(request, "admin/story.html", {**frame, **context}, status=200)


def change(request: HttpRequest, number: str, frame: dict[str, Any]) -> HttpResponse:
    article: Article = row(request, Article, number)
    editions = editions_of(article)
    have = copy_of(article, editions)
    took = recover.taken(request, article, have)
    forms = story_forms(request, article, editions, have, took)
    problem = ""
    if request.method == "POST":
        if not forms.writable:
            raise Http404
        watch(request, forms)
        if forms.is_valid():
            content = forms.content()
            asked = conflict.asked(request, article, content, have)
            if conflict.ASK in request.POST or any(one.is_torn for one in asked):
                return conflict.again(request, article, editions, content, have, asked, frame)
            content = conflict.settled(content, asked)
            seen = forms.seen()
            try:
                with transaction.atomic():
                    checked = translation.confirm(request, article, seen)
                    saved = save_copy(
                        article,
                        content,
                        by=request.user,
                        source_version=seen.get(article.original_language),
                        tabs=recover.tabs(request),
                        reason=request.POST.get("_why", "")[:MOST_WHY],
                    )
                    recover.close_left(request, saved)
            except Conflict as clash:
                return conflict.page(request, article, editions, content, clash.clashes, frame)
            except (Refused, BodyTooLong) as refused:
                problem = why_refused(request, refused)
            else:
                keep_paste(saved, request)
                tell(request, saved, editions)
                tell_embargo(request, article, saved)
                tell_controls(request, forms.read())
                if checked:
                    messages.success(request, checked)
                return onward(request, saved)
    now = clock.now()
    context = {
        "title": _("Story %(number)s") % {"number": article.pk},
        "article": article,
        "problem": problem,
        "imports": article.imports.all(),
        "standings": standings(article, request.user, now),
        "lifting": lifting_address(article, request.user, now),
        **screen(request, forms, editions, article, now),
        **recover.context(request, article, have, took, forms.writable),
    }
    return render(request, "admin/story.html", {**frame, **context})


def story_forms(
    request: HttpRequest,
    article: Article | None,
    editions: Mapping[str, Edition],
    have: Content,
    took: recover.Taken,
) -> StoryForms:
    """What was posted, what is taken back into the form, or the copy as it stands."""
    if request.method == "POST":
        return StoryForms(request, article, editions, have, data=request.POST)
    if took.parts:
        return StoryForms(request, article, editions, have, data=took.data, only=took.parts)
    return StoryForms(request, article, editions, have)


def watch(request: HttpRequest, forms: StoryForms) -> None:
    """Writes down what this page could not have sent; the forms answer it as they answer any mistake."""
    forms.is_valid()
    found = [*forms.read(), forms.versions]
    forged.look(request, found)
    everything = [forms.shared, *forms.languages.values(), forms.versions]
    forged.beside_story(request, everything, forms.have)


def why_refused(request: HttpRequest, refused: Exception) -> str:
    if isinstance(refused, NotThere):
        forged.note(request, "body")
    return str(refused)


def tell(request: HttpRequest, saved: Article, before: Mapping[str, Edition]) -> None:
    messages.success(
        request, _("Saved at %(time)s.") % {"time": f"{clock.now().astimezone(clock.SEOUL):%H:%M:%S}"}
    )
    names = dict(settings.LANGUAGES)
    for edition in saved.editions.all():
        earlier = before.get(edition.language)
        if earlier is not None and earlier.stage == Stage.APPROVED != edition.stage:
            messages.warning(
                request,
                _("%(language)s is a draft again: readers see no difference until it is approved anew.")
                % {"language": names[edition.language]},
            )


def tell_embargo(request: HttpRequest, before: Article, saved: Article) -> None:
    """Whoever sets an embargo on what readers have already learns what it does not do."""
    if embargo.stop_of(saved) != embargo.stop_of(before):
        for finding in checks.said("embargo_live", out_under_embargo(saved, clock.now())):
            messages.warning(request, finding.message)


def tell_controls(request: HttpRequest, read: Iterable[BaseForm]) -> None:
    """What was taken out of the texts without being seen."""
    names = with_controls(read)
    if names:
        messages.warning(request, f"{', '.join(names)}: {unseen.told()}")


def onward(request: HttpRequest, article: Article) -> HttpResponse:
    """Back to the story, or on to the act whose button saved the text."""
    language, _colon, verb = request.POST.get("_act", "").partition(":")
    if verb == PREVIEW.verb:
        return HttpResponseRedirect(reverse("admin:articles_article_preview", args=[article.pk]))
    now = clock.now()
    have = {
        edition.language: buttons(edition, request.user, now)
        for edition in article.editions.prefetch_related("releases")
    }
    possible = for_all(have) if language == TOGETHER else have.get(language, ())
    if any(button.verb == verb for button in possible):
        return HttpResponseRedirect(reverse("admin:articles_article_act", args=[article.pk, language, verb]))
    if verb:
        messages.warning(
            request, _("The text was saved, and that act is not possible any more: see where it stands now.")
        )
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def headline(article: Article) -> str:
    """The first language's headline that there is, for titles of pages."""
    found = (own(article, "headline", language) for language in settings.SITE_LANGUAGES)
    return next((text for text in found if text), "")
