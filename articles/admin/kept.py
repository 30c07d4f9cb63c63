"""Keeps what was typed when a session has ended, its token is stale or the database is away, on a page
that can send it once more.

Only for requests that came from our own pages: a foreign page must not get its text printed here, one click
away from being saved.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import told
from articles.models.article import TEXT_FIELDS
from articles.workflow.parts import SHARED

# Never sent back, whatever the form: what opens doors.
SECRET_WORDS = ("password", "csrfmiddlewaretoken", "otp", "token")
# What the page for two texts carries along; the same words stand in its fields.
CARRIED = ("mine-", "base-", "shown-", "paste")
SHARED_TEXTS = frozenset({"slugline", "editors_note", "embargo_source", "embargo_note", "wire_ref"})
# RFC 4918, section 11.5: the server has no room to store it.
FULL = 507
NOT_KEPT = gettext_lazy("The server cannot keep it at the moment. It is kept in this browser and sent again.")
OPEN_TO_NOBODY = ("account_login", "account_logout", "account_change_password")


@dataclass(frozen=True, slots=True)
class Kept:
    """One posted value. Long ones are listed for the person, so that they see that nothing is lost."""

    name: str
    value: str

    @property
    def is_text(self) -> bool:
        if not self.value.strip() or self.name.startswith(CARRIED):
            return False
        return len(self.value) > 20 or self.name.endswith((*TEXT_FIELDS, "reason"))

    @property
    def label(self) -> str:
        """As the story's page or the flash form calls the field; the name alone on other pages."""
        part, _dash, name = self.name.partition("-")
        if self.name == "reason":
            return _("reason")
        if self.name in TEXT_FIELDS:
            return told.label(self.name)
        if name in TEXT_FIELDS and part in dict(settings.LANGUAGES):
            return f"{told.part(part)}: {told.label(name)}"
        return told.label(name) if part == SHARED and name in SHARED_TEXTS else self.name

    @property
    def opening(self) -> str:
        return self.value[:80]


def is_from_here(request: HttpRequest) -> bool:
    """The browser says so itself, or the page it came from has our host."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return bool(origin) and urlsplit(origin).netloc == request.get_host()


def kept_fields(request: HttpRequest) -> list[Kept]:
    return [
        Kept(name, value)
        for name, values in request.POST.lists()
        if not any(word in name.lower() for word in SECRET_WORDS)
        for value in values
    ]


def is_script(request: HttpRequest) -> bool:
    """Asked by a script of a page that holds the text itself."""
    return request.headers.get("Accept", "").startswith("application/json")


def keep(request: HttpRequest) -> HttpResponse:
    """The page with the text, 403; or, for a request from elsewhere, a 403 that repeats nothing. A script is
    told where to log in.
    """
    if is_script(request):
        status = 403 if request.user.is_authenticated else 401
        answer = JsonResponse({"login": reverse("account_login")}, status=status)
        answer.headers["Cache-Control"] = "no-store, private"
        return answer
    paths = {reverse(name) for name in OPEN_TO_NOBODY}
    if (
        request.path in paths
        or not request.path.startswith(reverse("admin:index"))
        or not is_from_here(request)
    ):
        response = render(request, "admin/refused.html", {"login_url": reverse("account_login")}, status=403)
    else:
        fields = kept_fields(request)
        context = {
            "fields": fields,
            "texts": [field for field in fields if field.is_text],
            "files": request.FILES.keys(),
            "action": request.get_full_path(),
            "login_url": reverse("account_login"),
        }
        response = render(request, "admin/kept.html", context, status=403)
    response.headers["Cache-Control"] = "no-store, private"
    return response


def away(request: HttpRequest, status: int) -> HttpResponse | None:
    """The page with the text when the database is away or full, made without it; a script is told in JSON.

    None for requests that carry no text of ours.
    """
    if not request.path.startswith(reverse("admin:index")):
        return None
    response: HttpResponse
    if is_script(request):
        response = JsonResponse({"problem": str(NOT_KEPT)}, status=status)
    elif request.method == "POST" and is_from_here(request):
        fields = kept_fields(request)
        context = {
            "title": _("Not saved: your text is kept"),
            "is_full": status == FULL,
            "fields": fields,
            "texts": [field for field in fields if field.is_text],
            "files": list(request.FILES),
            "action": request.get_full_path(),
            "csrf_token": get_token(request),
        }
        # Without the request: nothing of the frame may ask who somebody is.
        response = HttpResponse(render_to_string("admin/away.html", context), status=status)
    else:
        return None
    response.headers["Cache-Control"] = "no-store, private"
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's answer to a missing or stale token; nothing was done, and nothing is lost."""
    return keep(request)
