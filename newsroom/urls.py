"""Every address of the project: the desk's door, the health check, and the reader's own page of addresses."""

from django.contrib import admin
from django.urls import include, path

from newsroom.health import healthz

urlpatterns = [
    path("healthz", healthz),
    path("admin/account/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
    path("", include("articles.feeds.urls")),
    path("", include("articles.reader.urls")),
]
handler404 = "articles.reader.page.unmatched"
