"""SIGKILL builds, at every named step and at random times, and see what answers afterwards.

    python tests/faults/kill_builds.py [--random N] [--seed S] [--child]

After each kill the index must open, answer from the old or the complete new corpus, find every
passage by its own vector, and a rerun must reach the new corpus with nothing left over. Prints
one JSON object with how many kills were tried, survived and lost. `--child` verifies in a child
process as a real build does (slower); the exit status is 1 if anything was lost.
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
        self.lost: list[str] = []
        self.tried = self.finished = 0
        _write_corpus(home / "corpus", "old")
        base = home / "base"
        if _in_fork(lambda: run_build(tiny_build.job(home / "corpus", base))):
            raise SystemExit("the first build failed")
        _write_corpus(home / "corpus", "new")

    def kill_at(self, step: BuildStep) -> None:
        """Kill a build as soon as it has passed a step."""

        def die(passed: BuildStep) -> None:
            if passed is step:
                os.kill(os.getpid(), signal.SIGKILL)

        expected = {"new"} if step in {BuildStep.SWITCHED, BuildStep.CLEANED} else {"old"}
        self._trial(str(step), lambda index: _in_fork(lambda: self._build(index, die)), expected)

    def kill_after(self, seconds: float) -> None:
        """Kill a build after some time, wherever it is."""

        def run(index: Path) -> int:
            pid = _fork(lambda: self._build(index, lambda _: None))
            time.sleep(seconds)
            os.kill(pid, signal.SIGKILL)
            return os.waitpid(pid, 0)[1]

        self._trial(f"{seconds:.3f} s", run, {"old", "new"})

    def time_of_build(self) -> float:
        """Seconds that an undisturbed build takes."""
        index = self._home / "timed"
        shutil.copytree(self._home / "base", index)
        started = time.monotonic()
        if _in_fork(lambda: self._build(index, lambda _: None)):
            raise SystemExit("the timed build failed")
        return time.monotonic() - started

    def _build(self, index: Path, on_step: Callable[[BuildStep], None]) -> None:
        run_build(tiny_build.job(self._home / "corpus", index, on_step, check=self._check))

    def _trial(self, name: str, run: Callable[[Path], int], expected: set[str]) -> None:
        index = self._home / "index"
        shutil.rmtree(index, ignore_errors=True)
        shutil.copytree(self._home / "base", index)
        self.tried += 1
        self.finished += run(index) == 0
        if _in_fork(lambda: _check_answers(index, expected)):
            self.lost.append(f"killed at {name}: does not answer")
        elif _in_fork(lambda: _rebuild(self._home / "corpus", index)):
            self.lost.append(f"killed at {name}: a rerun fails")


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
        whole = trials.time_of_build()
        for _ in range(asked.random):
            trials.kill_after(chance.uniform(0, whole))
        outcome = {
            "tried": trials.tried,
            "finished_before_the_kill": trials.finished,
            "survived": trials.tried - len(trials.lost),
            "lost": trials.lost,
        }
    sys.stdout.write(json.dumps(outcome) + "\n")
    return 1 if trials.lost else 0


if __name__ == "__main__":
    sys.exit(main())
