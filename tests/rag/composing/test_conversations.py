"""Whole conversations with a language model, on the command line and in the page.

One model is scripted and honest, the other a real transformer of random weights (`tiny_model.py`)
or whatever `PRESSMARK_TEST_LLM_URL` names. Every answer must come in time, checked or as quotes; of
the random one all are quotes.
"""

import importlib.util
import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import pytest

pytestmark = pytest.mark.slow
ADDRESS = os.environ.get("PRESSMARK_TEST_LLM_URL")
NAME = os.environ.get("PRESSMARK_TEST_LLM_MODEL", "tiny")
PYTHON = os.environ.get("PRESSMARK_TEST_LLM_PYTHON", sys.executable)
NEEDED = ("torch", "transformers", "accelerate")
ABSENT = (
    "No real language model is here: install PyTorch, Transformers and transformers[serving], name "
    "a Python that has them in PRESSMARK_TEST_LLM_PYTHON, or an endpoint in PRESSMARK_TEST_LLM_URL."
)
CLI = "from ui.cli.app import main; main()"
ROOT = Path(__file__).parents[3]
SECONDS = 5.0
"""The time limit that the model is given."""
GRACE = 5.0
"""Seconds for search and checking on a busy machine, beside it."""
START_SECONDS = 180
CLOSING = "When will the ferry line between Tarn and Olmsted close?"
SHIPYARD = "Who will sell the Aurelia to a shipyard?"
OUTSIDE = "Who won the chess championship in Reykjavik?"
AT_ONCE = 0.250
"""Seconds from a model's first words to the first sentence in the page: 150 ms, and the checking
of a sentence on a busy machine (`test_first_sentence.py` measures both apart)."""
WATCH = """() => {
  window.firstSentences = [];
  const begun = new WeakSet();
  new MutationObserver(() => {
    for (const turn of document.querySelectorAll(".turn-frame")) {
      if (begun.has(turn) || !turn.querySelector(".sentence")) continue;
      begun.add(turn);
      window.firstSentences.push(Date.now() / 1000);
    }
  }).observe(document.body, {childList: true, subtree: true, characterData: true});
}"""
FALLBACK = re.compile(r"The language model[^.]*\. These are the articles’ own words\.")


def free_port(serving):
    with serving("none") as url:
        return url.split(":")[-1].removesuffix("/v1")


@contextmanager
def started(command, address, environment, log):
    """A server as its own process, once it replies at its address."""
    with (
        log.open("wb") as out,
        subprocess.Popen(command, stdout=out, stderr=out, env=environment, cwd=ROOT) as process,
    ):
        try:
            until = time.monotonic() + START_SECONDS
            while process.poll() is None and time.monotonic() < until:
                try:
                    urllib.request.urlopen(address, timeout=5).close()
                    break
                except (URLError, ConnectionError, TimeoutError):
                    time.sleep(0.3)
            assert process.poll() is None, log.read_text()
            yield
        finally:
            process.kill()


@pytest.fixture
def real_model(serving, tmp_path):
    """The address of a model that really runs."""
    if ADDRESS:
        yield ADDRESS
        return
    if sys.executable == PYTHON and not all(map(importlib.util.find_spec, NEEDED)):
        pytest.skip(ABSENT)
    port = free_port(serving)
    script = Path(__file__).with_name("tiny_model.py")
    command = [PYTHON, str(script), str(tmp_path / "tiny"), port]
    address = f"http://127.0.0.1:{port}"
    with started(command, f"{address}/health", dict(os.environ), tmp_path / "model.log"):
        yield f"{address}/v1"


