"""The trade's groups on the desk's first page: every noun is in one, and shown to whoever may see it."""

from types import SimpleNamespace

from django.test import Client

from articles.admin.groups import GROUPS
from tests.articles.admin import doors


def test_every_noun_with_a_screen_has_a_group():
    named = [label for _code, _title, labels in GROUPS for label in labels]
    assert sorted(named) == sorted(model._meta.label_lower for model in doors.registered())


def test_groups_hold_only_what_the_role_may_see(cast: SimpleNamespace, client: Client):
    client.force_login(cast.reporter)
    html = client.get("/admin/").content.decode()
    assert "/admin/accounts/user/" not in html
    client.force_login(cast.admin)
    client.cookies["staff_language"] = "en"
    html = client.get("/admin/").content.decode()
    assert "/admin/accounts/user/" in html
    assert (
        html.index("Stories</span>")
        < html.index("Rights</span>")
        < html.index("Operation and records</span>")
    )
