"""The addresses the photos panel speaks to: upload, card, preset, credit, focal point; scoped, all JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin.photo_card import as_json, find, home
from articles.admin.photo_twin import twin_of, words
from articles.admin.rows import bureaus_to
from articles.languages import column
from articles.media import intake
from articles.media.limits import MAX_BYTES, MAX_FILES
from articles.media.models import Photo
from articles.models import Bureau
from articles.text import photo_credit
from articles.text.line import tidy
from articles.workflow.change_photo import change_photo
from articles.workflow.presets import use_preset
from articles.workflow.refusals import Refused
from articles.workflow.take_photo import take_photo


def urls(site: AdminSite) -> list[URLPattern]:
    """To stand before the photo screens' own addresses."""

    def wrapped(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        return site.admin_view(require_POST(view))

    return [
        path("upload/", wrapped(upload), name="media_photo_upload"),
        path("<int:pk>/preset/", wrapped(preset), name="media_photo_preset"),
        path("<int:pk>/credit/", wrapped(credit), name="media_photo_credit"),
        path("<int:pk>/point/", wrapped(point), name="media_photo_point"),
        path("<int:pk>/card/", wrapped(card), name="media_photo_card"),
    ]


def problem(text: str, status: int = 400) -> JsonResponse:
    return JsonResponse({"problem": text}, status=status)


def bureau_for(request: HttpRequest) -> Bureau | None:
    """The bureau named in the post, if photos may be put there. A story that has none yet: the person's own,
    which is the one that stands above all theirs.
    """
    allowed = bureaus_to(request, "media.photo", "add")
    wanted = request.POST.get("bureau", "")
    if wanted.isdecimal() and len(wanted) <= 18:
        return allowed.filter(pk=wanted).first()
    tops = list(allowed.exclude(parent__in=allowed)[:2])
    return tops[0] if len(tops) == 1 and not wanted else None


def upload(request: HttpRequest) -> HttpResponse:
    """Field `files`, one or many; the answer names each, and one bad file stops no other."""
    if not bureaus_to(request, "media.photo", "add").exists():
        raise Http404
    files = request.FILES.getlist("files")
    if not files:
        return problem(_("No file arrived. Choose the photo again."))
    if len(files) > MAX_FILES:
        return problem(
            _("At most %(count)s photos at once. Send the rest afterwards.") % {"count": MAX_FILES}
        )
    bureau = bureau_for(request)
    if bureau is None:
        return problem(_("Choose the story's bureau first: the photos belong to it."))
    return JsonResponse({"photos": [taken(request, file, bureau) for file in files]})


def taken(request: HttpRequest, file: UploadedFile, bureau: Bureau) -> dict[str, Any]:
    """A photo's card; or a `problem`, with `is_busy` where the same file may be sent again by itself; or a
    `twin`: the picture is here already, and `anew` in the post would keep it twice.
    """
    file_name = file.name or ""
    # One byte more than is taken is enough to know that it is too much.
    data = file.read(MAX_BYTES + 1)
    twin = None if request.POST.get("anew") else twin_of(request, data)
    if twin is not None:
        return {"name": file_name, "twin": as_json(request, twin), "words": words(request, twin)}
    try:
        photo = take_photo(data, file_name, bureau, by=request.user)
    except intake.Refused as refused:
        return {"name": file_name, "problem": str(refused), "is_busy": refused.code == "busy"}
    except Refused as refused:
        return {"name": file_name, "problem": str(refused)}
    return {**as_json(request, photo), "name": file_name}


def card(request: HttpRequest, pk: int) -> HttpResponse:
    """Of a photo chosen from the archive; the form asks again whether it may be chosen when it is saved."""
    return JsonResponse(as_json(request, seen(request, pk, "view")))


def preset(request: HttpRequest, pk: int) -> HttpResponse:
    photo = seen(request, pk, "change")
    try:
        use_preset(photo, home(photo), request.POST.get("key", "")[:40], by=request.user)
    except Refused as refused:
        return problem(str(refused))
    return JsonResponse(as_json(request, photo))


def credit(request: HttpRequest, pk: int) -> HttpResponse:
    """Fields `credit_line_ko`, `credit_line_en`, ...: those that are there are written, without labels."""
    photo = seen(request, pk, "change")
    most = Photo._meta.get_field("credit_line").max_length
    fields = set()
    for code in settings.SITE_LANGUAGES:
        name = column("credit_line", code)
        if name not in request.POST:
            continue
        text = photo_credit.bare(tidy(request.POST[name]))
        if len(text) > most:
            return problem(_("The credit is longer than %(count)s characters.") % {"count": most})
        setattr(photo, name, text)
        fields.add(name)
    try:
        change_photo(photo, fields, by=request.user)
    except Refused as refused:
        return problem(str(refused))
    return JsonResponse(as_json(request, photo))


def point(request: HttpRequest, pk: int) -> HttpResponse:
    """Fields `x`, `y`: the focal point in fractions of width and height."""
    photo = seen(request, pk, "change")
    try:
        photo.focal_x, photo.focal_y = (fraction(request.POST.get(name, "")) for name in ("x", "y"))
    except ValueError:
        return problem(_("The focal point must lie inside the photo: between 0 and 1."))
    try:
        change_photo(photo, {"focal_x", "focal_y"}, by=request.user)
    except Refused as refused:
        return problem(str(refused))
    return JsonResponse(as_json(request, photo))


def fraction(text: str) -> float:
    """Raises ValueError; `nan` and `inf` are numbers to float() as well."""
    number = float(text) if len(text) <= 20 else -1.0
    if not 0 <= number <= 1:
        raise ValueError
    return number


def seen(request: HttpRequest, pk: int, operation: str) -> Photo:
    found = find(request, pk, operation) if pk < 2**63 else None
    if found is None:
        raise Http404
    return found
