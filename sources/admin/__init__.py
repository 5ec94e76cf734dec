"""The admin of sources; `base`, `paging` and `forms` serve the admin of facts too."""

from django.contrib import admin

from . import events, outlets, sources

admin.site.site_header = "Newsroom administration"
admin.site.site_title = "Newsroom"
admin.site.index_title = "Rows of the database"

__all__ = ["events", "outlets", "sources"]
