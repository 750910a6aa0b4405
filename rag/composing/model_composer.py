"""The composer with a language model: every sentence is checked before it is shown.

The model writes sentences that name their evidence. Each is checked as its line is complete;
those that fail are sent back once with the reasons, then left out whole.
"""

import re
import time
from collections.abc import Iterator, Sequence
from itertools import islice

from rag.answer import Removed
from rag.checking import Check, GroundingChecker
from rag.checking.problems import ProblemKind
from rag.composing.drafts import Draft, drafts
from rag.composing.language_model import LanguageModel
from rag.composing.prompting import compose_request, instructions, repair_request, written_date
from rag.composing.prose_rules import unfit
from rag.composing.protocol import ComposedSentence, ComposeTask, ComposingFailed
from rag.strategies.findings import Evidence

OWN_WORDS = "These are the articles’ own words."
CHECKED_SO_FAR = "What it had written by then is checked and shown."
NOTHING_WRITTEN = "The language model worded no answer."
NOTHING_BORNE_OUT = "The language model’s sentences are not borne out by the articles."
NOT_SAID = "the words cited do not say it"
COVERED = 0.5
"""Share of a sentence's content words that must be in its evidence, however it is weighed."""
_ATTRIBUTED = re.compile(
    r"\b(?:said|says|told|added|stated|warned|claim(?:s|ed)|argued?|according to|believes?|"
    r"called|described|expressed|announced|reported(?:ly)?|explained|noted|thinks?)\b",
    re.IGNORECASE,
)


class ModelComposer:
    """Words an answer by a language model, and shows only what its evidence bears out."""

    def __init__(
        self, model: LanguageModel, checker: GroundingChecker, budget: int, seconds: float
    ) -> None:
        """Word answers by a model.

        Args:
            model: The model.
            checker: What its sentences are checked with.
            budget: Tokens of evidence that the model is given.
            seconds: What the wording of one answer may take in all, with a repair and with the
                rewriting of its question.
        """
        self._model = model
        self._checker = checker
        self._budget = budget
        self._seconds = seconds

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.name

    def compose(self, task: ComposeTask) -> Iterator[ComposedSentence | Removed]:
        """Yield checked sentences while the model writes; what failed is told as removed.

        Raises:
            ComposingFailed: the model failed, or no sentence of it could be shown.
        """
        deadline = time.monotonic() + self._seconds - task.seconds_spent
        request, evidence = compose_request(task, self._budget)
        failed: list[tuple[Draft, str]] = []
        shown = 0
        trouble = ""
        try:
            reply = self._model.stream(instructions("compose"), request, deadline)
            for draft in drafts(reply):
                outcome = self._outcome(draft, evidence)
                if isinstance(outcome, ComposedSentence):
                    shown += 1
                    yield outcome
                else:
                    failed.append((draft, outcome))
        except ComposingFailed as error:
            trouble = str(error)
        if trouble:
            yield from (Removed(text=draft.text, reason=reason) for draft, reason in failed)
        else:
            for piece in self._repaired(failed, evidence, deadline):
                shown += isinstance(piece, ComposedSentence)
                yield piece
        if not shown:
            cause = trouble or (NOTHING_BORNE_OUT if failed else NOTHING_WRITTEN)
            raise ComposingFailed(f"{cause} {OWN_WORDS}")
        if trouble:
            raise ComposingFailed(f"{trouble} {CHECKED_SO_FAR}")

    def _repaired(
        self, failed: Sequence[tuple[Draft, str]], evidence: Sequence[Evidence], deadline: float
    ) -> Iterator[ComposedSentence | Removed]:
        """Ask once more for the sentences that failed and name evidence; tell what is left out."""
        yield from (Removed(text=draft.text, reason=reason) for draft, reason in failed)
        mendable = [
            (draft, reason)
            for draft, reason in failed
            if draft.places and all(1 <= place <= len(evidence) for place in draft.places)
        ]
        if not mendable:
            return
        request = repair_request(mendable, evidence)
        try:
            reply = self._model.stream(instructions("repair"), request, deadline)
            for draft in islice(drafts(reply), len(mendable)):
                outcome = self._outcome(draft, evidence)
                if isinstance(outcome, ComposedSentence):
                    yield outcome
                else:
                    yield Removed(text=draft.text, reason=f"rewritten, but {outcome}")
        except ComposingFailed:
            # The sentences are told as removed already; nothing is lost that was to be shown.
            return

    def _outcome(self, draft: Draft, evidence: Sequence[Evidence]) -> ComposedSentence | str:
        """Return the sentence with its verdict, or the reason why it cannot be shown."""
        if not draft.places:
            return "it names no evidence"
        if any(not 1 <= place <= len(evidence) for place in draft.places):
            return "it names evidence that does not exist"
        cited = [evidence[place - 1] for place in dict.fromkeys(draft.places)]
        quotes = [piece.quote for piece in cited]
        known = [_known(piece) for piece in cited]
        check = self._checker.check(draft.text, quotes, speaker=_speaker(cited), known=known)
        if check.verdict is None or any(
            problem.kind is ProblemKind.NEGATION for problem in check.problems
        ):
            return _reasons(check)
        verdict = check.verdict
        if verdict != "verbatim":
            reason = unfit(draft.text)
            if reason is not None:
                return reason
            if self._checker.covered(draft.text, (*quotes, *known)) < COVERED:
                return NOT_SAID
        if verdict == "supported" and _is_bare_claim(draft.text, cited):
            verdict = "partly supported"
        return ComposedSentence(draft.text, tuple(dict.fromkeys(draft.places)), verdict)


def _reasons(check: Check) -> str:
    if check.problems:
        return "; ".join(str(problem) for problem in check.problems)
    return NOT_SAID


def _speaker(cited: Sequence[Evidence]) -> str | None:
    """Return whose words all of the evidence is, or None where it is several people's."""
    speakers = {piece.speaker for piece in cited}
    return speakers.pop() if len(speakers) == 1 else None


def _known(piece: Evidence) -> str:
    """Return what a sentence may say of the article itself: its date, publisher and speaker."""
    article = piece.article
    if article is None:
        return piece.speaker or ""
    facts = (
        written_date(article.published) or "",
        article.publisher or "",
        article.author or "",
        piece.speaker or "",
    )
    return " ".join(fact for fact in facts if fact)


def _is_bare_claim(text: str, cited: Sequence[Evidence]) -> bool:
    """Whether somebody's words are told as plain fact."""
    return all(piece.speaker for piece in cited) and not _ATTRIBUTED.search(text)
