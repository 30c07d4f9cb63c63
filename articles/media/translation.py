"""Which fields of a photo exist in every language."""

from modeltranslation.translator import TranslationOptions, register

from articles.media.models import Photo, PhotoPreset


@register(Photo)
class PhotoTranslation(TranslationOptions):
    fields = ("credit_line",)


@register(PhotoPreset)
class PhotoPresetTranslation(TranslationOptions):
    fields = ("credit_line",)
