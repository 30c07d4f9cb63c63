#!/usr/bin/env python
"""Entry point for operators: every command of the newsroom starts here."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    # Says to the settings that this is no server: beside a demo, its commands need no environment.
    os.environ["NEWSROOM_MANAGE"] = "1"
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        # Advice for an operator: a traceback would bury it.
        sys.exit(" ".join(str(error).split()))
