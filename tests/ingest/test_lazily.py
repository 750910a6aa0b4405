"""What a package names lazily is not loaded before it is asked for."""

import subprocess
import sys

import pytest

from ingest.lazily import lazily


def test_a_name_is_imported_from_its_module():
    assert lazily("kept", {"sqrt": "math"})("sqrt")(9) == 3


def test_another_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module kept has no attribute cosine"):
        lazily("kept", {"sqrt": "math"})("cosine")


def test_answering_loads_none_of_the_rules_that_read_pages():
    rules = ("ingest.facts.describing", "ingest.segmenting", "ingest.names.learning")
    code = f"import sys, rag.opening; print([name for name in {rules} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
