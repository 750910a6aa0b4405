"""Many visitors at once: bursts beyond the queue, and pages that stay open and do nothing."""

import json
import socket
import threading
import time
import urllib.error
import urllib.request
from contextlib import ExitStack

import pytest

pytestmark = pytest.mark.slow
IDLE_STREAMS = 200
QUESTIONS_AFTERWARDS = 20
RECOVERED_SECONDS = 30
AT_ONCE_SECONDS = 5
BUSY = 503


@pytest.fixture(scope="module")
def asking(site):
    """The number of the event that answers a question."""
    with urllib.request.urlopen(f"{site.address}/config", timeout=20) as answer:
        config = json.load(answer)
    return next(
        one["id"]
        for one in config["dependencies"]
        if any(target[1] == "submit" for target in one["targets"])
    )


def join(site, event: int, question: str, session: str) -> int:
    """Ask as the page does; the status that the queue answers with."""
    data = [question, "{}", None, None, [], [], True]
    body = json.dumps({"data": data, "fn_index": event, "session_hash": session}).encode()
    request = urllib.request.Request(
        f"{site.address}/gradio_api/queue/join",
        body,
        {"Content-Type": "application/json", "Origin": site.address},
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def told(site, session: str) -> str:
    """Read a question's stream to its end; what came is told as one text."""
    stream = f"{site.address}/gradio_api/queue/data?session_hash={session}"
    with urllib.request.urlopen(stream, timeout=60) as lines:
        return lines.read().decode()


def burst(site, event: int) -> tuple[list[int], float]:
    """Three times as many questions at once as may wait: statuses, and the longest refusal."""
    statuses: list[int] = []
    waits: list[float] = []

    def one(number: int) -> None:
        began = time.monotonic()
        statuses.append(join(site, event, "Tell steadily of nothing", f"burst{number}"))
        if statuses[-1] == BUSY:
            waits.append(time.monotonic() - began)

    crowd = range(site.settings.queue_length * 3)
    threads = [threading.Thread(target=one, args=(number,)) for number in crowd]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return statuses, max(waits, default=0.0)


def open_idle_stream(site, number: int) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", site.settings.port), timeout=30)
    line.sendall(
        f"GET /gradio_api/heartbeat/idle{number} HTTP/1.1\r\n"
        f"Host: 127.0.0.1:{site.settings.port}\r\nAccept: text/event-stream\r\n\r\n".encode()
    )
    return line


def test_a_burst_is_told_busy_at_once_and_idle_pages_hold_nobody_up(site, asking):
    with ExitStack() as opened:
        lines = [opened.enter_context(open_idle_stream(site, n)) for n in range(IDLE_STREAMS)]
        for line in lines:
            assert b" 200 " in line.recv(64)
        statuses, longest = burst(site, asking)
        over = time.monotonic()
        crowd = site.settings.queue_length * 3
        room = site.settings.queue_length + 4 * site.settings.answering_at_once
        assert len(statuses) == crowd
        assert set(statuses) <= {200, BUSY}
        assert statuses.count(BUSY) >= crowd - room
        assert longest < AT_ONCE_SECONDS

        while join(site, asking, "How many books?", "probe") != 200:
            assert time.monotonic() - over < RECOVERED_SECONDS
            time.sleep(0.2)
        # First come, first served: once the probe is answered, none of the burst waits.
        assert "8,000 books" in told(site, "probe")
        taken = []
        for number in range(QUESTIONS_AFTERWARDS):
            began = time.monotonic()
            assert join(site, asking, "How many books?", f"after{number}") == 200
            answer = told(site, f"after{number}")
            taken.append(time.monotonic() - began)
            assert "8,000 books" in answer
        p95 = sorted(taken)[round(0.95 * QUESTIONS_AFTERWARDS) - 1]
        assert p95 < AT_ONCE_SECONDS


def test_idle_streams_leave_the_page_itself_quick_to_come(site):
    with ExitStack() as opened:
        for number in range(IDLE_STREAMS):
            opened.enter_context(open_idle_stream(site, number))
        began = time.monotonic()
        with urllib.request.urlopen(site.address, timeout=30) as answer:
            assert answer.status == 200
        assert time.monotonic() - began < RECOVERED_SECONDS / 3
