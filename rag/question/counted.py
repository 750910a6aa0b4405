"""The thing that a "how many" question counts."""

from rag.words import Word, words

_GROUP_ENDS = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "should",
        "may",
        "might",
        "in",
        "on",
        "at",
        "of",
        "from",
        "to",
        "for",
        "by",
        "with",
        "that",
        "who",
        "which",
        "there",
        "stay",
        "stays",
        "remain",
        "remains",
        "left",
        "leave",
        "died",
        "die",
        "got",
        "get",
        "took",
        "take",
        "came",
        "come",
        "went",
        "go",
        "work",
        "works",
        "serve",
        "serves",
    ]
)
"""Words that end the noun group behind "how many"."""
LONGEST_GROUP = 4
_COUNTS = frozenset({"number", "numbers", "strength", "size", "count", "total"})


def counted_noun(question: str) -> Word | None:
    """Return the head of the counted noun group, or None where nothing is counted.

    It is the group's first plural, or its last word: "troops" in "How many US troops stay in
    Iraq?", "soldiers" in "How many Iraqi soldiers suffered injuries?".
    """
    found = words(question)
    for place, word in enumerate(found[1:], 1):
        if _counts(found[place - 1].folded, word.folded):
            group = []
            for following in found[place + 1 : place + 1 + LONGEST_GROUP]:
                if following.folded in _GROUP_ENDS or following.folded.endswith("ed"):
                    break
                group.append(following)
                if _is_plural(following):
                    break
            return group[-1] if group else None
    return None


def _counts(before: str, word: str) -> bool:
    """Whether two words open the counted group: "how many", "number of"."""
    return (before == "how" and word in ("many", "much")) or (before in _COUNTS and word == "of")


def _is_plural(word: Word) -> bool:
    folded = word.folded
    return folded in _IRREGULAR or (
        len(folded) > 3 and folded.endswith("s") and not folded.endswith(("ss", "us", "is"))
    )


_IRREGULAR = frozenset({"people", "men", "women", "children", "police", "personnel", "staff"})
