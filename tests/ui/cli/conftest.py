"""How slow this machine is, for limits in seconds."""

import resource
import subprocess
import sys

import pytest

LIBRARIES = "import bm25s, chromadb, onnxruntime, tokenizers"
USUAL_SECONDS = 1.0
"""Processor seconds that loading these takes on the machine that limits were set on: less than
half of the 2.2 that a cold question took there, as it is on a slower machine."""


@pytest.fixture(scope="session")
def slowness():
    """How many times longer than there loading the libraries takes here, at least 1."""

    def seconds():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", LIBRARIES], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return max(1.0, min(seconds() for _ in range(3)) / USUAL_SECONDS)
