"""Every address a reader can open, on one page."""

from __future__ import annotations

from django.urls import path

# Imported for its converters, which the addresses below are written with.
from articles.pagecache import addresses  # noqa: F401
from articles.reader import (
    about,
    accessibility,
    archive,
    archive_calendar,
    article,
    bureaus,
    contact,
    corrections,
    device,
    front,
    history,
    lite,
    media,
    noun,
    preferences,
    preview,
    report,
    reporters,
    rights,
    search,
    seen,
    short,
)

app_name = "reader"
urlpatterns = [
    path("", front.root, name="root"),
    path("a/<number:number>", short.short, name="short"),
    path("media/<str:public_id>/<str:name>", media.media, name="media"),
    path("preview/desk/<number:edition>/", preview.desk, name="preview_desk"),
    path(
        "preview/desk/<number:edition>/media/<str:public_id>/<str:name>",
        preview.desk_media,
        name="preview_desk_media",
    ),
    path("preview/desk/<number:edition>/then/", preview.then, name="preview_then"),
    path(
        "preview/desk/<number:edition>/then/media/<str:public_id>/<str:name>",
        preview.then_media,
        name="preview_then_media",
    ),
    path("preview/<str:token>/", preview.link, name="preview"),
    # No redirect: it would write the token into a header.
    path("preview/<str:token>", preview.link, name="preview_bare"),
    path("preview/<str:token>/media/<str:public_id>/<str:name>", preview.link_media, name="preview_media"),
    path("<language:language>/", front.front, name="front"),
    path("<language:language>/articles/<number:number>/", article.article, name="article_short"),
    # Before the next one, which takes any last step: addresses.TAKEN keeps stories off these.
    path("<language:language>/articles/<number:number>/history/", history.history, name="history"),
    path("<language:language>/articles/<number:number>/report/", report.report, name="report"),
    path("<language:language>/articles/<number:number>/report/thanks/", report.thanks, name="report_thanks"),
    path("<language:language>/articles/<number:number>/<str:slug>/", article.article, name="article"),
    path("<language:language>/sections/<noun_slug:slug>/", noun.noun, {"kind": "section"}, name="section"),
    path("<language:language>/bureaus/<noun_slug:slug>/", noun.noun, {"kind": "bureau"}, name="bureau"),
    path("<language:language>/reporters/<noun_slug:slug>/", noun.noun, {"kind": "reporter"}, name="reporter"),
    path("<language:language>/coverage/<noun_slug:slug>/", noun.noun, {"kind": "coverage"}, name="coverage"),
    path("<language:language>/topics/<noun_slug:slug>/", noun.noun, {"kind": "topic"}, name="topic"),
    path("<language:language>/places/<noun_slug:slug>/", noun.noun, {"kind": "place"}, name="place"),
    path("<language:language>/archive/<day:day>/", archive.archive, name="archive"),
    path("<language:language>/preferences/", preferences.preferences, name="preferences"),
    path("prefs", preferences.short, name="prefs"),
    path("prefs.css", preferences.prefs_css, name="prefs_css"),
    path("<language:language>/reporters/<noun_slug:slug>/contact/", contact.contact, name="contact"),
    path(
        "<language:language>/reporters/<noun_slug:slug>/contact/thanks/",
        contact.thanks,
        name="contact_thanks",
    ),
    path("<language:language>/corrections/", corrections.corrections, name="corrections"),
    path("<language:language>/about/", about.about, name="about"),
    path("<language:language>/ethics/", about.ethics, name="ethics"),
    path("<language:language>/rights/", rights.rights, name="rights"),
    path("<language:language>/accessibility/", accessibility.accessibility, name="accessibility"),
    path("<language:language>/archive/", archive_calendar.index, name="archive_index"),
    path("<language:language>/archive/<calendar:month>/", archive_calendar.month, name="archive_month"),
    path("<language:language>/bureaus/", bureaus.bureaus, name="bureaus"),
    path("<language:language>/reporters/", reporters.reporters, name="reporters"),
    path("seen/<number:number>/<language:language>", seen.seen, name="seen"),
    path("<language:language>/lite/", lite.front, name="lite_front"),
    path("<language:language>/lite/sections/<noun_slug:slug>/", lite.section, name="lite_section"),
    path("<language:language>/lite/articles/<number:number>/", lite.article, name="lite_article"),
    path("<language:language>/search/", search.search_page, name="search"),
    path("<language:language>/saved/", device.saved, name="saved"),
    path("<language:language>/offline/", device.offline, name="offline"),
    path("sw.js", device.worker, name="worker"),
]
