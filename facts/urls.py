"""The addresses of the desk."""

from __future__ import annotations

from django.urls import path

from sources.views import SourceList

from .views.claims import ClaimList, claim_page
from .views.contradictions import ContradictionList
from .views.entities import EntityList, entity_page
from .views.search import search_page
from .views.sources import source_page
from .views.stories import StoryList, story_page

app_name = "facts"

urlpatterns = [
    path("", ClaimList.as_view(), name="claims"),
    path("claims/<uuid:pk>/", claim_page, name="claim"),
    path("contradictions/", ContradictionList.as_view(), name="contradictions"),
    path("stories/", StoryList.as_view(), name="stories"),
    path("stories/<slug:slug>/", story_page, name="story"),
    path("sources/", SourceList.as_view(), name="sources"),
    path("sources/<uuid:pk>/", source_page, name="source"),
    path("search/", search_page, name="search"),
    path("entities/", EntityList.as_view(), name="entities"),
    path("entities/<uuid:pk>/", entity_page, name="entity"),
]
