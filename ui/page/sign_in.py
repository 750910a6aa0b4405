"""Signing in, where the settings name users: one page, one cookie, nothing stored on disk."""

import secrets
import time
from collections.abc import Mapping
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.page.shell import ASSETS
from ui.page.users import User

PATH = "/page/sign-in"
COOKIE = "pressmark_visit"
VISIT_SECONDS = 12 * 3600
MOST_VISITS = 10_000
# After this many wrong passwords for one name, it has to wait.
TRIES = 5
WAIT_SECONDS = 60
FORM = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Sign in · Pressmark</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="{assets}/page.css"></head><body class="sign-in"><main>
<h1>Pressmark</h1>{said}<form method="post" action="{path}">
<label>Name <input name="name" autocomplete="username" required autofocus></label>
<label>Password
<input name="password" type="password" autocomplete="current-password" required></label>
<button type="submit">Sign in</button></form></main></body></html>"""


class SignIn:
    """Lets only signed-in visitors through to the app behind it."""

    def __init__(self, app: ASGIApp, users: tuple[User, ...]) -> None:
        self._app = app
        self._users: Mapping[str, User] = {user.name: user for user in users}
        self._visits: dict[str, float] = {}
        self._wrong: dict[str, list[float]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or show the sign-in page."""
        if scope["type"] != "http" or scope["path"].startswith(ASSETS):
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        if scope["path"] == PATH:
            await (await self._sign_in(request))(scope, receive, send)
        elif self._visits.get(request.cookies.get(COOKIE, ""), 0) > time.monotonic():
            await self._app(scope, receive, send)
        else:
            await _turned_away(request)(scope, receive, send)

    async def _sign_in(self, request: Request) -> Response:
        if request.method != "POST":
            return _form("")
        fields = parse_qs((await request.body()).decode(errors="replace"))
        name = fields.get("name", [""])[0].strip()
        password = fields.get("password", [""])[0]
        now = time.monotonic()
        recent = [one for one in self._wrong.get(name, []) if now - one < WAIT_SECONDS]
        if len(recent) >= TRIES:
            return _form("Too many wrong passwords for that name; wait a minute.", 429)
        # An unknown name costs as much time as a known one.
        user = self._users.get(name) or next(iter(self._users.values()))
        right = await run_in_threadpool(user.accepts, password)
        if not right or name not in self._users:
            if name in self._users:
                self._wrong[name] = [*recent, now]
            return _form("That name and password do not go together.", 401)
        return self._welcome(now)

    def _welcome(self, now: float) -> Response:
        self._visits = {key: end for key, end in self._visits.items() if end > now}
        while len(self._visits) >= MOST_VISITS:
            self._visits.pop(next(iter(self._visits)))
        token = secrets.token_urlsafe(32)
        self._visits[token] = now + VISIT_SECONDS
        answer = RedirectResponse("/", 303)
        answer.set_cookie(COOKIE, token, VISIT_SECONDS, httponly=True, samesite="strict")
        return answer


def _turned_away(request: Request) -> Response:
    if request.method == "GET" and request.url.path == "/":
        return RedirectResponse(PATH, 303)
    return PlainTextResponse("Sign in first.", 401)


def _form(said: str, status: int = 200) -> Response:
    note = f'<p class="trouble" role="alert">{said}</p>' if said else ""
    return HTMLResponse(FORM.format(assets=ASSETS, path=PATH, said=note), status)
