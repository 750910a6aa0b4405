"""Settings of ingestion from environment variables."""

from pathlib import Path

import pytest

from ingest.errors import SettingError
from ingest.settings import IngestSettings


def test_an_empty_environment_gives_the_defaults():
    settings = IngestSettings.from_environment({"HOME": "/home/a", "PRESSMARK_CHROMA": ""})
    assert settings.model_folder is None
    assert settings.chroma_url is None
    assert settings.cache_folder == Path("/home/a/.cache/pressmark")
    assert settings.hub_cache == Path("/home/a/.cache/huggingface/hub")
    assert settings.threads >= 1


def test_variables_are_read():
    settings = IngestSettings.from_environment(
        {
            "HOME": "/home/a",
            "XDG_CACHE_HOME": "/c",
            "HF_HOME": "/hf",
            "PRESSMARK_MODEL_DIR": "/models/x",
            "PRESSMARK_CHROMA": "http://127.0.0.1:8000",
            "PRESSMARK_THREADS": "3",
            "PRESSMARK_EMBEDDING_BATCH": "8",
        }
    )
    assert settings.model_folder == Path("/models/x")
    assert settings.cache_folder == Path("/c/pressmark")
    assert settings.hub_cache == Path("/hf/hub")
    assert (settings.threads, settings.embedding_batch) == (3, 8)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PRESSMARK_THREADS", "many"),
        ("PRESSMARK_THREADS", "0"),
        ("PRESSMARK_EMBEDDING_BATCH", "-1"),
        ("PRESSMARK_CHROMA", "localhost:8000"),
        ("PRESSMARK_CHROMA", "http://host:port"),
        ("PRESSMARK_CHROMA", "ftp://host"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(variable, value):
    with pytest.raises(SettingError, match=f"{variable}.*{value}"):
        IngestSettings.from_environment({variable: value})
