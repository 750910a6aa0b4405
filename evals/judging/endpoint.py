"""The address of a judge: any OpenAI-compatible server."""

import time

from pydantic import ValidationError

from ingest.errors import InputError, PressmarkError
from rag.composing.protocol import ComposingFailed
from rag.settings import RagSettings

TIMEOUT_SECONDS = 60.0
INSTRUCTIONS = "You judge whether quoted words support a statement. Reply with one JSON object."


class JudgeUnavailable(PressmarkError):
    """The judge's server cannot be asked."""


def completion(base_url: str, model: str, api_key: str) -> "Completion":
    """Make a completion function for a server.

    Args:
        base_url: Its address, up to and with `/v1`.
        model: The model's name there.
        api_key: Its key; many local servers take any.

    Raises:
        InputError: The address or the key is none.
    """
    return Completion(base_url, model, api_key)


class Completion:
    """Asks a server for one reply at temperature 0."""

    def __init__(self, base_url: str, model: str, api_key: str) -> None:
        from rag.composing.language_model import BROKEN_OFF, OVERRUN, OpenAICompatible

        try:
            settings = RagSettings.model_validate(
                {"llm_url": base_url, "llm_model": model, "llm_key": api_key}
            )
        except ValidationError as error:
            fault = error.errors()[0]["msg"].removeprefix("Value error, ")
            raise InputError(f"The judge cannot be asked: {fault}.") from None
        self._base_url = base_url
        self._model = OpenAICompatible(settings)
        self._unusable = (BROKEN_OFF, OVERRUN)

    def __call__(self, prompt: str) -> str:
        """Give the reply to a prompt; one that breaks off or never ends is empty.

        Raises:
            JudgeUnavailable: The server cannot be reached, refuses, hangs, or is no such server.
        """
        deadline = time.monotonic() + TIMEOUT_SECONDS
        try:
            return "".join(self._model.stream(INSTRUCTIONS, prompt, deadline))
        except ComposingFailed as error:
            if str(error) in self._unusable:
                return ""
            raise JudgeUnavailable(
                f"The judge at {self._base_url} gave no reply. {error}"
            ) from None
