"""The language model behind an OpenAI-compatible endpoint, through LlamaIndex. Its one owner."""

import time
from collections.abc import Iterator
from typing import Protocol

import httpx
import openai
from llama_index.core.base.llms.types import ChatMessage, MessageRole
from llama_index.llms.openai_like import OpenAILike

from rag.composing.protocol import ComposingFailed
from rag.settings import RagSettings

LONGEST_REPLY = 6_000
"""Characters after which a reply is cut off; four sentences are a tenth of it."""
REPLY_TOKENS = 700
_SERVED = "these are the articles’ own words."
_FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (openai.APITimeoutError, "The language model did not answer in time; "),
    (openai.AuthenticationError, "The language model refused the key (401); "),
    (openai.PermissionDeniedError, "The language model refused access (403); "),
    (openai.NotFoundError, "The language model’s address or name is not known there (404); "),
    (openai.RateLimitError, "The language model is busy (429); "),
    (openai.InternalServerError, "The language model’s server failed; "),
    (openai.APIConnectionError, "The language model cannot be reached; "),
    (openai.APIStatusError, "The language model refused the request; "),
    (httpx.TimeoutException, "The language model stopped answering; "),
    (httpx.HTTPError, "The language model’s reply broke off; "),
    (openai.APIError, "The language model’s reply broke off; "),
    (ValueError, "The language model’s reply could not be read; "),
)


class LanguageModel(Protocol):
    """A chat model that streams its reply."""

    @property
    def name(self) -> str:
        """The model's name, as an answer shows it."""
        ...

    def stream(self, instructions: str, request: str) -> Iterator[str]:
        """Yield pieces of the reply.

        Raises:
            ComposingFailed: the model cannot be reached, refuses, hangs or breaks off.
        """
        ...


class OpenAICompatible:
    """A model served by Ollama, vLLM, llama.cpp, LM Studio or a hosted service."""

    def __init__(self, settings: RagSettings) -> None:
        """Connect to nothing yet; the first request does."""
        self.name = settings.llm_model
        self._timeout = settings.llm_timeout
        self._model = OpenAILike(
            model=settings.llm_model,
            api_base=settings.llm_url,
            api_key=settings.llm_key.get_secret_value() or "none",
            is_chat_model=True,
            max_retries=0,
            timeout=settings.llm_timeout,
            temperature=0.0,
            max_tokens=REPLY_TOKENS,
        )

    def stream(self, instructions: str, request: str) -> Iterator[str]:
        """Yield pieces of the reply, cut off at a length and a time limit.

        Raises:
            ComposingFailed: the model cannot be reached, refuses, hangs or breaks off.
        """
        deadline = time.monotonic() + self._timeout
        length = 0
        try:
            messages = [
                ChatMessage(role=MessageRole.SYSTEM, content=instructions),
                ChatMessage(role=MessageRole.USER, content=request),
            ]
            for piece in self._model.stream_chat(messages):
                if time.monotonic() > deadline:
                    raise ComposingFailed(f"The language model did not answer in time; {_SERVED}")
                delta = piece.delta or ""
                length += len(delta)
                if length > LONGEST_REPLY:
                    return
                yield delta
        except tuple(kind for kind, _ in _FAILURES) as error:
            raise ComposingFailed(_plain(error)) from None


def _plain(error: Exception) -> str:
    """Return a sentence for a person; nothing of the error's own text, which may hold a key."""
    for kind, sentence in _FAILURES:
        if isinstance(error, kind):
            return sentence + _SERVED
    raise error
