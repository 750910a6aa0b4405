"""axe, widths, layout, and screenshots for people to look at."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
SHOTS = Path(__file__).parents[3] / "screenshots"
BAD = {"serious", "critical", "moderate"}
SCENES = [
    ("light", 1600, 900),
    ("dark", 1600, 900),
    ("light", 360, 740),
    ("dark", 360, 740),
]


def _shoot(page, name: str) -> None:
    SHOTS.mkdir(exist_ok=True)
    page.mouse.move(0, 0)
    page.wait_for_timeout(250)
    page.screenshot(path=SHOTS / f"{name}.png")


def _axe(page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]}"
        for one in found
        if one["impact"] in BAD
        for node in one["nodes"]
    ]


@pytest.mark.parametrize(("scheme", "width", "height"), SCENES)
def test_every_view_is_accessible_and_fits(visit, ask, scheme, width, height):
    page = visit(width, height, scheme)
    name = f"{scheme}-{width}"
    faults = [_axe(page)]
    _shoot(page, f"{name}-first-sight")
    ask(page, "What does the wall cost?")
    page.wait_for_selector(".follow-ups")
    faults.append(_axe(page))
    _shoot(page, f"{name}-conflict")
    page.locator(".sentence a.chip").first.click()
    page.wait_for_selector("mark.focus")
    faults.append(_axe(page))
    _shoot(page, f"{name}-reader")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Not helpful").click()
    faults.append(_axe(page))
    _shoot(page, f"{name}-why")
    ask(page, "Who owns the lighthouse?")
    faults.append(_axe(page))
    _shoot(page, f"{name}-refusal")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("tab", name="Articles").click()
    page.wait_for_selector("#articles table")
    faults.append(_axe(page))
    _shoot(page, f"{name}-articles")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("tab", name="Test sets").click()
    page.wait_for_selector("#run-seed-set")
    faults.append(_axe(page))
    _shoot(page, f"{name}-test-sets")
    assert faults == [[]] * len(faults)


def test_filters_are_accessible(visit):
    page = visit()
    page.click("#filters > button")
    page.get_by_label("Publishers").wait_for()
    assert _axe(page) == []
    _shoot(page, "light-1280-filters")


def test_nothing_above_moves_while_an_answer_grows(visit, ask):
    page = visit()
    ask(page, "How many books?")
    page.fill("#question-box textarea", "Tell slowly what it cost")
    page.press("#question-box textarea", "Enter")
    page.wait_for_selector(".turn-frame:nth-child(2) .sentence")
    page.wait_for_timeout(400)
    measure = """() => [document.querySelector('.turn-frame:nth-child(2) .question'),
        document.querySelector('.turn-frame:nth-child(2) .sentence'),
        document.getElementById('asking')].map((one) => one.getBoundingClientRect().top | 0)"""
    before = page.evaluate(measure)
    page.wait_for_selector(".turn-frame:nth-child(2) .follow-ups")
    assert page.evaluate(measure) == before


def test_lines_are_of_readable_length(visit, ask):
    page = visit(1600, 900)
    ask(page, "What does the wall cost?")
    width = page.evaluate("document.querySelector('.sentence').getBoundingClientRect().width")
    style = "getComputedStyle(document.querySelector('.sentence'))"
    size = page.evaluate(f"parseFloat({style}.fontSize)")
    assert width / size < 45
