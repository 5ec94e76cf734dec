"""Where words come from: outlets, stories, captured texts and their passages."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Cast, Lower
from django.utils import timezone
from pgvector.django import HalfVectorField, HnswIndex, VectorField

from .history import tracked
from .keys import new_id
from .querysets import PassageQuerySet, SourceQuerySet, StoryQuerySet

#: BCP 47 language tags, as far as this project uses them: "pt", "zh-Hant", "sr-Latn".
LANGUAGE_TAG = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
validate_language = RegexValidator(LANGUAGE_TAG, "Enter a language tag such as “pt” or “zh-Hant”.")

#: Length of the embedding of multilingual-e5-small.
DIMENSIONS = 384


#: Body of the statement triggers that refuse passages whose words do not stand in their source. The text is cut into
#: parts once per statement: to find character N of a text in UTF-8, PostgreSQL reads all before it, 4 ms in 1 MB.
WORDS_STAND_IN_TEXT = """
    WITH whole AS MATERIALIZED (
        SELECT id, text || '' AS text FROM sources_source WHERE id IN (SELECT source_id FROM new_values)
    ), part AS MATERIALIZED (
        SELECT w.id, i, substr(w.text, i * 8192 + 1, 8192) AS text
        FROM whole w CROSS JOIN LATERAL generate_series(0, length(w.text) / 8192) AS i
    )
    SELECT n.start, n."end" INTO wrong
    FROM new_values n
    WHERE n.text IS DISTINCT FROM (
        SELECT substr(string_agg(p.text, '' ORDER BY p.i), n.start % 8192 + 1, n."end" - n.start)
        FROM part p
        WHERE p.id = n.source_id AND p.i BETWEEN n.start / 8192 AND (n."end" - 1) / 8192
    )
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'These words do not stand at %..% of the source', wrong.start, wrong."end"
            USING ERRCODE = 'check_violation', CONSTRAINT = 'sources_passage_words_stand_in_text';
    END IF;
    RETURN NULL;
"""


class Obtained(models.TextChoices):
    """How the desk came by a text."""

    MANIFEST = "manifest", "from a manifest"
    FILE = "file", "from a file"
    INPUT = "input", "typed or piped in"
    UPLOAD = "upload", "uploaded"
    API = "api", "sent by a client"
    NONE = "none", "not held"


@tracked()
class Outlet(models.Model):
    """This outlet publishes articles."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    homepage = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("name"),
                name="sources_outlet_unique_name",
                violation_error_message="There is already an outlet of this name.",
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="sources_outlet_name_given",
                violation_error_message="An outlet has a name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Story(models.Model):
    """These sources report one run of events."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=300)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "stories"
        ordering: ClassVar = ["-created_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(slug="") & ~Q(title=""),
                name="sources_story_slug_and_title_given",
                violation_error_message="A story has a slug and a title.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


@tracked(exclude=("text", "raw"))
class Source(models.Model):
    """This text was captured, as version N of its key, from this outlet at this time.

    A source without text is an origin that the desk knows of but does not hold. A text never changes: a changed
    article is the next version of its key, and citations keep pointing at the text that they quote.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(
        max_length=500, help_text="Canonical URL, else the manifest's key or the file's name."
    )
    version = models.PositiveIntegerField(default=1)
    story = models.ForeignKey(Story, on_delete=models.PROTECT, null=True, blank=True, related_name="sources")
    outlet = models.ForeignKey(
        Outlet, on_delete=models.PROTECT, null=True, blank=True, related_name="sources"
    )
    url = models.URLField(max_length=2000, blank=True)
    language = models.CharField(max_length=35, blank=True, validators=[validate_language])
    title = models.CharField(max_length=500, blank=True)
    byline = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(null=True, blank=True)
    captured_at = models.DateTimeField(default=timezone.now)
    obtained = models.CharField(max_length=10, choices=Obtained, default=Obtained.FILE)
    archive_url = models.URLField(max_length=2000, blank=True)
    note = models.TextField(blank=True)
    file = models.CharField(max_length=255, blank=True, help_text="Name of the ingested file.")
    text = models.TextField(null=True, blank=True)  # noqa: DJ001  (no text is not the empty text)
    raw = models.TextField(
        blank=True, help_text="The page as it came, where the text was extracted from HTML."
    )
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    reader = models.CharField(max_length=40, blank=True, editable=False)
    matched_by = models.CharField(max_length=40, blank=True, editable=False)
    derived_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="stated_echoes"
    )
    derived_from_proposed = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposed_echoes",
        editable=False,
    )
    derivation_reasons = models.JSONField(default=list, blank=True, editable=False)
    # Keys of sources: a person said that this one does not derive from them.
    refuted_origins = ArrayField(models.CharField(max_length=500), default=list, blank=True, editable=False)
    findings = models.JSONField(default=dict, blank=True, editable=False)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-captured_at", "-id"]
        permissions: ClassVar = [("read_full_text", "Can read full source texts by API")]
        indexes: ClassVar = [
            # Default ordering.
            models.Index(F("captured_at").desc(), F("id").desc(), name="sources_source_newest"),
            models.Index(fields=["story", "captured_at"], name="sources_source_of_story"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key", "version"],
                name="sources_source_unique_key_version",
                violation_error_message="This version of this source is already there.",
            ),
            models.CheckConstraint(
                condition=~Q(key="") & Q(version__gte=1),
                name="sources_source_key_given",
                violation_error_message="A source has a key and a version from 1 on.",
            ),
            models.CheckConstraint(
                condition=Q(obtained__in=Obtained.values), name="sources_source_obtained_valid"
            ),
            models.CheckConstraint(
                condition=Q(text__isnull=True, sha256="", obtained="none")
                | (
                    Q(text__isnull=False, sha256__regex=r"^[0-9a-f]{64}$") & ~Q(text="") & ~Q(obtained="none")
                ),
                name="sources_source_held_or_not",
                violation_error_message="A held source has a text and its sha256; one that is not held has neither.",
            ),
            models.CheckConstraint(
                condition=Q(text__isnull=True) | Q(language__regex=LANGUAGE_TAG),
                name="sources_source_language_valid",
                violation_error_message="A held source has a language tag such as “pt” or “zh-Hant”.",
            ),
            models.CheckConstraint(
                condition=(Q(derived_from=None) | ~Q(derived_from=F("id")))
                & (Q(derived_from_proposed=None) | ~Q(derived_from_proposed=F("id"))),
                name="sources_source_not_its_own_origin",
                violation_error_message="A source does not derive from itself.",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="text_is_final",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("text"),
                condition=pgtrigger.Q(old__text__isnull=False)
                & pgtrigger.Q(old__text__df=pgtrigger.F("new__text")),
                func="""
                    IF current_setting('newsroom.redacting', true) = 'on' THEN RETURN NEW; END IF;
                    RAISE EXCEPTION 'The text of a source never changes: store the next version of key %', OLD.key
                        USING ERRCODE = 'check_violation', CONSTRAINT = 'sources_source_text_is_final';
                """,
            ),
        ]

    def __str__(self) -> str:
        who = self.outlet.name if self.outlet_id and self.outlet else "unknown outlet"
        return f"{self.title or self.file or self.key} ({who}, v{self.version})"

    @property
    def is_held(self) -> bool:
        """Return whether the desk holds the text."""
        return self.text is not None

    @property
    def origin_id(self) -> object | None:
        """Return the id of what it derives from: a person's statement first, else the machine's proposal."""
        return self.derived_from_id or self.derived_from_proposed_id

    @property
    def independent(self) -> bool:
        """Return whether neither a person nor the machine takes it for an echo."""
        return self.origin_id is None


