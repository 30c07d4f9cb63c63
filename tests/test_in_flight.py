"""A flush waits for the requests that another thread is still answering, and for no thread that is gone."""

import threading

import pytest
from django.core.signals import request_finished, request_started

from tests.in_flight import InFlight


def test_the_wait_ends_with_the_last_answer():
    begun, end = threading.Event(), threading.Event()

    def answer() -> None:
        request_started.send(sender=None)
        begun.set()
        end.wait()
        request_finished.send(sender=None)

    with InFlight().watched() as requests:
        assert requests.wait(0)
        thread = threading.Thread(target=answer)
        thread.start()
        begun.wait()
        assert not requests.wait(0)
        end.set()
        assert requests.wait()
        thread.join()


def test_a_thread_that_went_without_an_answer_is_not_waited_for():
    with InFlight().watched() as requests:
        thread = threading.Thread(target=lambda: request_started.send(sender=None))
        thread.start()
        thread.join()
        assert requests.wait(0)


@pytest.mark.django_db
def test_the_tests_own_requests_are_not_counted():
    with InFlight().watched() as requests:
        request_started.send(sender=None)
        assert requests.wait(0)
