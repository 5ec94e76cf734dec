from django.db import migrations

#: What the history's triggers call for every statement. The rows of contexts that the package would write here say nothing
#: that does not stand in the history already, so it names whoever came without saying who and why.
NAME_RAW_SQL = """
    CREATE OR REPLACE FUNCTION _pgh_attach_context() RETURNS uuid AS $$
    BEGIN
        IF COALESCE(current_setting('pghistory.context_metadata', true), '') = '' THEN
            PERFORM set_config(
                'pghistory.context_metadata',
                json_build_object(
                    'user', NULL,
                    'name', session_user,
                    'reason', '',
                    'path', 'raw SQL, ' || COALESCE(NULLIF(current_setting('application_name'), ''), 'unnamed program')
                )::text,
                true
            );
        END IF;
        RETURN NULL;
    END;
    $$ LANGUAGE plpgsql;
"""


def restore(apps, schema_editor):
    """Put the package's own function back."""
    from pghistory.models import Context

    Context.install_pgh_attach_context_func(using=schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0003_refuted_origins"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.RunSQL(NAME_RAW_SQL, migrations.RunSQL.noop),
        migrations.RunPython(migrations.RunPython.noop, restore),
    ]
