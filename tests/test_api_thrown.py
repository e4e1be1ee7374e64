"""Whatever is thrown at the JSON interface: what its description allows, and what it forbids."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection
from schemathesis.specs.openapi.schemas import OpenApiSchema

from layouts.exports.tables.topics import TOPICS


@pytest.fixture(scope="module")
def described(server: str) -> OpenApiSchema:
    return schemathesis.openapi.from_url(f"{server}/api/v1/openapi.json")


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("topic", TOPICS)
def test_every_answer_is_as_described(described: OpenApiSchema, topic: str, mode: GenerationMode) -> None:
    """A 2xx or a clear 4xx, of the type, the form and with the headers that the description names."""
    operation = described[f"/api/v1/{topic}"]["GET"]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
    def throw(case: Case) -> None:
        # What nothing knows is dropped and named in `meta.dropped`, as on every page: no reason to refuse.
        case.call_and_validate(excluded_checks=[negative_data_rejection])

    throw()
