"""Every address of the project: the desk's door, the health check, and the reader's own page of addresses."""

from allauth.account import views as account
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from newsroom.health import healthz

urlpatterns = [
    path("healthz", healthz),
    # Without its last slash only the desk's own door: any other address tells nothing of what is there.
    path("admin", RedirectView.as_view(url="/admin/", permanent=True)),
    # Of allauth's addresses only what a newsroom needs: nobody signs up, the administrator sets passwords.
    path("admin/account/login/", account.login, name="account_login"),
    path("admin/account/logout/", account.logout, name="account_logout"),
    path("admin/account/inactive/", account.account_inactive, name="account_inactive"),
    path("admin/account/password/", account.password_change, name="account_change_password"),
    path("admin/", admin.site.urls),
    path("", include("articles.feeds.urls")),
    path("", include("articles.reader.urls")),
]
handler400 = "newsroom.bad_request.answer"
handler404 = "articles.reader.page.unmatched"
handler500 = "newsroom.failure.failed"
