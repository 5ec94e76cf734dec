from django.db import migrations

#: What the processes of all machines share for a while: who guesses passwords, above all. The columns are those of
#: Django's cache in the database; unlogged, because it is worth nothing after a crash.
CACHE = """
    CREATE UNLOGGED TABLE newsroom_cache (
        cache_key varchar(255) PRIMARY KEY,
        value text NOT NULL,
        expires timestamptz NOT NULL
    );
    CREATE INDEX newsroom_cache_expires ON newsroom_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0002_requests_counted")]

    operations = [migrations.RunSQL(CACHE, "DROP TABLE newsroom_cache")]
