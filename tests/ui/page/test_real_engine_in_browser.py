"""The page as `launch` starts it, over a small real collection: ask, add, ask again, remove."""

import subprocess
import sys
import time
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from ui.page.settings import PageSettings

pytestmark = [pytest.mark.browser, pytest.mark.slow]
START_SECONDS = 180
START = """
import sys
from pathlib import Path
from ui.page.launching import launch
from ui.page.settings import PageSettings
launch(Path(sys.argv[1]), Path(sys.argv[2]), PageSettings(port=int(sys.argv[3])))
"""
LIGHTHOUSE = """Lighthouse of Sella reopens

3 June 2021

The lighthouse of Sella reopened on Thursday after repairs that cost 310,000 crowns.
Keeper Marta Voss said 45 visitors came on the first day.
"""


@pytest.fixture
def running(tmp_path, fakes):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "harbour.txt").write_text(fakes.HARBOUR, "utf-8")
    (corpus / "library.txt").write_text(fakes.LIBRARY, "utf-8")
    port = fakes.free_port()
    arguments = [sys.executable, "-c", START, str(corpus), str(tmp_path / "index"), str(port)]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(arguments, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            urlopen(address, timeout=5).close()
            break
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.3)
    assert process.poll() is None, (tmp_path / "log").read_text()
    yield address
    process.terminate()
    process.wait(timeout=20)


def test_ask_add_ask_again_and_remove(visit, ask, running, tmp_path):
    page = visit(at=running)
    page.wait_for_selector("#welcome .welcome")
    page.wait_for_selector("#shelf button")
    assert "2 files, 2 articles" in page.inner_text(".holdings")
    turn = ask(page, "What did Anna Lindt say the work would cost?")
    assert "2.4 million crowns" in turn.locator(".sentence").first.inner_text()
    turn.locator(".sentence a.chip").first.click()
    page.wait_for_selector("mark.focus >> text=2.4 million")

    added = tmp_path / "Lighthouse & <b>more.txt"
    added.write_text(LIGHTHOUSE, "utf-8")
    page.get_by_role("tab", name="Articles").click()
    page.set_input_files("#add-files input[type=file]", [added])
    page.get_by_text("more.txt").first.wait_for()
    page.click("#add-files-go")
    page.wait_for_selector("#job .done", timeout=120_000)
    assert "1 article read" in page.inner_text("#job")
    page.wait_for_selector("#articles caption >> text=3 articles")

    page.get_by_role("tab", name="Ask").click()
    turn = ask(page, "How many visitors came to the lighthouse of Sella?")
    assert "45 visitors" in turn.locator(".sentence").first.inner_text()

    page.get_by_role("tab", name="Articles").click()
    page.locator("#added-files input").click()
    page.get_by_role("option").first.click()
    page.click("#remove-go")
    page.wait_for_selector("#articles caption >> text=2 articles", timeout=120_000)
    page.click("#undo-go")
    page.wait_for_selector("#articles caption >> text=3 articles", timeout=120_000)


def test_settings_beyond_this_machine_are_refused_in_one_sentence():
    from ingest.errors import SettingError

    with pytest.raises(SettingError, match="beyond this machine"):
        PageSettings(host="0.0.0.0")