class Embedding(models.Model):
    """The pinned model gives this text, known by its hash, this vector; kept so that no text is embedded twice."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    vector = VectorField(dimensions=DIMENSIONS)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="sources_embedding_sha256_valid"
            ),
        ]

    def __str__(self) -> str:
        return self.sha256


class Passage(models.Model):
    """Characters `start..end` of this source's text are a sentence: the reader's output and the search unit."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="passages")
    ordinal = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    boilerplate = models.CharField(max_length=30, blank=True)
    heading = models.BooleanField(default=False)
    findings = models.JSONField(default=dict, blank=True)
    embedding = VectorField(dimensions=DIMENSIONS, null=True, blank=True)
    tokens = models.TextField(blank=True, help_text="Words and CJK bigrams of the text, folded for search.")
    search = models.GeneratedField(
        expression=SearchVector("tokens", config="simple"), output_field=SearchVectorField(), db_persist=True
    )

    objects = PassageQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["source", "ordinal"]
        indexes: ClassVar = [
            GinIndex(fields=["search"], name="sources_passage_search"),
            # In half precision: half the size, and the same neighbours after they are compared in full.
            HnswIndex(
                OpClass(Cast("embedding", HalfVectorField(dimensions=DIMENSIONS)), name="halfvec_cosine_ops"),
                m=16,
                ef_construction=64,
                name="sources_passage_meaning",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "ordinal"], name="sources_passage_unique_ordinal"),
            models.UniqueConstraint(fields=["source", "start"], name="sources_passage_unique_start"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="sources_passage_start_before_end"),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="words_stand_in_text",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="new_values"),
                func=WORDS_STAND_IN_TEXT,
                declare=[("wrong", "record")],
            ),
            pgtrigger.Trigger(
                name="words_still_stand_in_text",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                referencing=pgtrigger.Referencing(old="old_values", new="new_values"),
                func=WORDS_STAND_IN_TEXT,
                declare=[("wrong", "record")],
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


@tracked()
class Gloss(models.Model):
    """In this language, these words of the source mean this, says a person or a machine."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="glosses")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    language = models.CharField(max_length=35, default="en", validators=[validate_language])
    text = models.TextField()
    found_by = models.CharField(max_length=40, blank=True)
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name_plural = "glosses"
        ordering: ClassVar = ["source", "start", "end"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "start", "end", "language"], name="sources_gloss_unique_span_language"
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="sources_gloss_start_before_end"),
            models.CheckConstraint(condition=~Q(text=""), name="sources_gloss_text_given"),
            models.CheckConstraint(
                condition=Q(language__regex=LANGUAGE_TAG), name="sources_gloss_language_valid"
            ),
            models.CheckConstraint(
                condition=~Q(found_by="") | Q(stated_by__isnull=False),
                name="sources_gloss_found_or_stated",
                violation_error_message="A gloss is by a machine or by a person.",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def clean(self) -> None:
        """Refuse a span that reaches past the end of the text."""
        text = self.source.text or ""
        if self.end > len(text):
            raise ValidationError({"end": f"The text ends at {len(text)}."})
