"""An HTTP client whose time limit holds for a whole reply, not only for each read of it.

httpx's read timeout starts anew with every piece, so a server that sends one byte a second
would never be given up.
"""

import ssl
import time
from collections.abc import Iterator

import httpx
import openai

_DEADLINE = "pressmark.deadline"


def limited_client(tls: ssl.SSLContext) -> httpx.Client:
    """Return a client that ends a reply when the request's read timeout has passed in all."""
    return openai.DefaultHttpxClient(
        verify=tls,
        event_hooks={"request": [_start], "response": [_limit]},
    )


def _start(request: httpx.Request) -> None:
    seconds = request.extensions["timeout"]["read"]
    request.extensions[_DEADLINE] = time.monotonic() + seconds


def _limit(response: httpx.Response) -> None:
    deadline: float = response.request.extensions[_DEADLINE]
    if isinstance(response.stream, httpx.SyncByteStream):
        response.stream = _UntilDeadline(response.stream, deadline)


class _UntilDeadline(httpx.SyncByteStream):
    """A reply's bytes, as long as the deadline has not passed."""

    def __init__(self, stream: httpx.SyncByteStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            if time.monotonic() > self._deadline:
                raise httpx.ReadTimeout("the reply took longer than its time limit in all")
            yield chunk

    def close(self) -> None:
        self._stream.close()
