"""Keeps the tokens of previews and invitations out of the log: whoever reads it could open them."""

from __future__ import annotations

import logging
import re
from typing import Any

TOKEN = re.compile(r"(/preview/|/account/invitation/)(?!desk/)[^/\s\"'?]+")


class WithoutTokens(logging.Filter):
    """Changes what a record says, and never drops one."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = cut(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(map(cut, record.args))
        elif isinstance(record.args, dict):
            record.args = {name: cut(value) for name, value in record.args.items()}
        if getattr(record, "exc_text", None):
            record.exc_text = cut(record.exc_text)
        return True


def cut(value: Any) -> Any:
    return TOKEN.sub(r"\1***", value) if isinstance(value, str) else value
