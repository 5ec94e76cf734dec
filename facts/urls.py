"""The addresses of the desk."""

from __future__ import annotations

from django.urls import path

from sources.views import SourceList

from .views.acting import action_page
from .views.bulk import apply_page, changeset_list, changeset_page, edit_all, progress, undo_page
from .views.citing import cite_source
from .views.claims import ClaimList, claim_page
from .views.comments import comment_history, people
from .views.contradictions import ContradictionList
from .views.entities import EntityList, entity_page
from .views.evidence import evidence_file
from .views.histories import history_page
from .views.notifications import notification_list, open_notification, preferences, see_all
from .views.publications import publication_list
from .views.queue import queue_page
from .views.search import search_page
from .views.sources import source_page
from .views.stories import StoryList, story_page

app_name = "facts"

urlpatterns = [
    path("", ClaimList.as_view(), name="claims"),
    path("queue/", queue_page, name="queue"),
    path("queue/<slug:slug>/", queue_page, name="queue"),
    path("notifications/", notification_list, name="notifications"),
    path("notifications/seen/", see_all, name="see-all"),
    path("notifications/<uuid:pk>/", open_notification, name="notification"),
    path("preferences/", preferences, name="preferences"),
    path("people/", people, name="people"),
    path("comments/<uuid:pk>/history/", comment_history, name="comment-history"),
    path("claims/<uuid:pk>/", claim_page, name="claim"),
    path("claims/<uuid:pk>/publications/", publication_list, name="publications"),
    path("changesets/", changeset_list, name="changesets"),
    path("changesets/new/<slug:noun>/", edit_all, name="edit-all"),
    path("changesets/<uuid:pk>/", changeset_page, name="changeset"),
    path("changesets/<uuid:pk>/progress/", progress, name="changeset-progress"),
    path("changesets/<uuid:pk>/apply/", apply_page, name="changeset-apply"),
    path("changesets/<uuid:pk>/undo/", undo_page, name="changeset-undo"),
    path("contradictions/", ContradictionList.as_view(), name="contradictions"),
    path("stories/", StoryList.as_view(), name="stories"),
    path("stories/<slug:slug>/", story_page, name="story"),
    path("sources/", SourceList.as_view(), name="sources"),
    path("sources/<uuid:pk>/", source_page, name="source"),
    path("evidence/<uuid:pk>/", evidence_file, name="evidence"),
    path("sources/<uuid:pk>/cite/", cite_source, name="cite-source"),
    path("search/", search_page, name="search"),
    path("entities/", EntityList.as_view(), name="entities"),
    path("entities/<uuid:pk>/", entity_page, name="entity"),
    path("<slug:noun>/<uuid:pk>/history/", history_page, name="history"),
    path("<slug:noun>/<uuid:pk>/<slug:name>/", action_page, name="act"),
]
