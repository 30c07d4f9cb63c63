"""What a password must not be: short, common, the person's own name, or little more than the paper's."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from newsroom.accounts.models import User
from tests.cast import PASSWORD


@pytest.mark.parametrize(
    "password",
    [
        "short",
        "passwordpassword",
        "gaonnaru-gaonnaru-2026",
        "Gaonnaru_Newsroom!1",
        "가온나루편집국가온나루편집국비밀번호",
        "aaaaaaaaaaaaaaaaaaaa",
        "123123123123123123",
        "honam-editor-2026",
    ],
)
def test_what_anybody_would_try_first_is_refused(cast, password: str):
    with pytest.raises(ValidationError):
        validate_password(password, User(username="honam-editor"))


@pytest.mark.parametrize(
    "password", [PASSWORD, "새벽 바다는 잔잔하고 갈매기만 운다", "가온나루 앞 골목 빵집 첫 빵은 다섯 시"]
)
def test_a_sentence_of_ones_own_is_taken(cast, password: str):
    validate_password(password, User(username="honam-editor"))
