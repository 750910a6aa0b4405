"""What README.md names exists, and what a person can set or run is named in it."""

import re
from pathlib import Path

import typer

from ui.cli.app import app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PACKAGES = ("ingest", "rag", "evals", "ui")
SETTING = re.compile(r"PRESSMARK_[A-Z]+(?:_[A-Z]+)*(?![A-Z_])")


def test_every_setting_of_the_code_is_in_the_table():
    in_code = {
        name
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        for name in SETTING.findall(path.read_text(encoding="utf-8"))
    }
    assert in_code - set(SETTING.findall(README)) == set()


def test_every_command_is_named():
    commands = set(typer.main.get_command(app).commands)
    assert {name for name in commands if f"`pressmark {name}" not in README} == set()


def test_every_link_leads_somewhere():
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_target_of_make_that_is_named_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"make ([a-z]+)\b", README)) <= targets | {"sure"}
