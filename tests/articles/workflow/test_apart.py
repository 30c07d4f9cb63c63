"""What background work ends with is told in one line."""

from articles.workflow.apart import Fault, apart


def test_the_row_that_a_database_refused_is_not_told():
    def refused() -> int:
        raise ValueError("new row violates a check\nDETAIL:  Failing row contains (1, 김민지).")

    assert apart("a probe", refused) == Fault("ValueError: new row violates a check")
    assert apart("a probe", lambda: int("") or 0) == Fault(
        "ValueError: invalid literal for int() with base 10: ''"
    )
