"""Every address of a machine document, on one page."""

from __future__ import annotations

from django.urls import path

from articles.feeds import robots, rss, sitemap

# Imported for its converters, which the addresses below are written with.
from articles.pagecache import addresses  # noqa: F401

app_name = "feeds"
urlpatterns = [
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", sitemap.index, name="sitemap_index"),
    path("sitemaps/<language:language>-<month:month>.xml", sitemap.stories, name="sitemap_stories"),
    path("sitemaps/pages-<language:language>.xml", sitemap.pages, name="sitemap_pages"),
    path("<language:language>/feeds/all.rss", rss.everything, name="all"),
    path("<language:language>/feeds/<noun_kind:kind>/<noun_slug:slug>.rss", rss.of_noun, name="noun"),
]
