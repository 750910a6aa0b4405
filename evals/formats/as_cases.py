"""A public set as a test set, so that `pressmark eval` runs it like one's own."""

import re
from hashlib import sha256

from evals.cases import Case, CaseSet, Gold, Kind, Status
from evals.cases.schema import ID_PATTERN
from evals.formats.benchmark import Benchmark, FormatError, Item

DEBATABLE = (["partial"], ["underspecified"])  # labels that neither status is wrong for


def as_cases(benchmark: Benchmark) -> CaseSet:
    """Make a test set over the corpus that `write_corpus` writes.

    Items that search only some of the documents are left out: a case has no such filter.

    Raises:
        FormatError: Nothing is left.
    """
    texts = {document.name: document.content for document in benchmark.documents}
    cases = tuple(_case(item, texts) for item in benchmark.items if not item.scope)
    if not cases:
        raise FormatError(f"{benchmark.name} searches other documents for each question.")
    return CaseSet(title=benchmark.name, cases=cases)


def _case(item: Item, texts: dict[str, str]) -> Case:
    debatable = item.label.split()[:1] in DEBATABLE
    followed = Kind.FOLLOW_UP if len(item.turns) > 1 else Kind.ANSWERABLE
    return Case(
        id=_id(item.id),
        kind=followed if item.answerable else Kind.ABSENT,
        expect=Status.EITHER if debatable else None,
        turns=item.turns,
        gold=tuple(_golds(item, texts)),
        accept=item.answers if item.answerable else (),
        cluster=item.group or None,
        tags=(item.label,) if item.label else (),
    )


def _golds(item: Item, texts: dict[str, str]) -> list[Gold]:
    golds = []
    for name in item.documents:
        present = [words for words in (*item.sentences, *item.answers) if words in texts[name]]
        golds += [Gold(article=f"{name}.txt", quote=words) for words in present]
        if not present:
            golds.append(Gold(article=f"{name}.txt"))
    return golds


def _id(name: str) -> str:
    lowered = re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-._")
    if re.match(ID_PATTERN, lowered):
        return lowered
    return sha256(name.encode()).hexdigest()[:16]
