#!/usr/bin/env python
"""Run the newsroom's commands: `python manage.py help`."""

import os
import sys

from newsroom.plain_errors import one_line_errors


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    from django.core.management import execute_from_command_line

    with one_line_errors():
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
