"""The WSGI application: `granian --interface wsgi newsroom.wsgi:application`."""

import os
import signal

from newsroom.process import BOUND_VARIABLE, die_with_parent

if os.environ.get(BOUND_VARIABLE):
    # The web server leads a session of its own; this is one of its processes, which it leaves behind when killed.
    die_with_parent(signal.SIGKILL, parent=os.getsid(0))

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

from django.conf import settings
from django.core.cache import close_caches
from django.core.handlers.base import reset_urlconf
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, reset_queries

from newsroom.plain_errors import one_line_errors

with one_line_errors():
    application = get_wsgi_application()

# A tenth of a 304, for nothing: a connection is kept, and looked at where the next request begins; the cache is a table; every
# request says itself by which addresses it is resolved; and statements are remembered for debugging only.
for clearing in (close_old_connections, close_caches, reset_urlconf):
    request_finished.disconnect(clearing)
if not settings.DEBUG:
    request_started.disconnect(reset_queries)
