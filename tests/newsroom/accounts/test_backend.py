"""Django's questions about permission are answered by the policy table, and by nothing of Django's own."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import IntegrityError, transaction

from articles import clock
from articles.models import Article
from articles.workflow.policy import POLICY
from newsroom.accounts.models import Assignment, User
from tests.cast import LONG_AGO, PASSWORD, person, story

pytestmark = pytest.mark.django_db


def again(user: User) -> User:
    """As the next request sees them."""
    return User.objects.get(pk=user.pk)


def test_the_superuser_flag_counts_for_nothing(cast):
    article = story(cast)
    User.objects.filter(pk=cast.nobody.pk).update(is_superuser=True, is_staff=True)
    flagged = again(cast.nobody)
    assert not flagged.has_perm("articles.view_article") and not flagged.has_perm(
        "articles.view_article", article
    )
    assert not flagged.has_perm("anything.at_all") and not flagged.has_module_perms("articles")
    assert flagged.get_all_permissions() == set()


def test_groups_and_permissions_of_djangos_own_count_for_nothing(cast):
    call_command("migrate", verbosity=0)
    everything = Permission.objects.filter(content_type__app_label="articles")
    assert everything.filter(codename="change_article").exists()
    group = Group.objects.create(name="all")
    group.permissions.set(everything)
    cast.nobody.groups.add(group)
    cast.nobody.user_permissions.set(everything)
    with_both = again(cast.nobody)
    assert not with_both.has_perm("articles.change_article") and not with_both.has_module_perms("articles")
    assert with_both.get_all_permissions() == with_both.get_group_permissions() == set()


def test_has_module_perms_says_where_a_person_sees_anything(cast):
    assert cast.admin.has_module_perms("accounts") and cast.admin.has_module_perms("rights")
    assert not cast.reporter.has_module_perms("accounts")
    assert cast.reporter.has_module_perms("articles")
    assert not cast.admin.has_module_perms("pagecache") and not cast.admin.has_module_perms("sessions")


def test_all_permissions_of_a_role_are_the_rows_of_the_table(cast):
    for user, role in ((cast.reporter, "reporter"), (cast.admin, "system_admin")):
        expected = {
            f"{label.split('.')[0]}.{operation}_{label.split('.')[1]}"
            for label, operations in POLICY.items()
            for operation, row in operations.items()
            if role in row
        }
        assert user.get_all_permissions() == expected
        assert all(user.has_perm(permission) for permission in expected)


def test_a_password_lets_in_its_owner_and_nobody_inactive(cast, rf):
    request = rf.post("/admin/account/login/")
    assert authenticate(request, username="heo", password=PASSWORD) == cast.reporter
    assert authenticate(request, username="heo", password=PASSWORD + "x") is None
    assert authenticate(request, username="ghost", password=PASSWORD) is None
    assert authenticate(request, username="heo", password="") is None
    User.objects.filter(pk=cast.reporter.pk).update(is_active=False)
    assert authenticate(request, username="heo", password=PASSWORD) is None


def test_a_role_taken_away_is_gone_on_the_next_request(cast):
    article = story(cast)
    assert cast.editor.has_perm("articles.view_article", article)
    Assignment.objects.filter(user=cast.editor).update(until=clock.now())
    assert not again(cast.editor).has_perm("articles.view_article", article)


def test_a_record_not_saved_yet_is_asked_about_as_any_record(cast):
    assert cast.reporter.has_perm("articles.add_article", Article())
    assert not cast.translator.has_perm("articles.add_article", Article())


def test_an_assignment_that_ends_before_it_begins_is_refused_by_the_database(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(user=cast.nobody, role="reporter", since=LONG_AGO, until=LONG_AGO)


def test_roles_are_read_once_for_a_request(cast, django_assert_num_queries):
    user = again(person("fresh", "reporter"))
    with django_assert_num_queries(1):
        user.grants()
        user.grants()


def test_the_tree_of_bureaus_is_read_once_for_all_of_a_persons_roles(cast, django_assert_num_queries):
    user = person("everywhere", "reporter", cast.honam)
    Assignment.objects.create(user=user, role="translator", bureau=cast.gangwon, since=LONG_AGO)
    with django_assert_num_queries(2):
        grants = user.grants()
    assert {grant.bureaus for grant in grants} == {frozenset({cast.honam.pk}), frozenset({cast.gangwon.pk})}
