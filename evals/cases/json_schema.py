"""The published JSON Schema of a test set: `evals/datasets/cases.schema.json`."""

import json
from pathlib import Path

from evals.cases.schema import CaseSet

PUBLISHED = Path(__file__).parents[1] / "datasets" / "cases.schema.json"


def schema_text() -> str:
    """Write the JSON Schema of a test set as the published file holds it."""
    schema = CaseSet.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PUBLISHED.write_text(schema_text(), encoding="utf-8")
