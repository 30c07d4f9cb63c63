"""Readers write to a reporter whose address they do not see: a form, as the reporter chose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models.public_noun import takes_letters
from articles.models.public_shapes import Link, Moved
from articles.pagecache import addresses
from articles.pagecache.respond import Answer, Redirect
from articles.reader.frame import frame
from articles.reader.message_form import MessageForm
from articles.reader.page import drawn, page
from articles.reader.posting import TOO_OFTEN, Sent, context_of, form_page, may_send
from articles.workflow.inbox import write_to

INTRO = _("Your letter goes to the newsroom and to the reporter, whose own address stays hidden.")


def show(request: HttpRequest, at: dt.datetime, language: str, slug: str) -> Answer | Redirect:
    found = takes_letters(slug, language, at)
    if isinstance(found, Moved):
        return Redirect(addresses.contact(language, found.slug), is_permanent=True)
    return form_of(reporter(found), at, language, MessageForm())


def send(
    request: HttpRequest, at: dt.datetime, language: str, fields: Mapping[str, str], slug: str
) -> Answer | Sent:
    to, form = reporter(takes_letters(slug, language, at)), MessageForm(fields)
    if not form.is_valid():
        return form_of(to, at, language, form, 422)
    thanks = Sent(addresses.contact_thanks(language, slug))
    if form.is_trapped:
        return thanks
    if not may_send(request, at):
        return form_of(to, at, language, form, 429)
    typed = form.cleaned_data
    if write_to(to.pk, language, text=typed["text"], reply_to=typed["reply_to"], at=at) is None:
        raise Http404
    return thanks


@page
def thanks(request: HttpRequest, at: dt.datetime, language: str, slug: str) -> Answer:
    to = reporter(takes_letters(slug, language, at))
    others = {code: addresses.contact(code, slug) for code in settings.SITE_LANGUAGES if code != language}
    return drawn(
        "message_thanks.html",
        frame(at, language, others=others),
        title=_("Your letter is on its way"),
        back=addresses.noun(language, "reporter", to.slug),
        back_words=to.name,
    )


def reporter(found: Link | Moved | None) -> Link:
    if not isinstance(found, Link):
        raise Http404
    return found


def form_of(to: Link, at: dt.datetime, language: str, form: MessageForm, status: int = 200) -> Answer:
    others = {code: addresses.contact(code, to.slug) for code in settings.SITE_LANGUAGES if code != language}
    return drawn(
        "message.html",
        frame(at, language, others=others),
        status,
        title=_("Write to %(name)s") % {"name": to.name},
        intro=INTRO,
        about="",
        about_address=addresses.noun(language, "reporter", to.slug),
        action=addresses.contact(language, to.slug),
        kept_days=settings.READER_REPORTS_KEPT.days,
        button=_("Send the letter"),
        **context_of(form, TOO_OFTEN.words if status == 429 else ""),
    )


contact = form_page(show, send)
