from django.db import migrations

#: Counters of requests, by token or address, in a short and a long window. Unlogged: they are written with every
#: request and worth nothing after a crash. Half of each page stays free, so that a new version finds room beside the
#: old one and no index is touched.
COUNTERS = """
    CREATE UNLOGGED TABLE newsroom_requests (
        subject text PRIMARY KEY,
        short_from bigint NOT NULL,
        short_count integer NOT NULL,
        long_from bigint NOT NULL,
        long_count integer NOT NULL
    ) WITH (fillfactor = 50);
    CREATE INDEX newsroom_requests_oldest ON newsroom_requests (long_from);
"""


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0001_tokens")]

    operations = [migrations.RunSQL(COUNTERS, "DROP TABLE newsroom_requests")]
