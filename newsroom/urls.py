"""Every address of the project: the desk's door, the health check, and the reader's own page of addresses."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from newsroom.health import healthz

urlpatterns = [
    path("healthz", healthz),
    # Without its last slash only the desk's own door: any other address tells nothing of what is there.
    path("admin", RedirectView.as_view(url="/admin/", permanent=True)),
    path("admin/account/", include("newsroom.accounts.urls")),
    path("admin/", admin.site.urls),
    path("", include("articles.feeds.urls")),
    path("", include("articles.reader.urls")),
]
handler400 = "newsroom.bad_request.answer"
handler404 = "articles.reader.page.unmatched"
handler500 = "newsroom.failure.failed"
