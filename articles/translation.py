"""Which fields of the newsroom's nouns exist in every language."""

from modeltranslation.translator import TranslationOptions, register

from articles.models import (
    Article,
    Bureau,
    BureauMembership,
    Byline,
    Coverage,
    CoverageItem,
    FrontArrangement,
    GlossaryTerm,
    Imprint,
    PhotoUse,
    PlaceTerm,
    Region,
    Reporter,
    Section,
    SiteIdentity,
    SocialLink,
    Topic,
)
from articles.models.article import TEXT_FIELDS


class Named(TranslationOptions):
    fields = ("name",)


register(Region)(Named)
register(PlaceTerm)(Named)
register(Section)(Named)
register(Topic)(Named)


@register(Article)
class ArticleTranslation(TranslationOptions):
    fields = TEXT_FIELDS
    # A language that has no text has none: an empty translation must never show another's draft.
    fallback_languages = {"default": ()}


@register(Bureau)
class BureauTranslation(TranslationOptions):
    fields = ("name", "address")


@register(Reporter)
class ReporterTranslation(TranslationOptions):
    fields = ("name", "bio")


@register(BureauMembership)
class BureauMembershipTranslation(TranslationOptions):
    fields = ("title",)


@register(Byline)
class BylineTranslation(TranslationOptions):
    fields = ("name", "title")


@register(Coverage)
class CoverageTranslation(TranslationOptions):
    fields = ("name", "intro")


@register(CoverageItem)
class CoverageItemTranslation(TranslationOptions):
    fields = ("note",)


@register(FrontArrangement)
class FrontArrangementTranslation(TranslationOptions):
    fields = ("strip_text",)
    # Words for readers of one language are not shown to others.
    fallback_languages = {"default": ()}


@register(GlossaryTerm)
class GlossaryTermTranslation(TranslationOptions):
    fields = ("name", "other_names")


@register(PhotoUse)
class PhotoUseTranslation(TranslationOptions):
    fields = ("alt_text", "caption")


@register(SiteIdentity)
class SiteIdentityTranslation(TranslationOptions):
    fields = (
        "legal_name", "masthead", "byline_name", "tagline", "about", "ethics", "corrections_policy",
        "known_barriers",
    )  # fmt: skip


@register(SocialLink)
class SocialLinkTranslation(TranslationOptions):
    fields = ("name", "address")


@register(Imprint)
class ImprintTranslation(TranslationOptions):
    fields = ("frequency", "publisher", "editor", "printer", "address", "youth_officer", "ombudsman")
