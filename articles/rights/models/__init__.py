"""Tables of the rights app."""

from articles.rights.models.holder import Holder
from articles.rights.models.license import License
from articles.rights.models.notice import Notice
from articles.rights.models.scope import Scope

__all__ = ["Holder", "License", "Notice", "Scope"]
