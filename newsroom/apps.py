from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """What belongs to the site as a whole: settings, roles, history, health, and the commands that run it."""

    name = "newsroom"
    verbose_name = "Newsroom"
