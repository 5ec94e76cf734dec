import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import facts.models.notifications


class Migration(migrations.Migration):
    """People choose the zone in which they read times, beside whether they want mails."""

    dependencies = [
        ("facts", "0010_facts_that_settle_claims"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameModel("MailPreference", "Preference"),
        migrations.AddField(
            model_name="preference",
            name="time_zone",
            field=models.CharField(
                blank=True,
                help_text="Empty for the site's.",
                max_length=64,
                validators=[facts.models.notifications.validate_time_zone],
                default="",
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="preference",
            name="by_mail",
            field=models.BooleanField(default=True, verbose_name="Tell me by mail too"),
        ),
        migrations.AlterField(
            model_name="preference",
            name="user",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                primary_key=True,
                related_name="preference",
                serialize=False,
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
