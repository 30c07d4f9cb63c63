"""Sends readers' letters on to the reporter's own address, where the paper has set up a mail server."""

from __future__ import annotations

import datetime as dt
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

from articles import clock
from articles.models import ReaderReport, Reporter

MOST_ATTEMPTS = 5
# After a failure the next attempt waits for this, times the attempts made.
PAUSE = dt.timedelta(minutes=5)
AT_ONCE = 20


def forward_due() -> int:
    """Letters sent in this turn. A server that does not take one is asked again later, five times at most;
    the letter is in the inbox all the same.
    """
    if not settings.EMAIL_HOST:
        return 0
    now = clock.now()
    waiting = ReaderReport.objects.filter(
        reporter__contact=Reporter.Contact.RELAY,
        reporter__email__gt="",
        mailed_at__isnull=True,
        mail_attempts__lt=MOST_ATTEMPTS,
    ).select_related("reporter")
    due = [
        letter
        for letter in waiting.order_by("mail_attempts", "received_at")[:AT_ONCE]
        if letter.mail_tried_at is None or letter.mail_tried_at + PAUSE * letter.mail_attempts <= now
    ]
    sent = 0
    for letter in due:
        # Counted before it is tried: a process that ends in between must not send for ever.
        letter.mail_attempts += 1
        letter.mail_tried_at = now
        letter.save(update_fields=["mail_attempts", "mail_tried_at"])
        try:
            mail_of(letter).send()
        except (SMTPException, OSError):
            continue
        letter.mailed_at = now
        letter.save(update_fields=["mailed_at"])
        sent += 1
    return sent


def mail_of(letter: ReaderReport) -> EmailMessage:
    """To the reporter in the letter's language; an answer goes straight to the reader."""
    with translation.override(letter.language):
        subject = _("A reader writes to you")
        foot = _("Sent by form. The reader does not know your address; your answer shows it.")
    assert letter.reporter is not None  # only letters are sent on
    return EmailMessage(
        subject,
        f"{letter.text}\n\n-- \n{foot}\n",
        settings.DEFAULT_FROM_EMAIL,
        [letter.reporter.email],
        reply_to=[letter.reply_to] if letter.reply_to else None,
    )
