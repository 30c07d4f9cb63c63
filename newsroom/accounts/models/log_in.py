"""Where a person is logged in: one row a session, for their own list of sessions and for ending them."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class LogIn(models.Model):
    """`key` is Django's session key, which changes when its owner's password does; the session itself knows
    its row.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="log_ins")
    key = models.CharField(max_length=40, unique=True)
    begun_at = models.DateTimeField()
    # As the browser calls itself.
    browser = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering = ("-begun_at",)

    def __str__(self) -> str:
        return f"{self.user_id} {self.begun_at:%Y-%m-%d %H:%M}"
