"""SIGKILL builds, at every named step and at random times, and see what answers afterwards.

    python tests/faults/kill_builds.py [--random N] [--seed S] [--child]

A random kill comes when the build has used a random share of the processor time that an
undisturbed one uses, so that it falls inside the build however busy the machine is; one that
finished all the same is not counted, and another is tried.

After each kill the index must open, answer from the old or the complete new corpus, find every
passage by its own vector, and a rerun must reach the new corpus with nothing left over. Prints
one JSON object with how many kills were tried, survived and lost, and after which step of the
build they fell. `--child` verifies in a child process as a real build does (slower); the exit
status is 1 if anything was lost.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "ingest" / "index")]

import tiny_build  # noqa: E402

from ingest.index import open_index  # noqa: E402
from ingest.index.build import run_build  # noqa: E402
from ingest.index.steps import BuildStep  # noqa: E402
from ingest.index.survey import corpus_hash, survey  # noqa: E402
from ingest.index.verification import verify, verify_in_child  # noqa: E402

ARTICLES = 60
CHANGED = range(0, ARTICLES, 3)
SECONDS_BETWEEN_LOOKS = 0.0005
TIMED_BUILDS = 3
_CPU_CLOCK_OF_PROCESS = 2


def _cpu_seconds(pid: int) -> float:
    """Processor time that another process has used so far (Linux's clock of a process)."""
    return time.clock_gettime((~pid << 3) | _CPU_CLOCK_OF_PROCESS)


def _in_fork(action: Callable[[], object]) -> int:
    """Run in a forked process, which costs no imports; gives its wait status."""
    return os.waitpid(_fork(action), 0)[1]


def _fork(action: Callable[[], object]) -> int:
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        action()
        status = 0
    except BaseException as error:  # noqa: BLE001
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
    finally:
        os._exit(status)


def _write_corpus(corpus: Path, edition: str) -> None:
    corpus.mkdir(exist_ok=True)
    for number in range(ARTICLES):
        word = edition if number in CHANGED else "same"
        text = f"# Title {number}\n\nStory {number} is {word}. Its author is w{number}.\n"
        (corpus / f"{number}.txt").write_text(text, encoding="utf-8")


def _check_answers(index: Path, expected: set[str]) -> None:
    with open_index(index, tiny_build.settings_for(index)) as opened:
        editions = {word for word in ("old", "new") if opened.search_words(word, 1)}
        if len(editions) != 1 or not editions <= expected:
            raise SystemExit(f"answers from {editions}, expected one of {expected}")
        found = opened.search_vectors(tiny_build.HashingEmbedder().query("story"), 999)
        if len(found) != ARTICLES:
            raise SystemExit(f"{len(found)} passages answer, expected {ARTICLES}")
        ids = [passage_id for passage_id, _ in found]
        for passage_id, vector in zip(ids, opened.passage_vectors(ids), strict=True):
            best = opened.search_vectors(vector, 1)[0]
            if best[1] < 0.9999:
                raise SystemExit(f"{passage_id} does not find itself: {best}")


def _rebuild(corpus: Path, index: Path) -> None:
    run_build(tiny_build.job(corpus, index))
    _check_answers(index, {"new"})
    with open_index(index, tiny_build.settings_for(index)) as opened:
        if opened.corpus_hash != corpus_hash(survey(corpus)):
            raise SystemExit("a rerun reached another corpus hash")
    if list(index.glob("building-*")):
        raise SystemExit("a rerun left something over")


class Trials:
    """Kills against copies of one index of the old corpus."""

    def __init__(self, home: Path, in_child: bool) -> None:
        self._home = home
        self._check = verify_in_child if in_child else verify
        self._passed = home / "passed"
        self.lost: list[str] = []
        self.killed_after: Counter[str] = Counter()
        self.finished = 0
        _write_corpus(home / "corpus", "old")
        base = home / "base"
        if _in_fork(lambda: run_build(tiny_build.job(home / "corpus", base))):
            raise SystemExit("the first build failed")
        _write_corpus(home / "corpus", "new")

    @property
    def kills(self) -> int:
        """Builds that were killed before they were done."""
        return self.killed_after.total()

    def kill_at(self, step: BuildStep) -> None:
        """Kill a build as soon as it has passed a step."""

        def die(passed: BuildStep) -> None:
            if passed is step:
                os.kill(os.getpid(), signal.SIGKILL)

        expected = {"new"} if step in {BuildStep.SWITCHED, BuildStep.CLEANED} else {"old"}
        self._trial(f"at {step}", lambda index: _in_fork(lambda: self._build(index, die)), expected)

    def kill_after(self, seconds: float) -> None:
        """Kill a build that has used some processor time, wherever it is."""

        def run(index: Path) -> int:
            pid = _fork(lambda: self._build(index, lambda _: None))
            while not (ended := os.waitpid(pid, os.WNOHANG))[0]:
                if _cpu_seconds(pid) >= seconds:
                    os.kill(pid, signal.SIGKILL)
                    return os.waitpid(pid, 0)[1]
                time.sleep(SECONDS_BETWEEN_LOOKS)
            return ended[1]

        self._trial(f"after {seconds:.3f} s", run, {"old", "new"})

    def cost_of_build(self) -> float:
        """Processor seconds that an undisturbed build takes, the least of some."""
        return min(self._cost(self._home / f"timed-{number}") for number in range(TIMED_BUILDS))

    def _cost(self, index: Path) -> float:
        shutil.copytree(self._home / "base", index)
        _, status, used = os.wait4(_fork(lambda: self._build(index, lambda _: None)), 0)
        if status:
            raise SystemExit("a timed build failed")
        return used.ru_utime + used.ru_stime

    def _build(self, index: Path, on_step: Callable[[BuildStep], None]) -> None:
        def note(step: BuildStep) -> None:
            self._passed.write_text(step)
            on_step(step)

        run_build(tiny_build.job(self._home / "corpus", index, note, check=self._check))

    def _trial(self, name: str, run: Callable[[Path], int], expected: set[str]) -> None:
        index = self._home / "index"
        shutil.rmtree(index, ignore_errors=True)
        shutil.copytree(self._home / "base", index)
        self._passed.write_text("started")
        status = run(index)
        if os.WIFSIGNALED(status):
            self.killed_after[self._passed.read_text() or "between two steps"] += 1
        elif status:
            raise SystemExit(f"a build to be killed {name} failed by itself")
        else:
            self.finished += 1
        if _in_fork(lambda: _check_answers(index, expected)):
            self.lost.append(f"killed {name}: does not answer")
        elif _in_fork(lambda: _rebuild(self._home / "corpus", index)):
            self.lost.append(f"killed {name}: a rerun fails")


def main() -> int:
    """Run the trials that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--random", type=int, default=200, help="kills at random times")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--child", action="store_true", help="verify in a child process")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as home:
        trials = Trials(Path(home), asked.child)
        for step in BuildStep:
            trials.kill_at(step)
        whole = trials.cost_of_build()
        wanted = trials.kills + asked.random
        while trials.kills < wanted:
            trials.kill_after(chance.uniform(0, whole))
        outcome = {
            "killed": trials.kills,
            "survived": trials.kills + trials.finished - len(trials.lost),
            "lost": trials.lost,
            "finished_before_the_kill": trials.finished,
            "killed_after": dict(trials.killed_after.most_common()),
        }
    sys.stdout.write(json.dumps(outcome) + "\n")
    return 1 if trials.lost else 0


if __name__ == "__main__":
    sys.exit(main())
