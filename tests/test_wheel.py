"""The built wheel answers a question by itself, with the source tree gone."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BUILT_FROM = ("pyproject.toml", "README.md", "LICENSE", "ingest", "rag", "evals", "ui")
ARTICLE = """Harbour bridge reopens after repairs

By Jane Smith
OSLO, March 3, 2021 – The harbour bridge reopened on Wednesday after eleven weeks of repairs, the
city council said.

Engineer Kari Nordmann said that the repairs cost 4.2 million kroner and were finished early.
"""

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True)
class Installation:
    """A virtual environment that holds the wheel, and the folder to run it in."""

    folder: Path
    python: Path

    def pressmark(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run(str(self.python.with_name("pressmark")), *arguments)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
        }
        return subprocess.run(
            command,
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Installation:
    folder = tmp_path_factory.mktemp("wheel")
    wheel = build_wheel(folder)
    return install(wheel, folder / "environment")


def build_wheel(folder):
    source = folder / "source"
    source.mkdir()
    for name in BUILT_FROM:
        place = ROOT / name
        if place.is_dir():
            shutil.copytree(
                place, source / name, ignore=shutil.ignore_patterns("__pycache__", ".*")
            )
        else:
            shutil.copy(place, source / name)
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, source],
        check=True,
        capture_output=True,
    )
    shutil.rmtree(source)
    (wheel,) = folder.glob("*.whl")
    return wheel


def install(wheel, environment):
    """Install the wheel where nothing but it and its dependencies can be imported.

    The dependencies are those of the environment that runs the tests, reached by a path; a
    path file inside that folder, which would bring back the source tree, is not followed.
    """
    venv.create(environment, with_pip=False, symlinks=True)
    python = environment / "bin" / "python"
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--python", python, "install", "--quiet"),
            *("--no-deps", "--no-index", "--disable-pip-version-check", wheel),
        ],
        check=True,
        capture_output=True,
    )
    (site,) = environment.glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return Installation(environment.parent, python)


def test_the_wheel_answers_a_question(installed):
    articles = installed.folder / "articles"
    articles.mkdir()
    (articles / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    asked = installed.pressmark(
        "ask", "--json", "--corpus", "articles", "How much did the repairs of the bridge cost?"
    )
    assert asked.returncode == 0, asked.stderr
    answer = json.loads(asked.stdout)
    assert answer["status"] == "answered"
    assert "4.2 million kroner" in answer["text"]
    for citation in answer["citations"]:
        assert ARTICLE[citation["start"] : citation["end"]] == citation["quote"]


def test_the_source_tree_plays_no_part(installed):
    program = (
        "import evals, ingest, rag, ui; print(*(m.__file__ for m in (evals, ingest, rag, ui)))"
    )
    places = installed.run(str(installed.python), "-c", program).stdout.split()
    assert len(places) == 4
    assert all(Path(place).is_relative_to(installed.folder) for place in places)


def test_the_version_is_the_wheels_own(installed):
    assert installed.pressmark("--version").stdout.startswith("pressmark 0.")


def test_data_files_and_the_licence_are_in_the_wheel(installed):
    (record,) = installed.python.parents[1].glob("lib/*/site-packages/pressmark-*/RECORD")
    packed = {line.split(",")[0] for line in record.read_text(encoding="utf-8").splitlines()}
    tracked = subprocess.run(
        ["git", "ls-files", "ingest", "rag", "evals", "ui"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if tracked.returncode:
        pytest.skip("this copy of the source has no git history to compare the wheel with")
    assert set(tracked.stdout.split()) <= packed
    assert any(name.endswith("licenses/LICENSE") for name in packed)
