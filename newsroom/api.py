"""The API's table of contents: every resource under /api/v1/ is registered here."""

from django.urls import URLPattern, URLResolver, path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import Route, SimpleRouter

from facts.api.articles import ArticleViewSet, JobViewSet
from facts.api.changesets import ChangeSetViewSet
from facts.api.citations import CitationsOfClaim
from facts.api.claims import ClaimViewSet
from facts.api.comments import CommentsOfClaim, CommentViewSet
from facts.api.contradictions import ContradictionViewSet
from facts.api.entities import EntityViewSet
from facts.api.evidence import EvidenceFile
from facts.api.exports import LinesExport, TableExport
from facts.api.fact_history import FactChanges, FactVersions
from facts.api.feeds import FactFeed
from facts.api.glosses import GlossesOfSource
from facts.api.judgements import JudgementsOfEntity
from facts.api.positions import PositionsOfClaim
from facts.api.publications import PublicationOfClaim, PublicationViewSet
from facts.api.published import FactViewSet
from facts.api.reviews import ReviewsOfClaim, ReviewViewSet
from facts.api.search import Search
from facts.api.similar import SimilarFacts
from newsroom.contents import Contents, Nothing, Problem, Problems
from newsroom.idempotency import repeatable
from newsroom.token_views import OneToken, Tokens
from sources.api.outlets import OutletViewSet, StoryViewSet


class ListRouter(SimpleRouter):
    """Routes PATCH on a list to `bulk_update`, where a resource has it."""

    routes = [
        route._replace(mapping={**route.mapping, "patch": "bulk_update"})
        if isinstance(route, Route) and not route.detail
        else route
        for route in SimpleRouter.routes
    ]


router = ListRouter()
# Addresses are tried in this order: what is asked for most comes first.
router.register("facts", FactViewSet, basename="facts")
router.register("claims", repeatable(ClaimViewSet), basename="claims")
router.register("stories", repeatable(StoryViewSet), basename="stories")
router.register("outlets", repeatable(OutletViewSet), basename="outlets")
router.register("sources", repeatable(ArticleViewSet), basename="sources")
router.register("entities", repeatable(EntityViewSet), basename="entities")
router.register("contradictions", repeatable(ContradictionViewSet), basename="contradictions")
router.register("reviews", ReviewViewSet, basename="reviews")
router.register("comments", repeatable(CommentViewSet), basename="comments")
router.register("changesets", repeatable(ChangeSetViewSet), basename="changesets")
router.register("publications", PublicationViewSet, basename="publications")

#: What hangs on a claim, below its address: path -> view.
PARTS = {
    "reviews": repeatable(ReviewsOfClaim).as_view({"get": "list", "post": "create"}),
    "comments": repeatable(CommentsOfClaim).as_view({"get": "list", "post": "create"}),
    "positions": repeatable(PositionsOfClaim).as_view({"post": "create"}),
    "positions/<str:position>": repeatable(PositionsOfClaim).as_view({"patch": "partial_update"}),
    "positions/<str:position>/merge": repeatable(PositionsOfClaim).as_view({"post": "merge"}),
    "positions/<str:position>/split": repeatable(PositionsOfClaim).as_view({"post": "split"}),
    "citations": repeatable(CitationsOfClaim).as_view({"post": "create"}),
    "citations/<str:citation>": repeatable(CitationsOfClaim).as_view({"patch": "partial_update"}),
    "publication": repeatable(PublicationOfClaim).as_view(
        {"get": "retrieve", "post": "create", "delete": "destroy"}
    ),
    "publication/order": repeatable(PublicationOfClaim).as_view({"delete": "cancel"}),
}

#: What hangs on an entity or a source: (path, view, name).
OTHER_PARTS = (
    (
        "entities/<str:entity>/judgements/",
        repeatable(JudgementsOfEntity).as_view({"get": "list", "post": "create"}),
        "entities-judgements",
    ),
    (
        "entities/<str:entity>/judgements/<str:pk>/",
        repeatable(JudgementsOfEntity).as_view({"get": "retrieve", "delete": "destroy"}),
        "entities-judgement",
    ),
    (
        "sources/<str:source>/glosses/",
        repeatable(GlossesOfSource).as_view({"get": "list", "post": "create"}),
        "sources-glosses",
    ),
    (
        "sources/<str:source>/glosses/<str:pk>/",
        repeatable(GlossesOfSource).as_view({"get": "retrieve", "patch": "partial_update"}),
        "sources-gloss",
    ),
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("facts/changes/", FactChanges.as_view(), name="facts-changes"),
    path("facts/export.ndjson", LinesExport.as_view(), name="facts-export-ndjson"),
    path("facts/export.csv", TableExport.as_view(), name="facts-export-csv"),
    path("facts/feed.atom", FactFeed.as_view(), name="facts-feed"),
    path("facts/<str:pk>/versions/", FactVersions.as_view(), name="facts-versions"),
    *router.urls,
    path("claims/<str:claim>/similar/", SimilarFacts.as_view(), name="claims-similar"),
    path("search/", Search.as_view(), name="search"),
    path("tokens/", Tokens.as_view(), name="tokens"),
    path("tokens/<str:id>/", OneToken.as_view(), name="token"),
    path("jobs/<int:job>/", JobViewSet.as_view({"get": "retrieve"}), name="jobs-detail"),
    path("evidence/<str:id>/file/", EvidenceFile.as_view(), name="evidence-file"),
    *(path(f"claims/<str:claim>/{part}/", view) for part, view in PARTS.items()),
    *(path(address, view, name=name) for address, view, name in OTHER_PARTS),
    path("", Contents.as_view(), name="contents"),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="api:schema"), name="docs"),
    path("problems/", Problems.as_view(), name="problems"),
    path("problems/<slug:name>/", Problem.as_view(), name="problem"),
    # A line end too: no address below ours leads to a page of the desk.
    re_path(r"^(?P<rest>[\s\S]*)$", Nothing.as_view(), name="nothing"),
]
