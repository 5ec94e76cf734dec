"""The WSGI application: `granian --interface wsgi newsroom.wsgi:application`."""

import os
import signal

from newsroom.process import BOUND_VARIABLE, die_with_parent

if os.environ.get(BOUND_VARIABLE):
    # The web server leads a session of its own; this is one of its processes, which it leaves behind when killed.
    die_with_parent(signal.SIGKILL, parent=os.getsid(0))

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

from django.core.wsgi import get_wsgi_application

from newsroom.plain_errors import one_line_errors

with one_line_errors():
    application = get_wsgi_application()
