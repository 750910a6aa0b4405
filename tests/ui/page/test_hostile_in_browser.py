"""Hostile words in title, body, file name, publisher, comment and question stay words."""

import pytest

pytestmark = pytest.mark.browser
HOSTILE_QUESTION = (
    "bridge <img src=x onerror=window.hacked=10> ![p](https://elsewhere.example/q.png) "
    "[go](javascript:window.hacked=11) <script>window.hacked=12</script> **bold** $x$"
)


def _is_inert(page, where: str) -> None:
    page.wait_for_timeout(300)
    assert page.evaluate("window.hacked") is None
    inside = page.locator(where)
    assert inside.locator("img, script, svg, iframe, [onerror], [onload], b, em").count() == 0
    links = inside.locator("a").evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    assert all(link.startswith("#source-") for link in links)


def test_chat_card_and_reader(visit, ask):
    page = visit()
    turn = ask(page, HOSTILE_QUESTION)
    assert turn.locator(".question").inner_text() == HOSTILE_QUESTION
    assert '<img src=x onerror="window.hacked = 2">' in turn.locator(".sentence").first.inner_text()
    turn.locator(".sources summary").click()
    _is_inert(page, ".transcript")
    turn.locator(".sentence a.chip").first.hover()
    _is_inert(page, ".floating-card")
    turn.locator(".sentence a.chip").first.click()
    page.wait_for_selector("mark.focus")
    _is_inert(page, ".reader")
    reader = page.inner_text("#reader")
    assert "<svg onload=" in reader
    assert "[press](javascript:window.hacked=5) **not bold** $x^2$ {{7*7}} ${7*7}" in reader
    assert "\u202e" not in reader


def test_after_a_reload_in_filters_and_in_exports(visit, ask, reload):
    page = visit()
    ask(page, HOSTILE_QUESTION)
    reload(page)
    page.wait_for_selector(".turn-frame .actions")
    _is_inert(page, ".transcript")
    _is_inert(page, ".shelf")
    with page.context.expect_page() as opening:
        page.get_by_role("button", name="Print").click()
    opening.value.wait_for_load_state()
    assert opening.value.locator("img, script, svg, iframe, a").count() == 0
    page.click("#filters > button")
    page.get_by_label("Articles", exact=True).click()
    page.get_by_role("option").first.wait_for()
    assert page.evaluate("window.hacked") is None


def test_a_stored_conversation_that_was_tampered_with_is_only_text(visit, ask, reload):
    page = visit()
    ask(page, "How many books?")
    page.evaluate(
        """() => { for (const key of Object.keys(localStorage)) {
          const kept = localStorage.getItem(key);
          if (key.startsWith('pressmark.conversation.')) localStorage.setItem(key,
            kept.replaceAll('How many books?', '<img src=x onerror=window.hacked=1>')); } }"""
    )
    reload(page)
    page.wait_for_selector(".turn-frame .actions")
    _is_inert(page, ".transcript")
    _is_inert(page, ".shelf")


def test_the_collection_tab(visit):
    page = visit()
    page.get_by_role("tab", name="Articles").click()
    page.wait_for_selector("#articles table")
    assert page.locator("#articles img, #articles svg, #articles script").count() == 0
    assert page.evaluate("window.hacked") is None
