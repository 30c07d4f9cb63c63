"""A flash from a telephone: one short form, one page that shows what readers will get, and it is out.

Two taps are one story: the form carries a number used once, and the second finds what the first made.
"""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.base import UpdateError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import clock
from articles.admin import forged
from articles.admin.buttons import PUBLISH_FIRST
from articles.admin.flash_form import FlashForm, beginning, first_bureau
from articles.admin.rows import row, rows
from articles.admin.story_page import tell_controls
from articles.languages import own
from articles.media import intake
from articles.media.models import Photo
from articles.models import Article, BureauMembership
from articles.models.choices import BylineRole, Stage
from articles.models.photo_use import PhotoUse
from articles.text import body
from articles.workflow.copy import create_draft, save_copy
from articles.workflow.grants import may, may_somewhere
from articles.workflow.move_photo import move_photo
from articles.workflow.nouns import save_noun
from articles.workflow.parts import SHARED, Data, in_each
from articles.workflow.refusals import Refused

# Which story a form made, kept in the session for its last few forms.
MADE, MOST_MADE = "flashes", 10


def page(request: HttpRequest, frame: dict[str, Any]) -> HttpResponse:
    """The form; what is typed stays whatever is refused, and a photo that came along is kept as well."""
    if not may_somewhere(request.user, "articles.article", "add"):
        raise Http404
    memberships = memberships_of(request)
    problem = ""
    if request.method == "POST":
        form = FlashForm(request, request.POST, request.FILES)
        is_fine = form.is_valid()
        forged.look(request, [form])
        photo = photo_of(request, form)
        if is_fine and form.is_valid():
            try:
                article = made(request, form, photo, memberships)
            except (Refused, body.BodyTooLong) as refused:
                problem = str(refused)
            else:
                tell_controls(request, [form])
                return HttpResponseRedirect(address(article, form.cleaned_data["language"]))
    else:
        form = FlashForm(request, initial=again(request) or fresh(request, memberships))
        photo = None
    context = {
        "title": _("Flash"),
        "form": form,
        "problem": problem,
        "photo": photo or (form.cleaned_data.get("taken") if form.is_bound else None),
        "may_publish": any(
            may_somewhere(request.user, "articles.edition", operation)
            for operation in ("publish", PUBLISH_FIRST)
        ),
        "has_bureaus": form.fields["bureau"].queryset.count() > 1,
    }
    return render(request, "admin/flash.html", {**frame, **context})


def address(article: Article, language: str) -> str:
    return reverse("admin:articles_article_flash_confirm", args=[article.pk, language])


def memberships_of(request: HttpRequest) -> list[BureauMembership]:
    """Where this person works today as a reporter, the newest first; nothing for who is none."""
    today = BureauMembership.objects.on(clock.seoul_day(clock.now()))
    return list(
        today.filter(reporter__user=request.user.pk).select_related("reporter").order_by("-since", "-pk")
    )


def fresh(request: HttpRequest, memberships: list[BureauMembership]) -> dict[str, Any]:
    return beginning(first_bureau(request, memberships)) | {"once": secrets.token_hex(16)}


def again(request: HttpRequest) -> dict[str, Any] | None:
    """The form of a flash that was begun and is to be changed before it goes out: ?once= its number."""
    once = request.GET.get("once", "")
    number = request.session.get(MADE, {}).get(once)
    if number is None:
        return None
    article: Article = row(request, Article, number)
    language = article.original_language
    use = article.photo_uses.select_related("photo").filter(role=PhotoUse.Role.LEAD).first()
    found = {
        "once": once,
        "label": article.label,
        "headline": own(article, "headline", language),
        "body": body.plain(own(article, "body", language)),
        "language": language,
        "bureau": article.bureau_id,
        "section": article.section_id,
    }
    if use is None:
        return found
    return found | {
        "taken": use.photo_id,
        "preset": use.photo.preset,
        "credit": own(use.photo, "credit_line", language)
        if use.photo.preset in ("supplied", "agency")
        else "",
        "alt": own(use, "alt_text", language),
    }


