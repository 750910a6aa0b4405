"""The settings of ingestion and of the index, read once from the environment."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.errors import SettingError

VARIABLES = {
    "PRESSMARK_MODEL_DIR": "model_folder",
    "PRESSMARK_CHROMA": "chroma_url",
    "PRESSMARK_THREADS": "threads",
    "PRESSMARK_EMBEDDING_BATCH": "embedding_batch",
}
"""Environment variable → field of `IngestSettings`."""

DEFAULT_BATCH = 8


def _default_threads() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2


class IngestSettings(BaseModel):
    """How pages are read, embedded and indexed.

    Attributes:
        model_folder: Folder of another embedding model; None is all-MiniLM-L6-v2.
        hub_cache: Where the Hugging Face hub keeps its local copies.
        cache_folder: The user's own cache: which index files were already checked.
        chroma_url: `http://host:port` of a Chroma server; None keeps vectors in the index folder.
        threads: Threads of the embedding model.
        embedding_batch: Passages embedded at once.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model_folder: Path | None = None
    hub_cache: Path = Field(default_factory=lambda: _hub_cache({}, Path.home() / ".cache"))
    cache_folder: Path = Field(default_factory=lambda: Path.home() / ".cache" / "pressmark")
    chroma_url: str | None = None
    threads: int = Field(default_factory=_default_threads, ge=1, le=256)
    embedding_batch: int = Field(default=DEFAULT_BATCH, ge=1, le=1024)

    @classmethod
    def from_environment(cls, env: Mapping[str, str]) -> "IngestSettings":
        """Read the settings from environment variables; an empty variable counts as unset.

        Raises:
            SettingError: A variable has no usable value.
        """
        home = Path(env.get("HOME") or Path.home())
        cache = Path(env.get("XDG_CACHE_HOME") or home / ".cache")
        values: dict[str, object] = {
            "hub_cache": _hub_cache(env, cache),
            "cache_folder": cache / "pressmark",
        }
        values |= {
            field: env[variable] for variable, field in VARIABLES.items() if env.get(variable)
        }
        _check_url(env.get("PRESSMARK_CHROMA"))
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            fault = error.errors()[0]
            variable = {v: k for k, v in VARIABLES.items()}[str(fault["loc"][0])]
            raise SettingError(
                f"{variable} is {fault['input']!r}, which cannot be used: {fault['msg']}."
            ) from error


def _hub_cache(env: Mapping[str, str], cache: Path) -> Path:
    if env.get("HF_HUB_CACHE"):
        return Path(env["HF_HUB_CACHE"])
    return Path(env.get("HF_HOME") or cache / "huggingface") / "hub"


def _check_url(url: str | None) -> None:
    """Refuse an address that is not `http(s)://host[:port]`."""
    if not url:
        return
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise SettingError(
            f"PRESSMARK_CHROMA is {url!r}; expected the address of a Chroma server, such as "
            "http://127.0.0.1:8000."
        )
