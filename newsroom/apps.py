from django.apps import AppConfig
from django.core.checks import Tags, register


class NewsroomConfig(AppConfig):
    """What belongs to the site as a whole: settings, roles, history, health, and the commands that run it."""

    name = "newsroom"
    verbose_name = "Newsroom"

    def ready(self) -> None:
        from newsroom.database.requirements import check_databases

        register(check_databases, Tags.database)
