"""A visitor without a browser: uploads, presses buttons and asks as the page's own script does."""

import html
import json
import re
from dataclasses import dataclass
from itertools import count

import httpx

SECONDS = 240
TAGS = re.compile(r"<[^>]+>")
_NUMBERS = count()


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file that the server holds for a visitor: its place there and the name it came with."""

    path: str
    name: str


class Visitor:
    """One visitor of the page at an address, with a session of its own."""

    def __init__(self, address: str) -> None:
        self.http = httpx.Client(
            base_url=address, headers={"Origin": address}, timeout=SECONDS, trust_env=False
        )
        self.session = f"visitor{next(_NUMBERS)}"
        config = self.http.get("/config").json()
        self._events = config["dependencies"]
        self._places = {one["props"].get("elem_id"): one["id"] for one in config["components"]}

    def send(self, name: str, content: bytes) -> httpx.Response:
        """Send a file to the server, which only holds it."""
        return self.http.post("/gradio_api/upload", files={"files": (name, content)})

    def upload(self, name: str, content: bytes) -> Uploaded:
        """Send a file that the server is to take."""
        answer = self.send(name, content)
        answer.raise_for_status()
        return Uploaded(answer.json()[0], name)

    def add(self, *uploaded: Uploaded) -> str:
        """Press the button that adds files which the server holds; what the page says."""
        given = [
            {"path": one.path, "orig_name": one.name, "meta": {"_type": "gradio.FileData"}}
            for one in uploaded
        ]
        return words(self._run(self._pressed("add-files-go"), [given])[-1]["output"]["data"][0])

    def offer(self, name: str, content: bytes) -> str:
        """Upload a file and add it; what the page says."""
        return self.add(self.upload(name, content))

    def articles(self) -> str:
        """What the tab of the collection lists, in words."""
        place = self._places["articles"]
        (arrival,) = (
            one["id"]
            for one in self._events
            if place in one["outputs"] and any(event == "load" for _, event in one["targets"])
        )
        return words(self._run(arrival, [""])[-1]["output"]["data"][0])

    def ask(self, question: str) -> str:
        """Ask a question; all that the page is told of it, as words."""
        data = [question, "{}", None, None, [], [], True]
        told = self._run(self._pressed("ask"), data)
        return words(" ".join(str(one.get("output", {}).get("data")) for one in told))

    def _pressed(self, button: str) -> int:
        pressed = [self._places[button], "click"]
        found: int = next(one["id"] for one in self._events if pressed in one["targets"])
        return found

    def _run(self, event: int, data: list[object]) -> list[dict]:
        """Run an event; what the queue tells of it, the end last."""
        body = {"data": data, "fn_index": event, "session_hash": self.session}
        self.http.post("/gradio_api/queue/join", json=body).raise_for_status()
        lines = self.http.get("/gradio_api/queue/data", params={"session_hash": self.session}).text
        told = [json.loads(line[5:]) for line in lines.splitlines() if line.startswith("data:")]
        while told[-1]["msg"] != "process_completed":
            told.pop()
        assert told[-1]["success"], told[-1]
        return told


def words(markup: str) -> str:
    """The words of some HTML."""
    return html.unescape(TAGS.sub(" ", markup))
