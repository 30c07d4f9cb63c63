"""Readers tell the desk of an error in a story: a form that needs no login and no script."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models.public_shapes import Gone, Story
from articles.models.public_story import story
from articles.pagecache import addresses
from articles.pagecache.respond import Answer
from articles.reader.frame import Frame, frame
from articles.reader.message_form import ErrorReportForm
from articles.reader.page import drawn, page, withdrawn
from articles.reader.posting import TOO_OFTEN, Sent, context_of, form_page, may_send
from articles.workflow.inbox import report_error

INTRO = _("Thank you for reading closely. The desk reads every report and corrects what was wrong.")


def show(request: HttpRequest, at: dt.datetime, language: str, number: int) -> Answer:
    found = story(at, language, number)
    if isinstance(found, Gone):
        return withdrawn(at, language)
    return form_of(of(found), at, language, ErrorReportForm())


def send(
    request: HttpRequest, at: dt.datetime, language: str, fields: Mapping[str, str], number: int
) -> Answer | Sent:
    found = story(at, language, number)
    if isinstance(found, Gone):
        return withdrawn(at, language)
    read, form = of(found), ErrorReportForm(fields)
    if not form.is_valid():
        return form_of(read, at, language, form, 422)
    thanks = Sent(addresses.report_thanks(language, number))
    if form.is_trapped:
        return thanks
    if not may_send(request, at):
        return form_of(read, at, language, form, 429)
    typed = form.cleaned_data
    kept = report_error(
        number, language, kind=typed["kind"], text=typed["text"], reply_to=typed["reply_to"], at=at
    )
    if kept is None:
        raise Http404
    return thanks


@page
def thanks(request: HttpRequest, at: dt.datetime, language: str, number: int) -> Answer:
    found = story(at, language, number)
    if isinstance(found, Gone):
        return withdrawn(at, language)
    read = of(found)
    return drawn(
        "message_thanks.html",
        around(at, language, read),
        title=_("Your report has reached the desk"),
        back=addresses.article(language, number, read.slug),
        back_words=read.headline,
    )


def of(found: Story | None) -> Story:
    if found is None:
        raise Http404
    return found


def around(at: dt.datetime, language: str, read: Story) -> Frame:
    """Not for search engines: a page per story that says nothing of its own."""
    others = {other.language: addresses.report(other.language, read.number) for other in read.alternates}
    return frame(at, language, others=others)


def form_of(read: Story, at: dt.datetime, language: str, form: ErrorReportForm, status: int = 200) -> Answer:
    return drawn(
        "message.html",
        around(at, language, read),
        status,
        title=_("Report an error"),
        intro=INTRO,
        about=read.headline,
        about_address=addresses.article(language, read.number, read.slug),
        action=addresses.report(language, read.number),
        kept_days=settings.READER_REPORTS_KEPT.days,
        button=_("Send the report"),
        **context_of(form, TOO_OFTEN.words if status == 429 else ""),
    )


report = form_page(show, send)
