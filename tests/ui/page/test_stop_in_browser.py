"""An answer under way: stopped, asked beside, left for another conversation, and broken off."""

import pytest

pytestmark = pytest.mark.browser


def test_stages_are_seen_and_stop_works(visit):
    page = visit()
    page.fill("#question-box textarea", "Tell slowly what it cost")
    page.press("#question-box textarea", "Enter")
    page.wait_for_selector("#transcript .stage")
    assert page.inner_text(".stage") == "Searching the articles"
    page.wait_for_selector(".stage >> text=Reading")
    assert page.locator("#stop").is_visible()
    heard, seen = page.evaluate(
        "['#voice', '.stage'].map((at) => document.querySelector(at).textContent)"
    )
    assert heard == seen
    page.click("#stop")
    assert page.inner_text(".stopped") == "Stopped."
    assert page.locator("#ask").is_visible()
    page.wait_for_timeout(2500)
    assert page.locator("#transcript .sentence").count() == 0
    assert page.locator(".turn-frame").count() == 1
    assert page.locator(".trouble").count() == 0


def test_a_question_asked_right_after_stop_is_answered(visit, ask):
    """The engine is in the midst of a step then, and asking once is enough."""
    page = visit()
    for place in (1, 2, 3):
        page.fill("#question-box textarea", "Tell slowly what it cost")
        page.press("#question-box textarea", "Enter")
        page.wait_for_selector(f".turn-frame:nth-child({2 * place - 1}) .stage")
        page.click("#stop")
        turn = ask(page, "How many books?")
        assert "8,000 books" in turn.inner_text()
        assert page.locator(".turn-frame").count() == 2 * place
        assert page.locator(".stopped").count() == place
    assert page.locator(".trouble").count() == 0


def test_a_fault_that_nobody_foresaw_is_told_in_its_own_turn(visit, ask):
    page = visit()
    page.fill("#question-box textarea", "What if it falters?")
    page.press("#question-box textarea", "Enter")
    page.wait_for_selector("#transcript .trouble")
    turn = page.locator(".turn-frame")
    assert turn.locator(".question").inner_text() == "What if it falters?"
    assert turn.locator(".trouble").inner_text().startswith("Something went wrong here")
    assert turn.locator(".stage").count() == 0
    ask(page, "How many books?")
    assert page.locator(".turn-frame").count() == 2


def test_a_question_in_another_conversation_waits_for_the_one_under_way(visit, ask):
    page = visit()
    page.fill("#question-box textarea", "Tell slowly what it cost")
    page.press("#question-box textarea", "Enter")
    page.wait_for_selector("#transcript .stage")
    page.get_by_role("button", name="New conversation").click()
    turn = ask(page, "How many books?")
    assert "8,000 books" in turn.inner_text()
    assert page.locator(".turn-frame").count() == 1
    page.locator("#shelf button", has_text="Tell slowly").click()
    page.wait_for_selector(".turn-frame >> text=2.4 million crowns")


def test_what_is_written_beside_an_answer_is_not_sent_by_itself(visit, ask):
    page = visit()
    box = page.locator("#question-box textarea")
    box.fill("Tell steadily what it cost")
    box.press("Enter")
    box.press("Enter")
    page.wait_for_selector("#transcript .stage")
    box.fill("Who owns the")
    box.press("Enter")
    page.wait_for_selector(".turn-frame .actions")
    assert box.input_value() == "Who owns the"
    ask(page, "How many books?")
    assert page.locator("#transcript .question").all_inner_texts() == [
        "Tell steadily what it cost",
        "How many books?",
    ]
