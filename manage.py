#!/usr/bin/env python
"""Entry point for operators: every command of the newsroom starts here."""

import os
import sys
from pathlib import Path

try:
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
except ModuleNotFoundError:
    # Typed with the system's Python: the project's own environment has what is missing.
    own = Path(__file__).resolve().parent / ".venv" / "bin" / "python"
    if not own.exists() or Path(sys.prefix) == own.parent.parent:
        sys.exit("Django is not installed here. Run `make demo` once, or install requirements.lock.")
    os.execv(own, [str(own), *sys.argv])

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    # Says to the settings that this is no server: beside a demo, its commands need no environment.
    os.environ["NEWSROOM_MANAGE"] = "1"
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        # Advice for an operator: a traceback would bury it.
        sys.exit(" ".join(str(error).split()))