@pytest.fixture
def talk(corpus, index_folder, tmp_path):
    """Holds a conversation by `pressmark ask --batch`: the answers, and what was told beside."""

    def talk_with(url, name, *questions):
        lines = [
            json.dumps({"question": question, "history": questions[:place]})
            for place, question in enumerate(questions)
        ]
        batch = tmp_path / "batch.jsonl"
        batch.write_text("\n".join(lines), "utf-8")
        command = [sys.executable, "-c", CLI, "ask", "--json", "--batch", str(batch)]
        command += ["--corpus", str(corpus), "--index", str(index_folder)]
        done = subprocess.run(
            command,
            env=environment(url, name),
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
        return [json.loads(line) for line in done.stdout.splitlines()], done.stderr

    return talk_with


@pytest.fixture
def page(chromium, corpus, index_folder, serving, tmp_path):
    """Opens the page with a language model."""
    port = free_port(serving)
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-c", CLI, "chat", "--port", port]
    command += ["--corpus", str(corpus), "--index", str(index_folder)]
    contexts = []

    @contextmanager
    def open_with(url, name):
        with started(command, address, environment(url, name), tmp_path / "page.log"):
            context = chromium.new_context()
            contexts.append(context)
            opened = context.new_page()
            opened.set_default_timeout(60_000)
            opened.goto(address)
            opened.wait_for_selector("#shelf button")
            yield opened

    yield open_with
    for context in contexts:
        context.close()


def environment(url, name):
    return {
        **os.environ,
        "PRESSMARK_LLM_URL": url,
        "PRESSMARK_LLM_MODEL": name,
        "PRESSMARK_LLM_TIMEOUT": str(SECONDS),
        "PRESSMARK_READER": "off",
    }


def ask(page, question):
    """Ask in the page, and give the turn once it is complete."""
    before = page.locator(".turn-frame").count()
    page.fill("#question-box textarea", question)
    page.press("#question-box textarea", "Enter")
    page.locator(".turn-frame").nth(before).wait_for()
    page.wait_for_selector(".turn-frame:last-child .actions")
    return page.locator(".turn-frame").last


def assert_exact(answer, corpus):
    for citation in answer["citations"]:
        text = (corpus / citation["source"]).read_text("utf-8")
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_the_scripted_model_on_the_command_line(serving, talk, corpus):
    with serving("rewrite-first-reading") as url:
        answers, told = talk(url, "scripted", CLOSING, "When?", OUTSIDE)
    assert [answer["status"] for answer in answers] == ["answered", "answered", "refused"]
    assert [answer["composer"] for answer in answers[:2]] == ["scripted", "scripted"]
    assert "30 April" in answers[1]["text"]
    assert answers[1]["standalone_question"] == f"When: {CLOSING}"
    assert told == ""
    for answer in answers:
        assert_exact(answer, corpus)


def test_a_real_model_on_the_command_line(real_model, talk, corpus):
    answers, told = talk(real_model, NAME, CLOSING, "When?", SHIPYARD, OUTSIDE)
    assert [answer["status"] for answer in answers] == ["answered"] * 3 + ["refused"]
    for answer in answers[:3]:
        assert answer["composer"] == "quotes" or (ADDRESS and answer["composer"] == NAME)
        if answer["composer"] == "quotes":
            assert FALLBACK.fullmatch(answer["message"])
            assert answer["message"] in told
            assert {sentence["verdict"] for sentence in answer["sentences"]} == {"verbatim"}
        assert answer["timings_ms"]["total"] < (SECONDS + GRACE) * 1000
        assert_exact(answer, corpus)
    assert answers[3].get("message") is None


@pytest.mark.browser
def test_the_scripted_model_in_the_page(serving, page):
    with serving("rewrite-first-reading") as url, page(url, "scripted") as opened:
        first = ask(opened, CLOSING)
        assert "30 April" in first.locator(".sentence").first.inner_text()
        assert "Worded by scripted" in first.locator(".composer").inner_text()
        second = ask(opened, "When?")
        assert "30 April" in second.inner_text()
        assert "Worded by scripted" in second.locator(".composer").inner_text()
        assert "Worded by" not in ask(opened, OUTSIDE).inner_text()


@pytest.mark.browser
def test_a_real_model_in_the_page(real_model, page):
    with page(real_model, NAME) as opened:
        for question in (CLOSING, "When?"):
            turn = ask(opened, question)
            assert "30 April" in turn.inner_text()
            worded = turn.locator(".composer").inner_text()
            if ADDRESS and f"Worded by {NAME}" in worded:
                continue
            assert FALLBACK.search(turn.inner_text())
            assert "own sentences" in worded


@pytest.mark.browser
def test_the_first_sentence_reaches_the_page_at_once(serving, page):
    """Each question in a conversation of its own: of a follow-up, the model is asked twice."""
    questions = (CLOSING, SHIPYARD, "How many books did restorers dry after the flood?")
    with serving("slow") as url, page(url, "scripted") as opened:
        opened.evaluate(WATCH)
        for question in questions:
            opened.get_by_role("button", name="New conversation").click()
            turn = ask(opened, question)
            assert "Worded by scripted" in turn.locator(".composer").inner_text()
        seen = opened.evaluate("window.firstSentences")
        with urllib.request.urlopen(url) as reply:
            calls = json.load(reply)
    written = [
        next(call["first_words_at"] for call in calls if call["question"] == question)
        for question in questions
    ]
    waits = [shown - first for shown, first in zip(seen, written, strict=True)]
    assert min(waits) < AT_ONCE, waits
