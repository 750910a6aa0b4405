"""The language model behind an OpenAI-compatible endpoint, through LlamaIndex. Its one owner."""

import ssl
import time
from collections.abc import Generator, Iterator
from contextlib import closing
from typing import Protocol

import httpx
import openai
import openai.resources.chat.completions  # else loaded within the first time limit
from llama_index.core.base.llms.types import ChatMessage, ChatResponse, MessageRole
from llama_index.llms.openai_like import OpenAILike

from rag.composing.protocol import ComposingFailed
from rag.composing.time_limit import limited_client
from rag.settings import RagSettings

LONGEST_REPLY = 6_000
"""Characters after which a reply is cut off; four sentences are a tenth of it."""
REPLY_TOKENS = 2_000
"""Room for a model that reasons before it writes."""
PAUSE = 0.5
"""Seconds before a server that is busy or starting is asked again."""
OVERRUN = "The language model’s reply ran on without an end."
BROKEN_OFF = "The language model’s reply broke off."
TOO_SLOW = "The language model did not answer in time."
_FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (openai.APITimeoutError, TOO_SLOW),
    (openai.AuthenticationError, "The language model’s server refused the key (401)."),
    (openai.PermissionDeniedError, "The language model’s server refused access (403)."),
    (openai.NotFoundError, "The language model’s address or name is not known there (404)."),
    (openai.RateLimitError, "The language model is busy (429)."),
    (openai.InternalServerError, "The language model’s server failed."),
    (openai.APIConnectionError, "The language model cannot be reached."),
    (openai.APIStatusError, "The language model’s server refused the request."),
    (httpx.TimeoutException, TOO_SLOW),
    (httpx.HTTPError, BROKEN_OFF),
    (openai.APIError, BROKEN_OFF),
    (ValueError, "The language model’s reply could not be read."),
    # What LlamaIndex and openai raise on chunks that lack the protocol's fields.
    (AttributeError, "The language model’s reply could not be read."),
    (TypeError, "The language model’s reply could not be read."),
)
_PASSING = (openai.RateLimitError, openai.InternalServerError, openai.APIConnectionError)


class LanguageModel(Protocol):
    """A chat model that streams its reply."""

    @property
    def name(self) -> str:
        """The model's name, as an answer shows it."""
        ...

    def stream(self, instructions: str, request: str, deadline: float) -> Iterator[str]:
        """Yield pieces of the reply until it is whole.

        Args:
            instructions: The system's message.
            request: The user's message.
            deadline: A time of `time.monotonic()` at which the reply is given up.

        Raises:
            ComposingFailed: the model cannot be reached, refuses, hangs, breaks off or never
                ends. The message is a sentence of our own, with nothing of the server's in it.
        """
        ...


class OpenAICompatible:
    """A model served by Ollama, vLLM, llama.cpp, LM Studio or a hosted service."""

    def __init__(self, settings: RagSettings) -> None:
        """Connect to nothing yet; the first request does."""
        self.name = settings.llm_model
        self._retries = settings.llm_retries
        self._settings = settings
        self._tls = ssl.create_default_context()

    def stream(self, instructions: str, request: str, deadline: float) -> Generator[str]:
        """Yield pieces of the reply until it is whole.

        A server that is busy, fails or cannot be reached is asked again, as often as the
        settings say and the deadline allows.

        Raises:
            ComposingFailed: the model cannot be reached, refuses, hangs, breaks off or never
                ends.
        """
        messages = [
            ChatMessage(role=MessageRole.SYSTEM, content=instructions),
            ChatMessage(role=MessageRole.USER, content=request),
        ]
        for left in range(self._retries, -1, -1):
            begun = False
            try:
                with closing(self._pieces(messages, deadline)) as pieces:
                    for piece in pieces:
                        begun = True
                        yield piece
            except tuple(kind for kind, _ in _FAILURES) as error:
                if begun or not left or not _passes(error, deadline):
                    raise ComposingFailed(_plain(error)) from None
            else:
                return
            time.sleep(PAUSE)

    def _pieces(self, messages: list[ChatMessage], deadline: float) -> Generator[str]:
        length = 0
        finish: str | None = None
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            raise ComposingFailed(TOO_SLOW)
        # A client for each call: closing it closes the connection of a reply left half read.
        with limited_client(self._tls) as client:
            for piece in self._model(client).stream_chat(messages, timeout=remaining):
                delta = piece.delta or ""
                length += len(delta)
                finish = _finish_reason(piece) or finish
                if length > LONGEST_REPLY or finish == "length":
                    raise ComposingFailed(OVERRUN)
                yield delta
        if finish is None:
            raise ComposingFailed(BROKEN_OFF)

    def _model(self, client: httpx.Client) -> OpenAILike:
        return OpenAILike(
            model=self.name,
            api_base=self._settings.llm_url,
            api_key=self._settings.llm_key.get_secret_value() or "none",
            is_chat_model=True,
            max_retries=0,
            http_client=client,
            temperature=0.0,
            max_tokens=REPLY_TOKENS,
        )


def _finish_reason(piece: ChatResponse) -> str | None:
    """Return why the model stopped, in its last chunk; without one the reply was cut."""
    choices = getattr(piece.raw, "choices", None)
    return choices[0].finish_reason if choices else None


def _passes(error: Exception, deadline: float) -> bool:
    """Whether asking again may help and there is time for it."""
    again = isinstance(error, _PASSING) and not isinstance(error, openai.APITimeoutError)
    return again and time.monotonic() + PAUSE < deadline


def _plain(error: Exception) -> str:
    """Return a sentence for a person; nothing of the error's own text, which may hold a key."""
    return next(sentence for kind, sentence in _FAILURES if isinstance(error, kind))
