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


def counted_noun(question: str) -> Word | None:
    """Return the head of the counted noun group, or None where nothing is counted.

    `counted_noun("How many US troops stay in Iraq?")` is the word "troops".
    """
    found = words(question)
    for place, word in enumerate(found[1:], 1):
        if word.folded in ("many", "much") and found[place - 1].folded == "how":
            group = []
            for following in found[place + 1 : place + 1 + LONGEST_GROUP]:
                if following.folded in _GROUP_ENDS:
                    break
                group.append(following)
            return group[-1] if group else None
    return None
