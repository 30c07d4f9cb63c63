"""A passkey in a real browser: set up, asked for after the password, enough without one; axe on the way."""

from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD
from tests.journeys.test_desk_accessible import faults

pytestmark = pytest.mark.browser
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def enter(page: Page) -> None:
    page.goto("/admin/account/login/")
    page.locator("input[name=login]").fill("honam-editor")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("#content-main button.default").click()


def leave(page: Page) -> None:
    page.goto("/admin/account/logout/")
    page.locator("#content-main button.default").click()
    page.wait_for_url("**/login/**")


def test_a_passkey_opens_the_desk(page: Page, cast: SimpleNamespace, settings: Any):
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    enter(page)
    page.wait_for_url("**/admin/")
    found: list[str] = []
    page.goto("/admin/account/keys/add/")
    page.locator("input[name=password]").fill(PASSWORD)
    found += faults(page)
    page.locator("#content-main button.default").click()
    page.locator("input[name=name]").fill("집 전화기")
    expect(page.locator("[data-passkey-failed]")).to_be_hidden()
    page.locator("input[name=passwordless]").check()
    found += faults(page)
    page.locator("[data-passkey-ask]").click()
    page.wait_for_url("**/codes/")
    expect(page.locator(".desk-codes li")).to_have_count(10)
    found += faults(page)
    assert Authenticator.objects.get(user=cast.editor, type="webauthn").wrap().name == "집 전화기"
    for path in ("me/", "keys/"):
        page.goto(f"/admin/account/{path}")
        found += faults(page)
    leave(page)
    # After the password it is asked for.
    enter(page)
    page.wait_for_url("**/code/**")
    found += faults(page)
    page.locator("[data-passkey-ask]").click()
    page.wait_for_url("**/admin/")
    leave(page)
    # It is enough without a password.
    page.goto("/admin/account/login/")
    found += faults(page)
    page.locator("[data-passkey-ask]").click()
    page.wait_for_url("**/admin/")
    expect(page.locator("#user-tools")).to_be_visible()
    assert not found, found
