"""Answers Django's permission questions from the literal policy table, and nothing else."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.apps import apps
from django.db.models import Model

from articles.workflow.grants import may, may_somewhere
from articles.workflow.policy import POLICY, split


class PolicyBackend(AuthenticationBackend):
    """Passwords as Django checks them; permissions from roles x bureau x language. Groups and flags count
    for nothing.
    """

    def get_user_permissions(self, user_obj: Any, obj: Model | None = None) -> set[str]:
        return self.get_all_permissions(user_obj, obj)

    def get_group_permissions(self, user_obj: Any, obj: Model | None = None) -> set[str]:
        return set()

    def get_all_permissions(self, user_obj: Any, obj: Model | None = None) -> set[str]:
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        return {
            f"{label.split('.')[0]}.{operation}_{label.split('.')[1]}"
            for label, operations in POLICY.items()
            for operation in operations
            if may_somewhere(user_obj, label, operation)
        }

    def has_perm(self, user_obj: Any, perm: str, obj: Model | None = None) -> bool:
        asked = split(perm)
        if asked is None or not user_obj.is_active or user_obj.is_anonymous:
            return False
        label, operation = asked
        if label not in POLICY or (obj is not None and obj._meta.label_lower != label):
            return False
        return may(user_obj, apps.get_model(label), operation, obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return any(
            may_somewhere(user_obj, label, "view") for label in POLICY if label.split(".")[0] == app_label
        )
