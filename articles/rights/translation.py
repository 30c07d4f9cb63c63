"""Which fields of the rights tables exist in every language."""

from modeltranslation.translator import TranslationOptions, register

from articles.rights.models import Holder, License, Notice


@register(Holder)
class HolderTranslation(TranslationOptions):
    fields = ("name", "credit")


@register(License)
class LicenseTranslation(TranslationOptions):
    fields = ("name",)


@register(Notice)
class NoticeTranslation(TranslationOptions):
    fields = ("claim_line", "terms_line")
