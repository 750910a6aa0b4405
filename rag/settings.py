"""Settings of answering, read from the environment once, at the edge."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from ingest.errors import SettingError

_OFF = frozenset({"off", "0", "no", "false"})
_ON = frozenset({"", "on", "1", "yes", "true"})
_VARIABLES = {
    "llm_url": "PRESSMARK_LLM_URL",
    "llm_model": "PRESSMARK_LLM_MODEL",
    "llm_key": "PRESSMARK_LLM_KEY",
    "llm_timeout": "PRESSMARK_LLM_TIMEOUT",
    "llm_retries": "PRESSMARK_LLM_RETRIES",
    "llm_context_tokens": "PRESSMARK_LLM_CONTEXT",
}


class RagSettings(BaseModel):
    """How questions are answered.

    Attributes:
        reader: Whether the trained reader is used where its file is there.
        llm_url: Address of an OpenAI-compatible endpoint, or None for quotes alone.
        llm_model: The model's name there.
        llm_key: Its key; never shown.
        llm_timeout: Seconds that the wording of one answer may take in all.
        llm_retries: How often a server that is busy, fails or is not there is asked again.
        llm_context_tokens: Tokens of evidence given to the model, counted by tiktoken.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    reader: bool = True
    llm_url: str | None = None
    llm_model: str = "default"
    llm_key: SecretStr = SecretStr("")
    llm_timeout: float = Field(default=30.0, gt=0, le=600)
    llm_retries: int = Field(default=1, ge=0, le=5)
    llm_context_tokens: int = Field(default=3_000, ge=200, le=100_000)

    @field_validator("llm_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value.strip())
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("it must be an address like http://localhost:11434/v1")
        if parts.username or parts.password:
            raise ValueError("it must hold no user name or password; PRESSMARK_LLM_KEY is for keys")
        return value.strip()

    @field_validator("llm_key")
    @classmethod
    def _header_safe(cls, value: SecretStr) -> SecretStr:
        key = value.get_secret_value().strip()
        if not (key.isascii() and key.isprintable()):
            raise ValueError("it has characters that no key has")
        return SecretStr(key)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "RagSettings":
        """Read `PRESSMARK_READER` and `PRESSMARK_LLM_*`.

        Raises:
            SettingError: a variable has no usable value.
        """
        values = {
            name: environment[variable]
            for name, variable in _VARIABLES.items()
            if environment.get(variable)
        }
        try:
            reader = _switch(environment.get("PRESSMARK_READER", ""))
            return cls.model_validate({"reader": reader, **values})
        except ValidationError as error:
            first = error.errors()[0]
            variable = _VARIABLES.get(str(first["loc"][0]), str(first["loc"][0]))
            raise SettingError(
                f"{variable} cannot be used: {first['msg'].removeprefix('Value error, ')}."
            ) from None


def _switch(value: str) -> bool:
    folded = value.strip().lower()
    if folded not in _OFF | _ON:
        raise SettingError(f"PRESSMARK_READER is {value!r}; it can be “on” or “off”.")
    return folded not in _OFF
