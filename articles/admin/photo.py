"""Screens for photos: a file is decoded before it is believed, and shown to nobody outside its bureau."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin import photo_desk, photo_twin
from articles.admin.base import NounForm, ScopedAdmin
from articles.admin.filters import related
from articles.admin.photo_card import card
from articles.admin.rows import bureaus_to, row
from articles.languages import columns
from articles.media import intake
from articles.media.models import Photo
from articles.media.recipes import THUMBNAIL
from articles.models import Bureau, PhotoBureau
from articles.text import photo_credit
from articles.workflow.change_photo import change_photo
from articles.workflow.move_photo import move_photo
from articles.workflow.take_photo import take_photo

FACTS = ("preset", "holder", "license", "creator", *columns("credit_line"), "focal_x", "focal_y")
SUPPLIED = (
    "supplied_notice",
    "usage_terms",
    "licensor",
    "licensor_url",
    "web_statement",
    "source_type",
    "data_mining",
)
ADDRESSES = ("licensor_url", "web_statement", "source_type", "data_mining")
# Pictures for the desk's own eyes, each with what stands in for it until it is made.
PICTURES = {"thumbnail": (THUMBNAIL, "640.jpg"), "picture": ("1280.jpg", "640.jpg", THUMBNAIL)}


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
        if self.instance.pk is not None and "preset" in self.fields:
            # Uploaded beside a story and not judged yet: its focal point can be moved all the same.
            self.fields["preset"].required = False
        if home is not None and "bureau" in self.fields:
            self.initial["bureau"] = home.bureau_id
            self.fields["bureau"].queryset |= Bureau.objects.filter(pk=home.bureau_id)

    def clean_file(self) -> Any:
        """Refused with a reason before anything is stored."""
        upload = self.cleaned_data["file"]
        try:
            self.data_read = upload.read(intake.MAX_BYTES + 1)
            self.seen = intake.look(self.data_read)
        except intake.Refused as refused:
            raise ValidationError(str(refused)) from refused
        return upload

    def clean(self) -> dict[str, Any]:
        """Addresses a file or a person named are printed as links later on: only those of web pages. A credit
        is stored without its label, which is printed by rule.
        """
        cleaned = super().clean()
        for name in columns("credit_line"):
            if cleaned.get(name):
                cleaned[name] = photo_credit.bare(cleaned[name])
        for name in ADDRESSES:
            if cleaned.get(name) and not cleaned[name].startswith(("https://", "http://")):
                self.add_error(name, _("Write a whole address: https://…"))
        return cleaned


@admin.register(Photo)
class PhotoAdmin(ScopedAdmin):
    form = PhotoForm
    list_display = ("id", "thumbnail", "__str__", "preset", "holder", "created_at")
    list_display_links = ("id", "__str__")
    list_filter = ("preset", related(Bureau, "home__bureau"))
    list_select_related = ("holder",)
    search_fields = ("file_name", "creator", *columns("credit_line"))
    readonly_fields = ("thumbnail", "file_name", "format", "width", "height", "created_by", "created_at")

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        came_with = (_("What it came with"), {"fields": SUPPLIED, "classes": ("collapse",)})
        if obj is None:
            return ((None, {"fields": ("file", "bureau", *FACTS)}), came_with)
        where = ("bureau",) if self.has_change_permission(request, obj) else ()
        return (
            (None, {"fields": (*where, *FACTS)}),
            came_with,
            (_("The file"), {"fields": self.readonly_fields}),
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
        bureau = form.cleaned_data.get("bureau")
        if change:
            change_photo(obj, self.changed(form), by=request.user)
            move_photo(obj, bureau, by=request.user)
            return
        facts = {name: getattr(obj, name) for name in (*FACTS, *SUPPLIED)}
        twin = photo_twin.twin_of(request, form.data_read)
        taken = take_photo(
            form.data_read,
            form.cleaned_data["file"].name or "",
            bureau,
            by=request.user,
            seen=form.seen,
            **facts,
        )
        obj.__dict__.update(taken.__dict__)
        if twin is not None:
            messages.warning(request, photo_twin.words(request, twin))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        photo = kwargs.get("obj")
        if photo is not None:
            context["card"] = card(request, photo)
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("thumbnail"))
    def thumbnail(self, photo: Photo) -> str:
        address = reverse("admin:media_photo_thumbnail", args=[photo.pk])
        return format_html('<img class="desk-thumbnail" src="{}" alt="" width="120">', address)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.picture)
        return [
            *(
                path(f"<int:pk>/{name}/", view, {"name": name}, name=f"media_photo_{name}")
                for name in PICTURES
            ),
            *photo_desk.urls(self.admin_site),
            *super().get_urls(),
        ]

    def picture(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """A small rendition, for staff who may see the photo; it has no public address."""
        photo = row(request, Photo, pk)
        have = {made.name: made for made in photo.renditions.filter(name__in=PICTURES[name])}
        rendition = next((have[wanted] for wanted in PICTURES[name] if wanted in have), None)
        if rendition is None:
            raise Http404
        return FileResponse(rendition.file.open("rb"), content_type="image/jpeg")
