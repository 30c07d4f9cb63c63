"""Security headers on every response: a policy without unsafe-inline, and nothing from a foreign host,
ever.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from articles.text.schema import FRAMES

# The one script written into pages: it runs before the style sheet is read, so that no page is painted in
# another size than the reader's. Nothing else may stand there: the policy names its very bytes.
EARLY_SCRIPT = Path("templates", "reader", "parts", "early.js")


def script_hash(content: bytes) -> str:
    """As a policy names a script by what it is."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"


EARLY_HASH = script_hash((settings.BASE_DIR / EARLY_SCRIPT).read_bytes())
PUBLIC_CSP = (
    f"default-src 'none'; style-src 'self'; script-src 'self' '{EARLY_HASH}'; "
    "img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    f"frame-src {' '.join(FRAMES)}"
)
# The desk shows readers' pages too: a preview, the page of an address that is nowhere.
STAFF_CSP = (
    f"default-src 'none'; style-src 'self'; script-src 'self' '{EARLY_HASH}'; "
    "img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PERMISSIONS = (
    "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()"
)


class SecurityHeadersMiddleware:
    """Outermost, so that redirects, errors and static files carry the headers too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_staff_page = request.path_info.startswith("/admin/")
        headers = response.headers
        headers.setdefault("Content-Security-Policy", STAFF_CSP if is_staff_page else PUBLIC_CSP)
        headers.setdefault("Permissions-Policy", PERMISSIONS)
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("X-Frame-Options", "DENY")
        if is_staff_page:
            headers["Cache-Control"] = "no-store, private"
            headers["X-Robots-Tag"] = "noindex"
        return response
