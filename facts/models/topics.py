"""What an article is about, as numbers, so that its story is found without reading the others."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from pgvector.django import HalfVectorField, HnswIndex

from sources.models import DIMENSIONS, Source


class Topic(models.Model):
    """This article is about this: a vector without what its language has in common, and its unusual figures.

    Written when the article is placed, by the machine alone; it says nothing that the text does not.
    """

    source = models.OneToOneField(Source, on_delete=models.CASCADE, primary_key=True, related_name="topic")
    vector = HalfVectorField(dimensions=DIMENSIONS)
    figures = ArrayField(models.CharField(max_length=120), default=list, blank=True)

    class Meta:
        indexes: ClassVar = [
            HnswIndex(
                fields=["vector"],
                opclasses=["halfvec_cosine_ops"],
                m=16,
                ef_construction=64,
                name="facts_topic_nearest",
            ),
        ]

    def __str__(self) -> str:
        return f"What {self.source_id} is about"
