"""The app of claims, contradictions, reviews and publications."""

from django.apps import AppConfig


class FactsConfig(AppConfig):
    """What is claimed, by whom, on what evidence."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "facts"
