"""Kills, damage, locks and a full disk: the old index answers, or the new one, whole."""

import os
import subprocess
import sys
from pathlib import Path

from ingest.index import open_index
from ingest.index.steps import BuildStep

ROOT = Path(__file__).parents[3]
SCRIPT = Path(__file__).with_name("tiny_build.py")
BEFORE_SWITCH = [step for step in BuildStep if step < BuildStep.SWITCHED or True]


def _run(corpus, index, *step):
    return subprocess.Popen(
        [sys.executable, str(SCRIPT), str(corpus), str(index), *step],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
    )


def _answers(tiny, index):
    """What the index answers to the two questions that tell the old corpus from the new."""
    with open_index(index, tiny.settings_for(index)) as opened:
        for passage_id in [key.passage_id for key in opened._selection.keys]:
            vector = opened.passage_vectors([passage_id])[0]
            assert opened.search_vectors(vector, 1)[0][1] > 0.999
        return bool(opened.search_words("forty", 1)), bool(opened.search_words("fifty", 1))
