"""The database holds nothing that none of our closed lists has, whoever writes the row."""

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction

from articles import clock
from articles.models import Byline, ReaderReport, SocialLink
from tests.articles.reader.surfaces import full_story, make_world
from tests.cast import story


def refused(sql: str, by: str) -> None:
    """The statement fails by the constraint of this name."""
    with pytest.raises(IntegrityError, match=by), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize(
    ("table", "change", "by"),
    [
        ("articles_article", "kind = 'nonsense'", "article_kind_known"),
        ("articles_article", "label = 'nonsense'", "article_label_known"),
        ("articles_article", "origin = 'nonsense'", "article_origin_known"),
        ("articles_article", "original_language = 'xx'", "article_language_known"),
        ("articles_article", "version = 0", "article_version_counts"),
        ("articles_edition", "translation_method = 'nonsense'", "edition_translation_known"),
        ("articles_edition", "slug = '../x'", "edition_slug_is_one_step"),
        ("articles_bureau", "kind = 'nonsense'", "bureau_kind_known"),
        ("articles_bureau", "slug = 'a/b'", "bureau_slug_is_one_step"),
        ("articles_bureau", "parent_id = id", "bureau_not_its_own_parent"),
        ("articles_section", "slug = 'a/b'", "section_slug_is_one_step"),
        ("articles_section", "parent_id = id", "section_not_its_own_parent"),
        ("articles_reporter", "slug = 'a/b'", "reporter_slug_is_one_step"),
        ("articles_coverage", "slug = 'a/b'", "coverage_slug_is_one_step"),
        ("articles_coverage", "kind = 'nonsense'", "coverage_kind_known"),
        ("articles_topic", "slug = 'a/b'", "topic_slug_is_one_step"),
        ("articles_place", "slug = 'a/b'", "place_slug_is_one_step"),
        ("articles_byline", "role = 'nonsense'", "byline_role_known"),
        ("articles_photouse", "role = 'odd'", "photo_use_role_known"),
        ("articles_readerreport", "kind = 'nonsense'", "reader_report_kind_known"),
        (
            "articles_readerreport",
            "state = 'nonsense', settled_at = received_at",
            "reader_report_state_known",
        ),
        ("articles_readerreport", "state = 'answered'", "reader_report_settled_once_it_is"),
        ("articles_readerreport", "article_id = NULL", "reader_report_about_one_thing"),
        ("articles_sociallink", "address_en = 'http://a.example/'", "social_link_is_https"),
        ("articles_sociallink", "address_ko = 'javascript:alert(1)'", "social_link_is_https"),
        ("accounts_assignment", "role = 'nonsense'", "assignment_role_known"),
        ("accounts_assignment", "language = 'xx'", "assignment_language_known"),
    ],
)
def test_what_no_list_of_ours_holds_is_refused(cast, table, change, by):
    article = full_story(make_world(cast))
    ReaderReport.objects.create(
        article=article, kind="fact", text="x", language="ko", received_at=clock.now()
    )
    SocialLink.objects.create(name_ko="어딘가", address_ko="https://social.example/")
    refused(f"UPDATE {table} SET {change}", by=by)


@pytest.mark.parametrize("code", settings.COLUMN_LANGUAGES)
def test_a_byline_names_someone_in_any_of_the_languages(cast, code):
    article = story(cast)
    refused(
        f"UPDATE articles_byline SET reporter_id = NULL WHERE article_id = {article.pk}",
        "byline_names_someone",
    )
    refused(
        f"UPDATE articles_byline SET reporter_id = NULL, name_{code} = '' WHERE article_id = {article.pk}",
        "byline_names_someone",
    )
    byline = Byline.objects.get(article=article)
    byline.reporter = None
    setattr(byline, f"name_{code}", "허가온")
    byline.save()
