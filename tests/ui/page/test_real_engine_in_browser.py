"""The page as it is started, over the seeds: its cost, a model that fails or is slow, articles
added and removed."""

import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SCRIPTED = Path(__file__).parents[2] / "rag" / "composing" / "scripted_server.py"
MOST_MB = 600
INTERRUPTED = 130
LIGHTHOUSE = """Lighthouse of Sella reopens

3 June 2021

The lighthouse of Sella reopened on Thursday after repairs that cost 310,000 crowns.
Keeper Marta Voss said 45 visitors came on the first day.
Share this article
Follow us

2 Comments

Tomas
June 4, 2021 at 9:10 am
I was there and it rained the whole day.
Reply

Elin
June 4, 2021 at 11:32 am
The view was worth the walk up.
Reply
"""


@pytest.fixture(scope="module")
def model_port(fakes):
    return fakes.free_port()


@pytest.fixture(scope="module")
def corpus(seeds, tmp_path_factory):
    folder = tmp_path_factory.mktemp("real") / "corpus"
    shutil.copytree(seeds, folder)
    return folder


@pytest.fixture(scope="module")
def real(start_page, fakes, corpus, model_port):
    """The page, with a language model configured that is served only where a test serves it."""
    page = start_page(
        corpus,
        corpus.parent / "index",
        fakes.free_port(),
        corpus.parent / "log",
        PRESSMARK_LLM_URL=f"http://127.0.0.1:{model_port}/v1",
        PRESSMARK_LLM_MODEL="scripted",
        PRESSMARK_LLM_RETRIES="0",
    )
    yield page
    assert page.stop() == INTERRUPTED


@pytest.fixture(scope="module")
def again(start_page, fakes, corpus, real):
    """The page a second time, over the index that is there now, and without a language model."""
    del real
    page = start_page(
        corpus, corpus.parent / "index", fakes.free_port(), corpus.parent / "log-again"
    )
    yield page
    assert page.stop() == INTERRUPTED


@pytest.fixture
def arrive(visit):
    def arrived(address):
        opened = visit(at=address)
        opened.wait_for_selector("#welcome .welcome")
        opened.wait_for_selector("#shelf button")
        return opened

    return arrived


@pytest.fixture
def page(arrive, real):
    return arrive(real.address)


@pytest.fixture
def modelled(model_port):
    """Serves a scripted language model where the page looks for one."""

    @contextmanager
    def serve(script):
        command = [sys.executable, str(SCRIPTED), str(model_port), script]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout.readline() == "ready\n"
                yield
            finally:
                process.kill()

    return serve


def test_building_takes_little_memory_with_everything_it_starts(real):
    assert real.tree_peak_mb < MOST_MB


def test_first_sight_of_the_seeds(page, seeds):
    files = len([one for one in seeds.iterdir() if one.name != "README.md"])
    assert page.inner_text(".holdings").startswith(f"{files} files, ")
    assert page.locator(".suggestions button").count() == 4


def test_a_model_that_cannot_be_reached_is_told(page, ask):
    turn = ask(page, page.locator(".suggestions button").first.inner_text())
    assert turn.locator(".note").inner_text().startswith("The language model cannot be reached.")
    assert turn.locator(".composer").inner_text() == "The articles’ own sentences"
    turn.locator(".sentence a.chip").first.click()
    page.wait_for_selector("mark.focus")
    quoted = re.sub(r"\s*\[\d+\]$", "", page.inner_text("mark.focus"))
    assert quoted.strip()


def test_a_slow_model_streams_and_is_stopped(page, ask, modelled):
    suggested = page.locator(".suggestions button").first.inner_text()
    with modelled("honest"):
        turn = ask(page, suggested)
        assert turn.locator(".composer").inner_text() == (
            "Worded by scripted, each sentence checked against its source"
        )
    with modelled("drip"):
        page.fill("#question-box textarea", suggested)
        page.press("#question-box textarea", "Enter")
        page.wait_for_selector(".turn-frame:nth-child(2) .stage >> text=Checking")
        page.click("#stop")
        assert page.locator(".stopped").inner_text() == "Stopped."
        assert page.locator("#ask").is_visible()
        page.wait_for_timeout(500)
        assert page.locator(".turn-frame:nth-child(2) .sentence").count() == 0
    with modelled("honest"):
        turn = ask(page, suggested)
        assert turn.locator(".sentence").count() >= 1
    assert page.locator(".turn-frame").count() == 3
    assert page.locator(".trouble").count() == 0


def test_articles_are_added_asked_removed_and_put_back(arrive, ask, again, tmp_path):
    page = arrive(again.address)
    articles = int(re.search(r"(\d+) articles", page.inner_text(".holdings"))[1])
    added = tmp_path / "Lighthouse & <b>more.txt"
    added.write_text(LIGHTHOUSE, "utf-8")
    page.get_by_role("tab", name="Articles").click()
    page.locator("#add-files-go").wait_for()
    page.set_input_files("#add-files input[type=file]", [added])
    page.get_by_label(added.name, exact=True).wait_for()  # drawn once the file has arrived
    page.click("#add-files-go")
    page.get_by_role("tab", name="Ask").click()
    turn = ask(page, page.locator(".suggestions button").first.text_content())
    assert turn.locator(".sentence").count() >= 1
    page.get_by_role("tab", name="Articles").click()
    page.wait_for_selector("#job .done", timeout=120_000)
    assert "1 article read, 2 reader comments, " in page.inner_text("#job")
    page.wait_for_selector(f"#articles caption >> text={articles + 1} articles")

    page.get_by_role("tab", name="Ask").click()
    turn = ask(page, "How many visitors came to the lighthouse of Sella?")
    assert "45 visitors" in turn.locator(".sentence").first.inner_text()

    page.get_by_role("tab", name="Articles").click()
    page.locator("#added-files input").click()
    page.get_by_role("option").first.click()
    page.click("#remove-go")
    page.wait_for_selector(f"#articles caption >> text={articles} articles", timeout=120_000)
    page.click("#undo-go")
    page.wait_for_selector(f"#articles caption >> text={articles + 1} articles", timeout=120_000)
    assert again.peak_mb < MOST_MB
