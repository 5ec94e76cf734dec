"""Comments over the API: said about claims, answered, worded anew, settled, withdrawn."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from drf_spectacular.utils import (
    extend_schema,
    extend_schema_field,
    extend_schema_serializer,
    extend_schema_view,
)
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from facts.commenting import add_comment, edit_comment, reopen_comment, resolve_comment, withdraw_comment
from facts.editing import locked
from facts.models import Citation, Comment
from sources.api.bodies import Body, RowField, asked, given, one_of_members
from sources.api.conditional import IF_MATCH
from sources.api.members import Flag, Text
from sources.api.parameters import DETAIL_PARAMETERS, refuse_unknown

from . import examples
from .acting import ActingResource, PartOfClaim, may_do
from .filters import CommentFilter
from .positions import CLAIM


@extend_schema_serializer(examples=[examples.comment])
class CommentSerializer(serializers.ModelSerializer[Comment]):
    """What a person said about a claim, or about one of its citations."""

    claim: serializers.Field[Any, Any, Any, Any] = serializers.PrimaryKeyRelatedField(read_only=True)
    citation: serializers.Field[Any, Any, Any, Any] = serializers.PrimaryKeyRelatedField(
        read_only=True, allow_null=True
    )
    # Every serializer has an attribute of this name.
    parent: serializers.Field[Any, Any, Any, Any] = serializers.PrimaryKeyRelatedField(  # type: ignore[assignment]
        read_only=True, allow_null=True, help_text="Id of the comment that it answers."
    )
    author = serializers.CharField(source="author.username", read_only=True)
    text = serializers.SerializerMethodField(help_text="Null when its author has taken it back.")
    mentions = serializers.SerializerMethodField(help_text="Names of the people it calls.")
    resolved_by = serializers.SerializerMethodField()

    class Meta:
        model = Comment
        fields: tuple[str, ...] = (
            "id",
            "claim",
            "citation",
            "parent",
            "author",
            "text",
            "mentions",
            "created_at",
            "edited_at",
            "resolved_at",
            "resolved_by",
            "withdrawn_at",
        )

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_text(self, comment: Comment) -> str | None:
        """Return what it says, unless it was withdrawn."""
        return None if comment.withdrawn_at else comment.text

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_mentions(self, comment: Comment) -> list[str]:
        """Return the names of the people it calls."""
        return [person.get_username() for person in comment.mentions.all()]

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_resolved_by(self, comment: Comment) -> str | None:
        """Return the name of who settled the thread."""
        return comment.resolved_by.get_username() if comment.resolved_by else None


@extend_schema_serializer(examples=[asked("A question", {"text": "@editor, who counted?"})])
class CommentBody(Body):
    """Something to say about a claim, about one of its citations, or in reply to a comment."""

    text = Text(max_length=20_000)
    citation = RowField(
        lambda: Citation.objects.all(), noun="citation", allow_null=True, default=None,
        help_text="Id of the citation that it is about.",
    )  # fmt: skip
    parent = RowField(  # type: ignore[assignment]
        lambda: Comment.objects.all(), noun="comment", allow_null=True, default=None,
        help_text="Id of the comment that it answers.",
    )  # fmt: skip


@extend_schema_serializer(examples=[asked("Settled", {"resolved": True})])
class CommentChange(Body):
    """One thing to change of a comment: what it says, or whether its thread is settled."""

    text = Text(max_length=20_000, required=False)
    resolved = Flag(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse both at once, and neither."""
        one_of_members(attrs, [["text"], ["resolved"]])
        return attrs


class CommentResource(ActingResource):
    """What lists of comments have in common."""

    queryset = Comment.objects.all()
    serializer_class = CommentSerializer
    orderings = ("created_at",)
    default_ordering = "created_at"
    internal = True

    def for_list(self) -> QuerySet[Comment]:
        """Return all comments with their people."""
        return Comment.objects.for_answering()

    def lock(self) -> Comment | None:
        """Return the comment of the address after its claim is locked, as the use cases do it."""
        comment = Comment.objects.select_related("claim").filter(pk=self.pk).first()
        if comment is not None:
            locked(comment.claim)
        return comment


@extend_schema_view(
    list=extend_schema(summary="List comments"),
    retrieve=extend_schema(summary="Read one comment"),
)
class CommentViewSet(CommentResource):
    """What people said about claims."""

    filterset_class = CommentFilter

    @extend_schema(
        summary="Word a comment anew, or settle its thread",
        description="Only its author words a comment anew; whoever is called by @name for the first time is told.",
        request=CommentChange,
        parameters=[IF_MATCH],
        responses=CommentSerializer,
    )
    @may_do("edit comment")
    def partial_update(self, request: Request, pk: str) -> Response:
        """Return the comment as it stands now."""
        with self.changing(request) as comment:
            said = given(request, CommentChange)
            if "text" in said:
                edit_comment(comment=comment, text=said["text"], actor=self.actor)
            else:
                use_case = resolve_comment if said["resolved"] else reopen_comment
                use_case(comment=comment, actor=self.actor)
            return self.answer(comment)

    @extend_schema(
        summary="Withdraw a comment",
        description="Its text is shown no more; replies and history stay.",
        parameters=[IF_MATCH],
        responses={200: CommentSerializer},
    )
    @may_do("withdraw comment")
    def destroy(self, request: Request, pk: str) -> Response:
        """Return the comment, withdrawn."""
        refuse_unknown(request, DETAIL_PARAMETERS)
        with self.changing(request) as comment:
            return self.answer(withdraw_comment(comment=comment, actor=self.actor))


@extend_schema_view(
    list=extend_schema(
        operation_id="claims_comments_list", summary="List the comments on a claim", parameters=[CLAIM]
    )
)
class CommentsOfClaim(CommentResource, PartOfClaim):
    """What people said about one claim."""

    @extend_schema(
        operation_id="claims_comments_create",
        summary="Comment on a claim",
        description="People called by @name are told, and so is the author of what is answered.",
        request=CommentBody,
        parameters=[CLAIM],
        responses={201: CommentSerializer},
    )
    @may_do("comment")
    def create(self, request: Request, claim: str) -> Response:
        """Return the new comment."""
        return self.answer(
            add_comment(claim=self.claim, author=self.actor, **given(request, CommentBody)), status=201
        )

    def address(self, row: Any) -> str:
        """Return the address of a comment."""
        return self.request.build_absolute_uri(reverse("api:comments-detail", args=[row.pk]))
