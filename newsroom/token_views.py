"""Tokens over the API: listed, issued and revoked by people who are logged in, never with a token."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.core.validators import ProhibitNullCharactersValidator
from django.urls import reverse
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.exceptions import NotAuthenticated, NotFound, PermissionDenied, ValidationError
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from newsroom.contents import LISTS
from newsroom.idempotency import HEADER
from newsroom.login.second_factor import has_shown_one
from newsroom.models import Token
from newsroom.tokens import DAYS, MOST_DAYS, issue_token, revoke_token, tokens_seen_by
from sources.api.negotiation import JsonNegotiation
from sources.api.parameters import DETAIL_PARAMETERS, refuse_unknown

#: What a token may be limited to.
SCOPES = (*LISTS, "search", "jobs")

#: Tokens in one answer; the newest.
MOST = 500

TOKEN = {
    "id": "01990b3a-7100-7c3d-9e8f-1a2b3c4d5e6f",
    "name": "Mirror of the partner",
    "begins": "nrt_3f9a1c5b7d2",
    "user": "api-client",
    "issued_by": "administrator",
    "read_only": True,
    "scopes": ["claims", "contradictions"],
    "created_at": "2026-03-02T08:15:30.120045Z",
    "expires_at": "2026-05-31T08:15:30.120045Z",
    "expired": False,
    "last_used_at": None,
}
NEW_TOKEN = {**TOKEN, "secret": "nrt_3f9a1c5b7d2e4f60…"}
ASKED = {
    "name": "Mirror of the partner",
    "scopes": ["claims", "contradictions"],
    "days": 90,
    "user": "api-client",
}


@extend_schema_serializer(examples=[OpenApiExample("A token", value=TOKEN, response_only=True)])
class TokenSerializer(serializers.ModelSerializer[Token]):
    """A token, without its secret."""

    id = serializers.UUIDField(source="public_id", read_only=True)
    begins = serializers.CharField(
        source="token_key", read_only=True, help_text="The first characters of its secret, to tell it by."
    )
    user = serializers.CharField(source="user.username", read_only=True, help_text="In whose name it speaks.")
    issued_by = serializers.SerializerMethodField(help_text="Who issued it; null for the site itself.")
    # Django REST framework has an attribute of this name on every field.
    read_only = serializers.BooleanField(read_only=True, help_text="Whether it opens no writes.")  # type: ignore[assignment]
    scopes: serializers.Field[Any, Any, Any, Any] = serializers.ListField(
        child=serializers.CharField(), read_only=True, help_text="Resources that it opens; none means all."
    )
    created_at = serializers.DateTimeField(source="created", read_only=True)
    expires_at = serializers.DateTimeField(source="expiry", read_only=True)
    expired = serializers.SerializerMethodField(help_text="Whether its time is over.")
    last_used_at = serializers.DateTimeField(
        read_only=True, allow_null=True, help_text="To the minute; null when it never was."
    )

    class Meta:
        model = Token
        fields: tuple[str, ...] = tuple(TOKEN)

    def get_issued_by(self, token: Token) -> str | None:
        """Return the name of who issued it."""
        return token.issued_by.get_username() if token.issued_by else None

    def get_expired(self, token: Token) -> bool:
        """Return whether its time is over."""
        return not token.valid


@extend_schema_serializer(
    examples=[OpenApiExample("A token, just issued", value=NEW_TOKEN, response_only=True)]
)
class NewTokenSerializer(TokenSerializer):
    """A token with its secret: the only time that it is shown."""

    secret = serializers.SerializerMethodField(help_text="Keep it: it is never shown again.")

    class Meta(TokenSerializer.Meta):
        fields: tuple[str, ...] = (*TokenSerializer.Meta.fields, "secret")

    def get_secret(self, token: Token) -> str:
        """Return the secret."""
        return str(self.context["secret"])


class TokenListSerializer(serializers.Serializer[Any]):
    """Tokens, the newest first."""

    more = serializers.BooleanField(help_text=f"Whether there are more than {MOST}.")
    results = TokenSerializer(many=True)


@extend_schema_serializer(examples=[OpenApiExample("A token for a machine", value=ASKED, request_only=True)])
class TokenRequestSerializer(serializers.Serializer[Any]):
    """What a new token is for."""

    name = serializers.CharField(
        max_length=100, help_text="What it is for.", validators=[ProhibitNullCharactersValidator()]
    )
    read_only = serializers.BooleanField(default=True, help_text="Whether it opens no writes.")  # type: ignore[assignment]
    scopes = serializers.ListField(
        child=serializers.ChoiceField(choices=SCOPES),
        default=list,
        max_length=len(SCOPES),
        help_text="Resources that it opens; none means all.",
    )
    days = serializers.IntegerField(
        default=DAYS, min_value=1, max_value=MOST_DAYS, help_text="Days until it expires."
    )
    user = serializers.CharField(
        required=False,
        max_length=150,
        validators=[ProhibitNullCharactersValidator()],
        help_text="In whose name it speaks, else in yours. Administrators issue tokens for machines: users who "
        "cannot log in.",
    )

    def to_internal_value(self, data: Any) -> Any:
        """Refuse members that are not known."""
        unknown = sorted(set(data) - set(self.fields)) if isinstance(data, dict) else []
        if unknown:
            known = ", ".join(self.fields)
            raise serializers.ValidationError(
                {name: [f"Unknown member. Known are: {known}."] for name in unknown}
            )
        return super().to_internal_value(data)

    def validate_user(self, username: str) -> User:
        """Return the user, where the one who asks may issue a token for them."""
        asking: User = self.context["request"].user
        if username == asking.get_username():
            return asking
        # Nobody speaks in a colleague's name: only machines, which do not log in, are given tokens by others.
        machine = User.objects.filter(username=username, is_active=True).first()
        if not asking.has_perm("newsroom.add_token") or machine is None or machine.has_usable_password():
            raise serializers.ValidationError(
                "You may issue tokens for yourself, administrators for machines too."
            )
        return machine


class FromSession(BasePermission):
    """Tokens are looked after by people who are logged in: a stolen one makes no further ones."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Return whether the user is logged in; refuse one who shows a token."""
        if request.auth is not None:
            raise PermissionDenied("Log in for this: a token opens no tokens.")
        if not request.user.is_authenticated:
            raise NotAuthenticated
        return True


