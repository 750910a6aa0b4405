"""What stands before every request: who may name this server, who may post, and how much."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
UPLOAD_PATH = "/gradio_api/upload"
# A file of many parts has headers and names beside its bytes.
ENVELOPE_BYTES = 200_000
# A conversation to draw or export; measured at about 6 kB a turn.
LARGEST_JSON = 4_000_000
# Nothing in the page asks for these: files of the server, its schema, its monitor, its runs.
CLOSED_PATHS = (
    "/gradio_api/file",
    "/file",
    "/gradio_api/proxy",
    "/proxy",
    "/gradio_api/stream/",
    "/gradio_api/info",
    "/gradio_api/openapi",
    "/gradio_api/runs",
    "/gradio_api/deep_link",
    "/gradio_api/vibe",
    "/gradio_api/component_server",
    "/openapi.json",
    "/monitoring",
)
STATED_LENGTH = "content-length"
TOO_LARGE = "That is larger than this page takes."


class Guards:
    """Refuses foreign hosts and origins, closed paths and bodies that are too large.

    A browser sends `Origin` with every POST, `null` from a sandboxed page; only this
    server's own origins may post. Programs that send none are let through, since no browser
    acts for them unasked.
    """

    def __init__(
        self, app: ASGIApp, host_names: frozenset[str], upload_bytes: int, uploads: bool
    ) -> None:
        self._app = app
        self._host_names = host_names
        self._upload_bytes = upload_bytes
        self._uploads = uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        limit = self._limit(scope["path"])
        await _Bounded(self._app, limit)(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        headers, path = Headers(scope=scope), scope["path"]
        host = headers.get("host", "")
        if _host_name(host) not in self._host_names:
            return PlainTextResponse("This server is not known by that name.", 421)
        if _starts(path, CLOSED_PATHS):
            return PlainTextResponse("Not part of this page.", 403)
        if scope["method"] not in SAFE_METHODS and not _own_origin(headers, host):
            return PlainTextResponse("Only this page itself may send that.", 403)
        if path.startswith(UPLOAD_PATH) and not self._uploads:
            return PlainTextResponse("Adding articles is switched off here.", 403)
        stated = headers.get(STATED_LENGTH, "0")
        if not stated.isdigit() or int(stated) > self._limit(path):
            return PlainTextResponse(TOO_LARGE, 413)
        return None

    def _limit(self, path: str) -> int:
        is_upload = path.startswith(UPLOAD_PATH)
        return self._upload_bytes + ENVELOPE_BYTES if is_upload else LARGEST_JSON


class _BodyTooLargeError(HTTPException):
    """More bytes came than the path takes; FastAPI answers it like the guard itself."""

    def __init__(self) -> None:
        super().__init__(413, TOO_LARGE)


class _Bounded:
    """Stops reading a body at its limit, also where no length was stated."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        came = 0
        begun = False

        async def counted_receive() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > self._limit:
                raise _BodyTooLargeError
            return message

        async def noted_send(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, counted_receive, noted_send)
        except _BodyTooLargeError:
            if not begun:
                answer = PlainTextResponse(TOO_LARGE, 413)
                await answer(scope, receive, send)


def _starts(path: str, prefixes: Sequence[str]) -> bool:
    return path.startswith(tuple(prefixes))


def _host_name(host: str) -> str:
    """The name without its port; an IPv6 address keeps its brackets."""
    if host.startswith("["):
        return host.partition("]")[0].lower() + "]"
    return host.partition(":")[0].lower()


def _own_origin(headers: Headers, host: str) -> bool:
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site", "none") in {"none", "same-origin"}
    return urlsplit(origin).netloc.lower() == host.lower()