def photo_of(request: HttpRequest, form: FlashForm) -> Photo | None:
    """The photo of this post: stored as soon as its own fields are fine, so that no refusal loses it."""
    data = form.cleaned_data
    if not form.is_photo_fine():
        return None
    facts = form.rights()
    if not data.get("photo"):
        return told_anew(data["taken"], facts, request)
    content = data["photo"].read()
    # The same picture in the same words, sent twice by one person, is one photo.
    before = rows(request, Photo).filter(
        created_by=request.user.pk,
        sha256=hashlib.sha256(content).hexdigest(),
        home__bureau=data["bureau"],
        **facts,
    )
    photo = before.first()
    if photo is None:
        try:
            photo = intake.take(content, data["photo"].name or "", created_by=request.user, **facts)
        except intake.Refused as refused:
            form.add_error("photo", str(refused))
            return None
        move_photo(photo, data["bureau"], by=request.user)
    form.data = form.data.copy()
    form.data["taken"] = str(photo.pk)
    return photo


def told_anew(photo: Photo, facts: dict[str, Any], request: HttpRequest) -> Photo:
    """A photo that came with an earlier post, with what this one says about whose it is."""
    told = [name for name, value in facts.items() if getattr(photo, name) != value]
    if told and may(request.user, Photo, "change", photo):
        for name in told:
            setattr(photo, name, facts[name])
        save_noun(photo, by=request.user, fields=told)
    return photo


def made(
    request: HttpRequest, form: FlashForm, photo: Photo | None, memberships: list[BureauMembership]
) -> Article:
    """The story of this form, begun now or by an earlier post; posts of one person wait for each other."""
    data = form.cleaned_data
    with transaction.atomic():
        get_user_model().objects.select_for_update(no_key=True).get(pk=request.user.pk)
        # Read anew: the other tap's request may have written after this one's session was loaded.
        session = type(request.session)(request.session.session_key)
        known: dict[str, int] = session.get(MADE, {})
        number = known.get(data["once"])
        if number is not None:
            return changed(row(request, Article, number), form, photo, request)
        article = create_draft(
            data["bureau"],
            {SHARED: shared(form, photo, memberships), data["language"]: text(form)},
            by=request.user,
            original_language=data["language"],
        )
        known = dict([*known.items(), (data["once"], article.pk)][-MOST_MADE:])
        request.session[MADE] = session[MADE] = known
        # Logged out in another tab meanwhile: the story is kept, and no second post of this session comes.
        with suppress(UpdateError):
            session.save()
    return article


def text(form: FlashForm) -> Data:
    return {
        "headline": form.cleaned_data["headline"],
        "body": body.from_plain(form.cleaned_data["body"]),
    }


def shared(form: FlashForm, photo: Photo | None, memberships: list[BureauMembership]) -> Data:
    data = form.cleaned_data
    return {
        "kind": "flash",
        "label": data["label"],
        "section_id": data["section"].pk if data["section"] else None,
        "bylines": signed(memberships),
        "photos": pictured(form, photo),
    }


def pictured(form: FlashForm, photo: Photo | None) -> list[Data]:
    if photo is None or not form.cleaned_data["preset"]:
        return []
    alt = {form.cleaned_data["language"]: form.cleaned_data["alt"]}
    return [{"photo": photo.pk, "role": "lead", "alt_text": alt, "caption": {}, "is_decorative": False}]


def signed(memberships: list[BureauMembership]) -> list[Data]:
    """My byline as it is today: title and bureau are kept with it."""
    if not memberships:
        return []
    home = memberships[0]
    return [
        {
            "reporter": home.reporter_id,
            "name": {},
            "role": BylineRole.REPORTER,
            "title": in_each(home, "title"),
            "bureau": home.bureau_id,
            "language": "",
        }
    ]


def changed(article: Article, form: FlashForm, photo: Photo | None, request: HttpRequest) -> Article:
    """A second post of one form: what differs is saved while the text is a draft, and not afterwards."""
    language = form.cleaned_data["language"]
    edition = article.editions.filter(language=language).first()
    if edition is None or edition.stage != Stage.DRAFT or not may(request.user, Article, "share", article):
        return article
    section = form.cleaned_data["section"]
    told = {
        "label": form.cleaned_data["label"],
        "section_id": section.pk if section else None,
        "photos": pictured(form, photo),
    }
    return save_copy(
        article,
        {SHARED: (article.version, told), language: (edition.copy_version, text(form))},
        by=request.user,
    )
