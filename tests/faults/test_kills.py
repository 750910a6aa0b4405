"""Some of the kills of `kill_builds.py`; its full run has 200 random ones."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.index.steps import BuildStep

RANDOM = 8


@pytest.mark.slow
def test_kills_at_every_step_and_some_at_random_lose_nothing():
    script = Path(__file__).with_name("kill_builds.py")
    run = subprocess.run(
        [sys.executable, str(script), "--random", str(RANDOM)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    outcome = json.loads(run.stdout)
    assert outcome["lost"] == []
    kills = len(BuildStep) + RANDOM
    assert outcome["killed"] == kills
    assert outcome["survived"] == kills + outcome["finished_before_the_kill"]
