"""Foreign hosts and origins, closed paths, sizes, headers, signing in: over real HTTP."""

import http.client
import json
import socket
from urllib.parse import urlencode

import pytest

PASSWORD = "correct horse"


def send(site, method="GET", path="/", body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", site.settings.port, timeout=10)
    host = headers.pop("host", f"127.0.0.1:{site.settings.port}")
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, {"Host": host, **names})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def own(site) -> str:
    return f"http://127.0.0.1:{site.settings.port}"


CONVERSATION = json.dumps({"title": "t", "turns": []})


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://127.0.0.1:1"])
@pytest.mark.parametrize(
    "path", ["/page/turns", "/gradio_api/upload", "/gradio_api/queue/join", "/page/feedback"]
)
def test_a_foreign_origin_may_not_post(site, path, origin):
    answer, _ = send(site, "POST", path, CONVERSATION, origin=origin)
    assert answer.status == 403


def test_its_own_origin_may_post(site):
    answer, body = send(
        site,
        "POST",
        "/page/turns",
        CONVERSATION,
        origin=own(site),
        content_type="application/json",
    )
    assert (answer.status, body) == (200, b"")


def test_a_cross_site_post_without_origin_is_refused(site):
    answer, _ = send(site, "POST", "/page/turns", CONVERSATION, sec_fetch_site="cross-site")
    assert answer.status == 403


@pytest.mark.parametrize("host", ["elsewhere.example", "127.0.0.1.elsewhere.example", ""])
def test_only_known_host_names(site, host):
    assert send(site, host=host)[0].status == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:7", "[::1]:7", "127.0.0.1"])
def test_loopback_names_are_known(site, host):
    assert send(site, path="/page/assets/icon.svg", host=host)[0].status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file=../../etc/passwd",
        "/gradio_api/file=http://169.254.169.254/latest/meta-data",
        "/gradio_api/proxy=http://169.254.169.254/",
        "/gradio_api/info",
        "/openapi.json",
        "/monitoring",
    ],
)
def test_closed_paths(site, path):
    assert send(site, path=path)[0].status in {403, 404}


def test_assets_do_not_leave_their_folder(site):
    assert send(site, path="/page/assets/../settings.py")[0].status == 404
    assert send(site, path="/page/assets/%2e%2e/settings.py")[0].status == 404


def test_a_stated_length_over_the_limit_is_refused_unread(site):
    answer, _ = send(
        site, "POST", "/gradio_api/upload", b"", origin=own(site), content_length="50000000"
    )
    assert answer.status == 413


def test_a_long_file_name_in_a_small_upload_stores_nothing(site):
    name = b"a" * 300_000
    body = (
        b'--x\r\nContent-Disposition: form-data; name="files"; filename="'
        + name
        + b'"\r\n\r\nhi\r\n--x--\r\n'
    )
    answer, _ = send(
        site,
        "POST",
        "/gradio_api/upload",
        body,
        origin=own(site),
        content_type="multipart/form-data; boundary=x",
    )
    assert answer.status in {400, 413}


def test_a_body_without_a_length_stops_at_the_limit(site):
    with socket.create_connection(("127.0.0.1", site.settings.port), timeout=10) as line:
        head = (
            f"POST /page/turns HTTP/1.1\r\nHost: 127.0.0.1:{site.settings.port}\r\n"
            f"Origin: {own(site)}\r\nContent-Type: application/json\r\n"
            "Transfer-Encoding: chunked\r\n\r\n"
        )
        line.sendall(head.encode())
        piece = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
        try:
            for _ in range(80):
                line.sendall(piece)
        except (ConnectionResetError, BrokenPipeError):
            return
        assert b" 413 " in line.recv(100)


def test_every_response_carries_the_policy(site):
    answer, body = send(site)
    policy = answer.headers["content-security-policy"]
    nonce = policy.split("'nonce-")[1].split("'")[0]
    page = body.decode()
    assert "unsafe-eval" not in policy
    assert "script-src 'self' 'nonce-" in policy
    assert page.count("<script") == page.count(f'<script nonce="{nonce}"')
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "og:image" not in page
    assert send(site)[0].headers["content-security-policy"] != policy


def test_uploads_can_be_closed(make_site):
    from starlette.testclient import TestClient

    closed = make_site(uploads=False)
    client = TestClient(closed.app, base_url=f"http://127.0.0.1:{closed.settings.port}")
    answer = client.post("/gradio_api/upload", files={"files": b"text"})
    assert (answer.status_code, answer.text) == (403, "Adding articles is switched off here.")


def test_signing_in(make_site):
    from starlette.testclient import TestClient

    from ui.page.users import User, hash_password

    guarded = make_site(users=(User("ada", hash_password(PASSWORD)),))
    client = TestClient(guarded.app, base_url=f"http://127.0.0.1:{guarded.settings.port}")

    def sign_in(name: str, password: str):
        body = urlencode({"name": name, "password": password})
        return client.post("/page/sign-in", content=body, follow_redirects=False)

    assert client.get("/", follow_redirects=False).headers["location"] == "/page/sign-in"
    for path in ("/config", "/gradio_api/queue/data", "/theme.css", "/page/reports/x"):
        assert client.get(path).status_code == 401
    assert client.post("/page/turns", json={"turns": []}).status_code == 401
    assert sign_in("ada", "wrong").status_code == 401
    assert sign_in("eve", PASSWORD).status_code == 401
    welcome = sign_in("ada", PASSWORD)
    assert welcome.status_code == 303
    assert "HttpOnly" in welcome.headers["set-cookie"]
    assert "SameSite=strict" in welcome.headers["set-cookie"]
    assert client.post("/page/turns", json={"turns": []}).status_code == 200


def test_too_many_wrong_passwords_wait(make_site):
    from starlette.testclient import TestClient

    from ui.page.sign_in import TRIES
    from ui.page.users import User

    guarded = make_site(users=(User("ada", PASSWORD),))
    client = TestClient(guarded.app, base_url=f"http://127.0.0.1:{guarded.settings.port}")
    wrong = urlencode({"name": "ada", "password": "no"})
    statuses = [client.post("/page/sign-in", content=wrong).status_code for _ in range(TRIES + 1)]
    assert statuses == [401] * TRIES + [429]
