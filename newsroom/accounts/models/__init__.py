"""Tables of the accounts app."""

from newsroom.accounts.models.assignment import Assignment
from newsroom.accounts.models.invitation import Invitation
from newsroom.accounts.models.log_in import LogIn
from newsroom.accounts.models.user import User

__all__ = ["Assignment", "Invitation", "LogIn", "User"]
