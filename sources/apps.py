"""The app of outlets, stories, sources and passages."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """Where words come from."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "sources"
