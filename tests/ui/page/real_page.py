"""The page as `pressmark chat` starts it, in a process of its own, with what it costs."""

import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[3]
PATIENCE_SECONDS = 300
LOOK_AGAIN_SECONDS = 0.05
COMMAND = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from ui.cli.app import main; main()"
)
"""Ctrl+C ends it also where whoever runs the tests ignores that, as shells do with `&`."""


class RealPage:
    """A server over a corpus.

    Attributes:
        tree_peak_mb: The memory that it took with its builders, while starting.
        seconds: What starting takes at most with nothing else running: other work delays the
            clock, and not the processor's time, which in turn counts two threads twice.
    """

    def __init__(self, corpus: Path, index: Path, port: int, log: Path, **env: str) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self._log = log
        arguments = ("chat", "--corpus", str(corpus), "--index", str(index), "--port", str(port))
        began = time.monotonic()
        with log.open("wb") as out:
            self._process = subprocess.Popen(
                [sys.executable, "-c", COMMAND, *arguments],
                cwd=ROOT,
                env={**os.environ, **env},
                stdout=out,
                stderr=out,
            )
        self.tree_peak_mb = self._wait()
        self.seconds = min(time.monotonic() - began, self._processor_seconds())

    @property
    def peak_mb(self) -> float:
        """The most memory that the server itself has held so far."""
        return _memory_mb(self._process.pid, "VmHWM")

    @property
    def log(self) -> str:
        return self._log.read_text("utf-8")

    def stop(self) -> int:
        """End it as Ctrl+C does; gives its exit status."""
        self._process.send_signal(2)
        return self._process.wait(timeout=60)

    def _wait(self) -> float:
        peak = 0.0
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until and self._process.poll() is None:
            tree = [self._process.pid, *_descendants(self._process.pid)]
            peak = max(peak, sum(_memory_mb(one, "VmRSS") for one in tree))
            try:
                urlopen(self.address, timeout=60).close()
            except (URLError, ConnectionError, TimeoutError):
                time.sleep(LOOK_AGAIN_SECONDS)
            else:
                return peak
        raise AssertionError(f"the page did not start: {self.log}")

    def _processor_seconds(self) -> float:
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory_mb(process: int, field: str) -> float:
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    found = [line.split()[1] for line in lines if line.startswith(field)]
    return int(found[0]) / 1000 if found else 0.0


def _descendants(process: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        children = [int(one) for task in tasks for one in (task / "children").read_text().split()]
    except OSError:
        return []
    return [*children, *(below for child in children for below in _descendants(child))]
