"""What each field of the desk's screens does, as one table: what readers will see, or what happens.

Kept beside the screens and not with the models: words change more often than tables, and need no migration.
Of the story's own form the models say it; what is written here wins elsewhere.
"""

from __future__ import annotations

from django.db.models import Field
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from modeltranslation.fields import TranslationField

Text = str | Promise

ADDRESS = _("Last part of the page's address. When it changes, the old address leads on to the new one.")
NAME = _("As readers see it. A language left empty shows the name in the other one.")
FROM_DAY = _("First day it holds. Empty: always has.")
UNTIL_DAY = _("First day it no longer holds. Empty: until further notice.")
PRINTED_BY_LAW = _("Shown in the imprint under every page, as the law asks.")

HELP: dict[str, dict[str, Text]] = {
    "accounts.assignment": {
        "user": _("Whose role it is. One person may hold several."),
        "role": _("What this person may do: write, translate, edit and publish, or keep the system."),
        "since": _("From this instant on, Seoul time. For a night duty, the hour it begins."),
        "daily_from": _("For a duty of some hours each day, in Seoul; it may pass midnight. Empty: all day."),
        "daily_until": _("The hour at which the duty is over for the day. Empty: all day."),
        "reason": _("Why, for colleagues and for the log. A chief has to say it."),
    },
    "accounts.invitation": {
        "display_name": _("In the history and in lists of the desk, instead of the login name."),
        "role": _("What this person may do: write, translate, edit and publish, or keep the system."),
    },
    "accounts.user": {
        "username": _("What the person types to log in. Readers never see it."),
        "display_name": _("In the history and in lists of the desk, instead of the login name."),
        "email": _("For messages of the system. Readers never see it."),
        "is_active": _("Untick when somebody leaves: the login stops at once, and all they did stays."),
    },
    "articles.bureau": {
        "slug": ADDRESS,
        "name": NAME,
        "kind": _("The head office is over all others; its own list holds its own stories only."),
        "parent": _("Its stories also show in the list of the bureau above it, whose editors edit them."),
        "place": _("Where it is; its page links there."),
        "address": _("Shown on its page. Empty: not shown."),
        "phone": _("Shown on its page. Empty: not shown."),
        "email": _("Shown on its page. Empty: not shown."),
        "opened_on": _("For the record; readers do not see it."),
        "closed_on": _("For the record; its page and its stories stay."),
        "position": _("Smaller numbers come first in lists of bureaus."),
    },
    "articles.bureaumembership": {
        "bureau": _("Decides whose reporter it is, and which bureau stands in bylines of these days."),
        "title": _("Printed with the name, such as 기자 or 선임기자. Earlier bylines keep theirs."),
        "is_chief": _("Comes first among the bureau's reporters."),
        "since": FROM_DAY,
        "until": UNTIL_DAY,
    },
    "articles.glossaryterm": {
        "kind": _("For sorting the glossary; readers do not see it."),
        "name": _(
            "As this paper writes it. What one language has is looked for, the other says what to write."
        ),
        "note": _("Why, or when otherwise; for the desk."),
    },
    "articles.coverage": {
        "slug": ADDRESS,
        "name": _("The title over the collection, as readers see it."),
        "kind": _("Readers see the word. Paid work is none of them: it is a kind of story."),
        "intro": _("Under the title, before the stories."),
        "cover": _("Number of the photo that stands for it. Empty: none."),
        "runs_from": _("From this day on readers find the page and the front page names it. Empty: at once."),
        "runs_until": _("Last day on the front page; the collection's own page stays."),
    },
    "articles.coverageitem": {
        "article": _("Number of the story. Readers see it here once it is published."),
        "position": _("Smaller numbers come first."),
        "note": _("A line of the desk under the headline, here only."),
    },
    "articles.imprint": {
        "medium": _("A paper that is printed and on the web has a registration for each: a row for each."),
        "since": FROM_DAY,
        "until": UNTIL_DAY,
        "registration_number": PRINTED_BY_LAW,
        "registered_on": PRINTED_BY_LAW,
        "first_published_on": PRINTED_BY_LAW,
        "frequency": PRINTED_BY_LAW,
        "publisher": PRINTED_BY_LAW,
        "editor": PRINTED_BY_LAW,
        "printer": PRINTED_BY_LAW,
        "address": PRINTED_BY_LAW,
        "phone": PRINTED_BY_LAW,
        "youth_officer": PRINTED_BY_LAW,
        "ombudsman": PRINTED_BY_LAW,
    },
    "articles.place": {"slug": ADDRESS},
    "articles.placeterm": {
        "name": _("The name readers see for stories of these days; older stories keep the older name."),
        "region": _("The region it belonged to on these days. Empty for places abroad."),
        "since": FROM_DAY,
        "until": UNTIL_DAY,
    },
    "articles.region": {
        "slug": ADDRESS,
        "name": NAME,
        "parent": _("The region it is part of, if any."),
        "code": _("The administrative code, for exchange with other systems. Readers do not see it."),
        "since": FROM_DAY,
        "until": _("First day it no longer exists, as the law says. Old stories keep its name."),
        "successor": _("What it became. Stories keep the name it had."),
        "is_name_verified": _("Untick while the English name is only our own translation."),
    },
    "articles.reporter": {
        "slug": ADDRESS,
        "name": _("As it is printed in bylines from now on. Published stories keep the name they ran with."),
        "bio": _("On the reporter's page."),
        "portrait": _("Number of a photo; shown on the reporter's page."),
        "beats": _("Shown on the reporter's page and on the topics' pages."),
        "contact": _("Whether readers see the e-mail address on the reporter's page and under stories."),
        "joined_on": _("For the record; readers do not see it."),
        "left_on": _("From this day on the page says that they have left, and shows no address."),
        "email": _("Leaves the house only if the choice above says so."),
        "user": _("Stories this person begins are signed with this name by themselves."),
    },
    "articles.section": {
        "slug": ADDRESS,
        "name": _("In the bar over every page, as readers see it."),
        "parent": _("Its stories also show in the list of the section above it."),
        "position": _("Smaller numbers come first in the bar."),
    },
    "articles.siteidentity": {
        "legal_name": _("The publisher's registered name; stands in the imprint."),
        "masthead": _("The paper's name at the head of every page."),
        "byline_name": _("The paper's name in datelines and in bylines that come back to us in imports."),
        "email": _("On the pages about the paper, its copyright and accessibility. Empty: not shown."),
        "about": _("Opens the page about the paper. An empty line begins a new paragraph."),
        "ethics": _("On the page about the paper: how the newsroom works, as you hold yourselves to it."),
        "corrections_policy": _("On the page about the paper, and over the list of corrections."),
        "known_barriers": _("On the page on accessibility: what does not work yet, and until when."),
        "is_lite_offered": _(
            "For a disaster or a broken line. While it is ticked, readers see a line at the head of every "
            "page that leads to the same page as text of a few kilobytes, or to the text-only front page."
        ),
        "tagline": _("After the paper's name in the front page's title, in searches and in feeds."),
    },
    "articles.sociallink": {
        "name": _("As readers see it at the foot of every page."),
        "address": _("The whole address, beginning with https://. Empty: not shown in this language."),
        "position": _("Smaller numbers come first."),
    },
    "articles.topic": {"slug": ADDRESS, "name": NAME},
    "media.photo": {
        "bureau": _("Only the people of this bureau meet it on these screens."),
        "preset": _("Says whose it is. A photo nobody is known to hold blocks publication."),
        "creator": _("Who took it. Readers see the credit, not this."),
        "holder": _("Who may give permission. Needed unless we took it or the credit names somebody."),
        "license": _("Under which licence we got it. Empty: as agreed with the holder."),
        "focal_x": _("Where the eye goes, from 0 (left) to 1 (right): crops keep it in the picture."),
        "focal_y": _("Where the eye goes, from 0 (top) to 1 (bottom)."),
        "usage_terms": _("What the licensor allows. Goes out with every copy of the picture."),
        "licensor": _("Whom to ask for a licence. Goes out with every copy of the picture."),
        "licensor_url": _("Where to ask for a licence. Goes out with every copy of the picture."),
        "web_statement": _("Page with the full rights statement. Goes out with every copy of the picture."),
    },
    "media.photopreset": {
        "bureau": _("Whose photo panel offers it. Empty: every bureau's."),
        "kind": _("The word on the button that one taps beside a photo."),
        "holder": _("Put on the photo by the tap. Empty: nobody yet."),
        "license": _("Put on the photo by the tap. Empty: as agreed with the holder."),
        "position": _("Smaller numbers come first beside a photo."),
    },
    "rights.holder": {
        "kind": _("An agency is offered when a photo comes from one."),
        "name": _("As it is printed in copyright lines."),
        "host": _("Printed in copyright lines that name a site, such as www.example.kr."),
        "url": _("The holder's own site, for the desk."),
        "credit": _("Put under its photos, without a label, when a flash names it. Empty: the name."),
        "contact_email": _("Whom to ask for permission."),
        "is_own": _("The paper's own names, to tell them from everybody else's in lists."),
    },
    "rights.license": {
        "code": _("The short name other systems know it by, such as cc-by-4.0."),
        "name": _("The licence's name, as readers know it."),
        "url": _("Where its full text is."),
        "is_commercial": _("Whether others may use the work to earn money."),
        "derivatives": _("Whether others may change the work."),
        "is_attribution_required": _("Whether whoever uses it must name the author."),
        "training": _("Whether machines may be trained on the work."),
    },
    "rights.notice": {
        "applies_to": _("The most specific rule wins: a story's before a section's before the whole site's."),
        "holder": _("Fills {holder} and {host}."),
        "license": _("Empty: none; the terms say what is allowed."),
        "year_style": _(
            "What {year} is: the year the story first ran, at the foot of the paper's own pages a range, "
            "or nothing."
        ),
        "valid_from": _("Stories that first run from this instant on carry it. Seoul time."),
        "valid_until": _("From this instant on another rule is needed. Empty: until further notice."),
        "reason": _("For whoever asks in years: kept with the rule, readers do not see it."),
    },
}  # fmt: skip


def help_for(db_field: Field) -> Text:
    """The table's word for a field; a column of one language has its field's. Empty: the model's own."""
    name = db_field.translated_field.name if isinstance(db_field, TranslationField) else db_field.name
    return HELP.get(db_field.model._meta.label_lower, {}).get(name, "")
