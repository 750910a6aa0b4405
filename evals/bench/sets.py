"""The public sets that answers are measured on, and where their files are."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evals.bench.figures import (
    Figures,
    clapnq_figures,
    mtrag_figures,
    rgb_figures,
    squad_figures,
)
from evals.formats import Benchmark
from evals.formats.clapnq import read_clapnq
from evals.formats.mtrag import read_mtrag
from evals.formats.news import read_news
from evals.formats.rgb import read_rgb
from evals.formats.squad2 import read_squad2


@dataclass(frozen=True, slots=True)
class PublicSet:
    """A set: its files in the data folder, how they are read, and what is measured."""

    files: tuple[str, ...]
    read: Callable[..., Benchmark]
    figures: Figures


SETS = {
    "news": PublicSet(("bbc_news_2225.tar.gz",), read_news, squad_figures),
    "squad": PublicSet(("squad2_dev_part.json.gz",), read_squad2, squad_figures),
    "clapnq": PublicSet(
        ("clapnq_answerable.jsonl.gz", "clapnq_unanswerable.jsonl.gz"), read_clapnq, clapnq_figures
    ),
    "mtrag": PublicSet(("mtrag_un.jsonl.gz",), read_mtrag, mtrag_figures),
    "rgb": PublicSet(("rgb_en_fact.jsonl.gz",), read_rgb, rgb_figures),
}


def read_set(name: str, folder: Path) -> Benchmark:
    """Read a set from the data folder.

    Raises:
        FormatError: A file is missing or not of its format.
    """
    public = SETS[name]
    return public.read(*(folder / file for file in public.files))
