"""Every address of one's own login, below /admin/account/: of allauth's only what a newsroom needs."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.urls import path

from newsroom.accounts import accept, login_views, me

urlpatterns = [
    # Nobody signs up: people are invited.
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("password/", account.password_change, name="account_change_password"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("invitation/<str:token>/", accept.invitation, name="account_invitation"),
    path("me/", me.Me.as_view(), name="mfa_index"),
    path("sessions/", me.end_sessions, name="account_sessions"),
    path("code/", login_views.Authenticate.as_view(), name="mfa_authenticate"),
    path("code/again/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("app/", login_views.ActivateApp.as_view(), name="mfa_activate_totp"),
    path("app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("keys/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("keys/add/", login_views.AddKey.as_view(), name="mfa_add_webauthn"),
    path("keys/login/", LoginWebAuthnView.as_view(), name="mfa_login_webauthn"),
    path("keys/again/", login_views.ReauthenticateByKey.as_view(), name="mfa_reauthenticate_webauthn"),
    path("keys/<int:pk>/remove/", login_views.RemoveKey.as_view(), name="mfa_remove_webauthn"),
    path("keys/<int:pk>/edit/", keys.edit_webauthn, name="mfa_edit_webauthn"),
]
