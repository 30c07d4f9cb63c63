"""Where a story can be handed on to: plain addresses of the services readers here use, nothing of theirs
loaded.
"""

from __future__ import annotations

from urllib.parse import quote

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Name, and the address with the story's headline and address in it. KakaoTalk has no such address: it is
# reached by the device's own share sheet.
SERVICES: tuple[tuple[str | Promise, str], ...] = (
    (_("E-mail"), "mailto:?subject={title}&body={url}"),
    ("X", "https://x.com/intent/post?text={title}&url={url}"),
    (_("Facebook"), "https://www.facebook.com/sharer/sharer.php?u={url}"),
    (_("LINE"), "https://social-plugins.line.me/lineit/share?url={url}"),
    (_("BAND"), "https://band.us/plugin/share?body={title}%0A{url}&route={url}"),
    (_("KakaoStory"), "https://story.kakao.com/share?url={url}"),
)


def services(title: str, url: str) -> tuple[tuple[str | Promise, str], ...]:
    """Names and addresses for one story."""
    words = {"title": quote(title, safe=""), "url": quote(url, safe="")}
    return tuple((name, address.format(**words)) for name, address in SERVICES)
