"""The kinds of article as one literal table: what each needs, where it shows, whose copyright it is."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Kind:
    """`claims`: "site" as resolved, "author" for contributed pieces, "none" for bare facts (Copyright Act
    art. 7(5)). `has_dateline`: told from a place by whoever was there, so that its first place opens the text;
    opinion, bare facts and paid pages have none.
    """

    code: str
    label: str | Promise
    schema_type: str
    needs_byline: bool
    needs_photo: bool
    needs_deck: bool
    in_feeds: bool
    in_news_sitemap: bool
    in_most_read: bool
    claims: str
    has_closing_line: bool
    has_dateline: bool
    is_opinion: bool = False
    is_paid: bool = False


# code             label                                schema.org type             byline photo deck feeds
# newsmap most  claims    closing dateline opinion paid
KINDS = (
    Kind("news", _("news"), "NewsArticle", True, False, False, True, True, True, "site", True, True),
    Kind("flash", _("flash"), "NewsArticle", True, False, False, True, True, True, "site", False, True),
    Kind("editorial", _("editorial"), "OpinionNewsArticle", False, False, False, True, True, True, "site", False, False, True),
    Kind("column", _("column"), "OpinionNewsArticle", True, False, False, True, True, True, "site", True, False, True),
    Kind("contributed", _("contributed opinion"), "OpinionNewsArticle", True, False, False, True, True, True, "author", False, False, True),
    Kind("interview", _("interview"), "NewsArticle", True, True, False, True, True, True, "site", True, True),
    Kind("obituary", _("obituary notice"), "NewsArticle", False, False, False, True, False, False, "none", False, False),
    Kind("appointments", _("appointments"), "NewsArticle", False, False, False, True, False, False, "none", False, False),
    Kind("notice", _("notice"), "NewsArticle", False, False, False, True, False, False, "site", False, False),
    Kind("photo", _("photo story"), "NewsArticle", True, True, False, True, True, True, "site", False, True),
    Kind("card_news", _("card news"), "NewsArticle", True, True, False, True, True, True, "site", False, False),
    Kind("advertisement", _("advertisement"), "AdvertiserContentArticle", False, False, False, False, False, False, "site", False, False, False, True),
    Kind("sponsored", _("sponsored"), "AdvertiserContentArticle", False, False, False, False, False, False, "site", False, False, False, True),
)  # fmt: skip
BY_CODE = {kind.code: kind for kind in KINDS}
CHOICES = [(kind.code, kind.label) for kind in KINDS]