class TokenView(APIView):
    """What the list and one token have in common."""

    permission_classes = [FromSession]
    content_negotiation_class = JsonNegotiation

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse unknown parameters."""
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, DETAIL_PARAMETERS)


class Tokens(TokenView):
    """The tokens that a user may see: their own, an administrator all."""

    http_method_names = ["get", "head", "post"]

    @extend_schema(
        operation_id="tokens_list",
        summary="List tokens",
        description="Your own, an administrator's list all; revoked ones left out. Only for those who are logged in.",
        responses=TokenListSerializer,
    )
    def get(self, request: Request) -> Response:
        """Return the newest tokens."""
        rows = list(tokens_seen_by(request.user)[: MOST + 1])  # type: ignore[arg-type]
        return Response(TokenListSerializer({"more": len(rows) > MOST, "results": rows[:MOST]}).data)

    @extend_schema(
        operation_id="tokens_create",
        summary="Issue a token",
        description="The answer holds the secret, which is shown once and kept nowhere. Only for those who are logged in "
        "with a second factor.",
        request=TokenRequestSerializer,
        responses={201: NewTokenSerializer},
    )
    def post(self, request: Request) -> Response:
        """Return the new token with its secret."""
        if HEADER in request.headers:
            # The answer of before would have to be kept, and with it the secret.
            raise ValidationError({HEADER: ["Tokens take no key: revoke the one whose answer was lost."]})
        if not has_shown_one(request._request):
            # Somebody who has a password and no more gets nothing that outlasts its change.
            raise PermissionDenied("Tokens are issued to who has logged in with a second factor: set one up.")
        asked = TokenRequestSerializer(data=request.data, context={"request": request})
        asked.is_valid(raise_exception=True)
        wanted = dict(asked.validated_data)
        user = wanted.pop("user", request.user)
        token, secret = issue_token(user=user, issued_by=request.user, **wanted)  # type: ignore[arg-type]
        address = request.build_absolute_uri(reverse("api:token", args=[token.public_id]))
        headers = {"Location": address, "Cache-Control": "no-store"}
        return Response(
            NewTokenSerializer(token, context={"secret": secret}).data, status=201, headers=headers
        )


ID = OpenApiParameter("id", UUID, OpenApiParameter.PATH, description="Id of the token.")


class OneToken(TokenView):
    """One token."""

    http_method_names = ["get", "head", "delete"]

    @extend_schema(
        operation_id="tokens_retrieve", summary="Read one token", parameters=[ID], responses=TokenSerializer
    )
    def get(self, request: Request, id: str) -> Response:
        """Return one token, without its secret."""
        return Response(TokenSerializer(self._token(request, id)).data)

    @extend_schema(
        operation_id="tokens_destroy",
        summary="Revoke one token",
        description="It opens nothing from then on.",
        parameters=[ID],
        responses={204: None},
    )
    def delete(self, request: Request, id: str) -> Response:
        """Revoke one token."""
        revoke_token(token=self._token(request, id), actor=request.user)  # type: ignore[arg-type]
        return Response(status=204)

    def _token(self, request: Request, id: str) -> Token:
        try:
            return tokens_seen_by(request.user).get(public_id=UUID(id))  # type: ignore[arg-type]
        except (ValueError, Token.DoesNotExist):
            raise NotFound("There is no token of this id.") from None
