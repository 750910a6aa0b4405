"""How quickly the command starts, in processor time, which a busy machine does not change much.

The best of a few runs counts: the first may still be compiling.
"""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
COMMAND = (sys.executable, "-c", "from ui.cli.app import main; main()")
HELP_SECONDS = 0.5
ASK_SECONDS = 3.0


def processor_seconds(*arguments):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*COMMAND, *arguments], cwd=ROOT, check=True, capture_output=True, timeout=120)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def best(runs, *arguments):
    return min(processor_seconds(*arguments) for _ in range(runs))


def test_help_is_shown_in_half_a_second():
    assert best(3, "--help") < HELP_SECONDS


@pytest.mark.slow
def test_a_cold_question_is_answered_in_three_seconds(tmp_path):
    question = ("ask", "--index", str(tmp_path / "index"), "Which security expert was shot dead?")
    processor_seconds(*question)  # builds the index
    assert best(3, *question) < ASK_SECONDS
