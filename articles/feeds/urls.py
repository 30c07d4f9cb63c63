"""Every address of a machine document, on one page."""

from __future__ import annotations

from django.urls import path

from articles.feeds import feed, for_browsers, licence, robots, security_txt, sitemap

# Imported for its converters, which the addresses below are written with.
from articles.pagecache import addresses  # noqa: F401

app_name = "feeds"
NOUN = "<language:language>/feeds/<noun_kind:kind>/<noun_slug:slug>.<feed_form:form>"
urlpatterns = [
    path("robots.txt", robots.robots, name="robots"),
    path("license.xml", licence.licence, name="licence"),
    path(".well-known/tdmrep.json", licence.reservations, name="reservations"),
    path("policies/tdm.json", licence.policy, name="mining_policy"),
    path(".well-known/security.txt", security_txt.security_txt, name="security_txt"),
    path("opensearch-<language:language>.xml", for_browsers.opensearch, name="opensearch"),
    path("manifest-<language:language>.webmanifest", for_browsers.manifest, name="manifest"),
    path("sitemap.xml", sitemap.index, name="sitemap_index"),
    path("sitemaps/<language:language>-<month:month>.xml", sitemap.stories, name="sitemap_stories"),
    path("sitemaps/news-<language:language>.xml", sitemap.of_late, name="sitemap_news"),
    path("sitemaps/pages-<language:language>.xml", sitemap.pages, name="sitemap_pages"),
    path("<language:language>/feeds/all.<feed_form:form>", feed.everything, name="all"),
    path(NOUN, feed.of_noun, name="noun"),
]
