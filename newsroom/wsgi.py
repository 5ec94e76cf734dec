"""The WSGI application: `granian --interface wsgi newsroom.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

from newsroom.plain_errors import one_line_errors

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

with one_line_errors():
    application = get_wsgi_application()
