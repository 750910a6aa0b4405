"""The address of a judge: any OpenAI-compatible server."""

from ingest.errors import PressmarkError

TIMEOUT_SECONDS = 60.0


class JudgeUnavailable(PressmarkError):
    """The judge's server cannot be asked."""


def completion(base_url: str, model: str, api_key: str) -> "Completion":
    """Make a completion function for a server.

    Args:
        base_url: Its address, up to and with `/v1`.
        model: The model's name there.
        api_key: Its key; many local servers take any.
    """
    return Completion(base_url, model, api_key)


class Completion:
    """Asks a server for one reply at temperature 0."""

    def __init__(self, base_url: str, model: str, api_key: str) -> None:
        from llama_index.llms.openai_like import OpenAILike

        self._base_url = base_url
        self._model = OpenAILike(
            model=model,
            api_base=base_url,
            api_key=api_key,
            is_chat_model=True,
            max_retries=0,
            timeout=TIMEOUT_SECONDS,
            temperature=0.0,
        )

    def __call__(self, prompt: str) -> str:
        """Give the reply to a prompt.

        Raises:
            JudgeUnavailable: The server cannot be reached, or refuses.
        """
        from openai import OpenAIError

        try:
            return str(self._model.complete(prompt).text)
        except OpenAIError as error:
            raise JudgeUnavailable(
                f"The judge at {self._base_url} gave no reply: {error}"
            ) from None
