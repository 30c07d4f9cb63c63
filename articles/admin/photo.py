"""Screens for photos: a file is decoded before it is believed, and shown to nobody outside its bureau."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.base import NounForm, ScopedAdmin
from articles.admin.filters import related
from articles.admin.rows import bureaus_to, row
from articles.languages import columns
from articles.media import intake
from articles.media.models import Photo, Rendition
from articles.models import Bureau, PhotoBureau
from articles.workflow.move_photo import move_photo

FACTS = (
    "preset",
    "creator",
    *columns("credit_line"),
    "supplied_notice",
    "holder",
    "license",
    "focal_x",
    "focal_y",
)
THUMBNAIL = "640.jpg"


class PhotoForm(NounForm):
    """`bureau` is where the photo is at home: it decides who may see it."""

    file = forms.FileField(
        label=_("file"),
        help_text=_("JPEG, PNG, WebP, AVIF or GIF, at most 40 MB."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif,image/gif"}),
    )
    bureau = forms.ModelChoiceField(Bureau.objects.none(), label=_("bureau"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        home = PhotoBureau.objects.filter(photo=self.instance.pk).first()
        if home is not None and "bureau" in self.fields:
            self.initial["bureau"] = home.bureau_id
            self.fields["bureau"].queryset |= Bureau.objects.filter(pk=home.bureau_id)

    def clean_file(self) -> Any:
        """Refused with a reason before anything is stored."""
        upload = self.cleaned_data["file"]
        if upload.size > intake.MAX_BYTES:
            raise ValidationError(_("The file is larger than 40 MB. Save it smaller and send it again."))
        try:
            intake.decode(upload.read())
        except intake.Refused as refused:
            raise ValidationError(str(refused)) from refused
        upload.seek(0)
        return upload


@admin.register(Photo)
class PhotoAdmin(ScopedAdmin):
    form = PhotoForm
    list_display = ("id", "thumbnail", "__str__", "preset", "holder", "created_at")
    list_display_links = ("id", "__str__")
    list_filter = ("preset", related(Bureau, "home__bureau"))
    list_select_related = ("holder",)
    search_fields = ("file_name", "creator", *columns("credit_line"))
    readonly_fields = ("thumbnail", "file_name", "format", "width", "height", "created_by", "created_at")

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        if obj is None:
            return ("file", "bureau", *FACTS)
        return (
            *(("bureau",) if self.has_change_permission(request, obj) else ()),
            *FACTS,
            *self.readonly_fields,
        )

    def get_form(
        self, request: HttpRequest, obj: Model | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.base_fields = {
            name: field for name, field in form.base_fields.items() if obj is None or name != "file"
        }
        if "bureau" in form.base_fields:
            form.base_fields["bureau"].queryset = bureaus_to(request, "media.photo", "add")
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            upload = form.cleaned_data["file"]
            facts = {name: getattr(obj, name) for name in FACTS}
            taken = intake.take(upload.read(), upload.name or "", created_by=request.user, **facts)
            obj.__dict__.update(taken.__dict__)
        else:
            super().save_model(request, obj, form, change)
        move_photo(obj, form.cleaned_data["bureau"], by=request.user)

    @admin.display(description=_("thumbnail"))
    def thumbnail(self, photo: Photo) -> str:
        address = reverse("admin:media_photo_thumbnail", args=[photo.pk])
        return format_html('<img class="desk-thumbnail" src="{}" alt="" width="120">', address)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.picture)
        return [path("<int:pk>/thumbnail/", view, name="media_photo_thumbnail"), *super().get_urls()]

    def picture(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The small rendition, for staff who may see the photo; it has no public address."""
        photo = row(request, Photo, pk)
        found: QuerySet[Rendition] = photo.renditions.filter(name=THUMBNAIL)
        rendition = found.first()
        if rendition is None:
            raise Http404
        return FileResponse(rendition.file.open("rb"), content_type="image/jpeg")
