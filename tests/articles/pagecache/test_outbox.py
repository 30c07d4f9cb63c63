"""The outbox: one row for one effect, with the change or not at all, visible in the order of its numbers."""

import threading

import pytest
from django.db import IntegrityError, connections, transaction

from articles.models import Topic
from articles.pagecache.models import Outbox


@pytest.mark.django_db
def test_a_row_holds_each_key_once_in_order():
    Outbox.objects.announce("publish", "edition:1:log:1", ["b", "a", "b"])
    assert Outbox.objects.get().keys == ["a", "b"]


@pytest.mark.django_db
def test_several_changes_are_told_at_their_end_in_their_order():
    with Outbox.objects.gathering():
        Outbox.objects.announce("noun", "1", ["a"])
        with Outbox.objects.gathering():
            Outbox.objects.announce("noun", "2", ["b"])
        Outbox.objects.announce("noun", "3", ["c"])
        assert not Outbox.objects.exists()
    assert list(Outbox.objects.order_by("pk").values_list("subject", flat=True)) == ["1", "2", "3"]


@pytest.mark.django_db
def test_several_changes_that_are_taken_back_are_not_told():
    with pytest.raises(ZeroDivisionError), Outbox.objects.gathering():
        Outbox.objects.announce("noun", "1", ["a"])
        raise ZeroDivisionError
    assert not Outbox.objects.exists()
    Outbox.objects.announce("noun", "2", ["b"])
    assert Outbox.objects.get().subject == "2"


@pytest.mark.django_db
def test_one_effect_is_told_once():
    Outbox.objects.announce("publish", "edition:1:log:1", ["a"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Outbox.objects.announce("publish", "edition:1:log:1", ["a"])
    Outbox.objects.announce("kill", "edition:1:log:1", ["a"])
    assert Outbox.objects.count() == 2


@pytest.mark.django_db
def test_a_change_that_is_taken_back_is_not_told():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Topic.objects.create(slug="ships", name_ko="배")
        Outbox.objects.announce("noun", "topic:1", ["topic:1"])
        raise ZeroDivisionError
    assert not Outbox.objects.exists() and not Topic.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_numbers_become_visible_in_their_order_however_long_a_transaction_takes():
    """Whoever has seen number n has seen everything below it: a page notes only the highest."""
    first_has_written, second_has_committed = threading.Event(), threading.Event()
    overtaken: list[bool] = []

    def first() -> None:
        with transaction.atomic():
            Outbox.objects.announce("slow", "1", [])
            first_has_written.set()
            overtaken.append(second_has_committed.wait(1))
        connections.close_all()

    def second() -> None:
        first_has_written.wait(10)
        with transaction.atomic():
            Outbox.objects.announce("quick", "2", [])
        second_has_committed.set()
        connections.close_all()

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert overtaken == [False]
    assert list(Outbox.objects.order_by("pk").values_list("event", flat=True)) == ["slow", "quick"]


@pytest.mark.django_db(transaction=True)
def test_ten_writers_at_once_leave_ten_rows():
    gate = threading.Barrier(10)

    def write(number: int) -> None:
        gate.wait(10)
        with transaction.atomic():
            Outbox.objects.announce("noun", str(number), [f"topic:{number}"])
        connections.close_all()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert set(Outbox.objects.values_list("subject", flat=True)) == {str(number) for number in range(10)}
