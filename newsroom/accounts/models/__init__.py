"""Tables of the accounts app."""

from newsroom.accounts.models.assignment import Assignment
from newsroom.accounts.models.user import User

__all__ = ["Assignment", "User"]
