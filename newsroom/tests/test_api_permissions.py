"""Who may do what over the API: every operation of the description as every role and as nobody, by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from rest_framework.test import APIClient

from facts.tests.people import person

SCHEMA = yaml.safe_load((Path(__file__).resolve().parents[2] / "docs" / "openapi.yaml").read_text())

#: Letter -> who: the roles, and nobody.
WHO = {
    "r": "reporter",
    "f": "fact-checker",
    "e": "editor",
    "a": "administrator",
    "c": "api-client",
    "n": "nobody",
}

#: Operation -> who gets past the door; what then depends on rows and bodies.
EXPECTED = """
changesets_application_destroy     ea
changesets_application_update      ea
changesets_create                  ea
changesets_list                    rfea
changesets_results                 rfea
changesets_retrieve                rfea
claims_assignment_update           rfea
claims_bulk_update                 ea
claims_citations_create            rfea
claims_citations_partial_update    rfea
claims_comments_create             rfea
claims_comments_list               rfea
claims_create                      rfea
claims_filing_update               rfea
claims_list                        rfeac
claims_merge_create                fea
claims_partial_update              rfea
claims_positions_create            rfea
claims_positions_merge             fea
claims_positions_partial_update    rfea
claims_positions_split             fea
claims_publication_create          ea
claims_publication_destroy         ea
claims_publication_order_destroy   ea
claims_publication_retrieve        rfeac
claims_retrieve                    rfeac
claims_reviews_create              fea
claims_reviews_list                rfea
claims_similar_list                rfeac
claims_split_create                fea
comments_destroy                   rfea
comments_list                      rfea
comments_partial_update            rfea
comments_retrieve                  rfea
contents                           rfeacn
contradictions_bulk_update         ea
contradictions_create              fea
contradictions_list                rfeac
contradictions_resolution_destroy  fea
contradictions_resolution_update   fea
contradictions_retrieve            rfeac
entities_aliases_create            rfea
entities_create                    rfea
entities_judgements_create         fea
entities_judgements_destroy        fea
entities_judgements_list           rfea
entities_judgements_retrieve       rfea
entities_list                      rfeac
entities_merge_create              fea
entities_merge_destroy             fea
entities_partial_update            rfea
entities_retrieve                  rfeac
evidence_file                      rfea
facts_changes_list                 rfeac
facts_export_csv                   rfeac
facts_export_ndjson                rfeac
facts_feed                         rfeac
facts_list                         rfeac
facts_retrieve                     rfeac
facts_versions_list                rfeac
jobs_retrieve                      rfeac
outlets_create                     rfea
outlets_list                       rfeac
outlets_partial_update             rfea
outlets_retrieve                   rfeac
problems_list                      rfeacn
problems_retrieve                  rfeacn
publications_list                  rfeac
publications_retrieve              rfeac
reviews_list                       rfea
reviews_retrieve                   rfea
search                             rfeac
sources_create                     rfea
sources_glosses_create             rfea
sources_glosses_list               rfeac
sources_glosses_partial_update     rfea
sources_glosses_retrieve           rfeac
sources_list                       rfeac
sources_partial_update             rfea
sources_retrieve                   rfeac
stories_create                     rfea
stories_list                       rfeac
stories_partial_update             rfea
stories_retrieve                   rfeac
tokens_create                      -
tokens_destroy                     rfeac
tokens_list                        rfeac
tokens_retrieve                    rfeac
"""


def rows():
    return dict(line.rsplit(None, 1) for line in EXPECTED.strip().splitlines())


def operations():
    return {
        operation["operationId"]: (method, re.sub(r"\{job\}", "1", path))
        for path, item in SCHEMA["paths"].items()
        for method, operation in item.items()
    }


def test_the_table_lists_every_operation_and_no_other():
    assert sorted(rows()) == sorted(operations())


@pytest.fixture(scope="module")
def people(django_db_setup, django_db_blocker):
    """A user of each role, for all operations."""
    with django_db_blocker.unblock():
        users = {letter: person(role) for letter, role in WHO.items() if role != "nobody"}
        yield users
        for user in users.values():
            user.delete()


@pytest.mark.django_db
@pytest.mark.parametrize("name", operations())
def test_an_operation_is_open_to_whom_the_table_says(name, people):
    method, path = operations()[name]
    address = re.sub(r"\{\w+\}", "01990b3a-7000-7a1b-8c2d-3e4f5a6b7c8d", path)
    let_in = ""
    for letter, role in WHO.items():
        client = APIClient()
        if role != "nobody":
            client.force_authenticate(people[letter])
        status = client.generic(method.upper(), address, "{}", "application/json").status_code
        assert status != 403 if role == "nobody" else status != 401
        assert status < 500
        let_in += letter if status not in (401, 403) else ""
    assert (let_in or "-") == rows().get(name)


#: What nobody may read where the setting lets everybody read: nothing that people of the newsroom say to each other.
OPEN = """
claims_list claims_retrieve claims_publication_retrieve claims_similar_list contradictions_list contradictions_retrieve entities_list
entities_retrieve facts_changes_list facts_export_csv facts_export_ndjson facts_feed facts_list facts_retrieve
facts_versions_list outlets_list outlets_retrieve publications_list publications_retrieve search sources_glosses_list
sources_glosses_retrieve sources_list
sources_retrieve stories_list stories_retrieve contents problems_list problems_retrieve
"""


@pytest.mark.django_db
def test_where_everybody_reads_nobody_writes_and_nobody_reads_what_is_said_in_the_newsroom(settings):
    settings.API_ANONYMOUS_READING = True
    found = {
        name
        for name, (method, path) in operations().items()
        if APIClient()
        .generic(method.upper(), re.sub(r"\{\w+\}", "x", path), "{}", "application/json")
        .status_code
        != 401
    }
    assert found == set(OPEN.split())
