"""Every address a reader can open, on one page."""

from __future__ import annotations

from django.urls import path

# Imported for its converters, which the addresses below are written with.
from articles.pagecache import addresses  # noqa: F401
from articles.reader import archive, article, device, front, media, noun, short

app_name = "reader"
urlpatterns = [
    path("", front.root, name="root"),
    path("a/<number:number>", short.short, name="short"),
    path("media/<str:public_id>/<str:name>", media.media, name="media"),
    path("<language:language>/", front.front, name="front"),
    path("<language:language>/articles/<number:number>/", article.article, name="article_short"),
    path("<language:language>/articles/<number:number>/<str:slug>/", article.article, name="article"),
    path("<language:language>/sections/<noun_slug:slug>/", noun.noun, {"kind": "section"}, name="section"),
    path("<language:language>/bureaus/<noun_slug:slug>/", noun.noun, {"kind": "bureau"}, name="bureau"),
    path("<language:language>/reporters/<noun_slug:slug>/", noun.noun, {"kind": "reporter"}, name="reporter"),
    path("<language:language>/coverage/<noun_slug:slug>/", noun.noun, {"kind": "coverage"}, name="coverage"),
    path("<language:language>/topics/<noun_slug:slug>/", noun.noun, {"kind": "topic"}, name="topic"),
    path("<language:language>/places/<noun_slug:slug>/", noun.noun, {"kind": "place"}, name="place"),
    path("<language:language>/archive/<day:day>/", archive.archive, name="archive"),
    path("<language:language>/saved/", device.saved, name="saved"),
    path("<language:language>/offline/", device.offline, name="offline"),
    path("sw.js", device.worker, name="worker"),
]
