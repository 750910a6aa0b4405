"""The page's outer HTML and its security headers.

Gradio writes its configuration into inline scripts; each response gets a fresh nonce for
them, so that the policy needs neither 'unsafe-inline' nor 'unsafe-eval' for scripts.
"""

import re
import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self' blob:; base-uri 'self'; form-action 'self'; "
    "frame-src 'self'; frame-ancestors 'none'; object-src 'none'"
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
}
ASSETS = "/page/assets"
LINKS = (
    f'<link rel="stylesheet" href="{ASSETS}/page.css">'
    f'<link rel="icon" href="{ASSETS}/icon.svg" type="image/svg+xml">'
    f'<script src="{ASSETS}/colours.js"></script>'
    f'<script type="module" src="{ASSETS}/page.js"></script>'
)
SOCIAL_TAGS = re.compile(r'\s*<meta\s+(?:property="og:|name="twitter:)[^>]*>')
MANIFEST = re.compile(r'\s*<link rel="manifest"[^>]*>')


class Shell:
    """Gives every response its headers, and the page itself its nonce, style and script."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and complete its response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        held: Message | None = None
        body = b""

        async def completing_send(message: Message) -> None:
            nonlocal held, body
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                policy = {"content-security-policy": POLICY.format(nonce=nonce)}
                for name, value in (HEADERS | policy).items():
                    headers.setdefault(name, value)
                if scope["path"] == "/" and _is_html(Headers(raw=message["headers"])):
                    held = message
                    return
            if held is None or message["type"] != "http.response.body":
                await send(message)
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            finished = complete(body.decode(), nonce).encode()
            MutableHeaders(raw=held["headers"])["content-length"] = str(len(finished))
            await send(held)
            await send({"type": "http.response.body", "body": finished})

        await self._app(scope, receive, completing_send)


def complete(page: str, nonce: str) -> str:
    """Gradio's page with our links in its head, and the nonce on every script."""
    plain = MANIFEST.sub("", SOCIAL_TAGS.sub("", page))
    linked = plain.replace("</head>", f"{LINKS}</head>", 1)
    return linked.replace("<script", f'<script nonce="{nonce}"')


def _is_html(headers: Headers) -> bool:
    return headers.get("content-type", "").startswith("text/html")
