import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("facts", "0004_index_unseen_notifications"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="changeset",
            name="facts_changeset_state_valid",
        ),
        migrations.RemoveConstraint(
            model_name="changeset",
            name="facts_changeset_applied_with_reason",
        ),
        migrations.RemoveConstraint(
            model_name="changeset",
            name="facts_changeset_undone_by_somebody",
        ),
        migrations.AddField(
            model_name="changeset",
            name="atomic",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="changeset",
            name="changing",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="changeset",
            name="done",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="changeset",
            name="failure",
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.AddField(
            model_name="changeset",
            name="total",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="changeset",
            name="undo_reason",
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.AddField(
            model_name="changesetitem",
            name="left",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="notification",
            name="others",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="review",
            name="restores",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="facts.review",
            ),
        ),
        migrations.AlterField(
            model_name="changeset",
            name="state",
            field=models.CharField(
                choices=[
                    ("previewed", "previewed"),
                    ("ordered", "being applied"),
                    ("applied", "applied"),
                    ("undoing", "being undone"),
                    ("undone", "undone"),
                    ("failed", "failed"),
                ],
                default="previewed",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="changeset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["previewed", "ordered", "applied", "undoing", "undone", "failed"])
                ),
                name="facts_changeset_state_valid",
            ),
        ),
        migrations.AddConstraint(
            model_name="changeset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "previewed"),
                    models.Q(("state__in", ["ordered", "failed"]), models.Q(("reason", ""), _negated=True)),
                    models.Q(models.Q(("reason", ""), _negated=True), ("applied_at__isnull", False)),
                    _connector="OR",
                ),
                name="facts_changeset_applied_with_reason",
                violation_error_message="A bulk edit is applied with a reason.",
            ),
        ),
        migrations.AddConstraint(
            model_name="changeset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state", "undone"),
                        ("undone_at__isnull", False),
                        ("undone_by__isnull", False),
                        models.Q(("undo_reason", ""), _negated=True),
                    ),
                    models.Q(models.Q(("state", "undone"), _negated=True), ("undone_at", None)),
                    _connector="OR",
                ),
                name="facts_changeset_undone_by_somebody",
                violation_error_message="A bulk edit is undone by somebody, with a reason.",
            ),
        ),
        migrations.AddConstraint(
            model_name="changeset",
            constraint=models.CheckConstraint(
                condition=models.Q(("changing__lte", models.F("total")), ("done__lte", models.F("changing"))),
                name="facts_changeset_counts_fit",
            ),
        ),
    ]
