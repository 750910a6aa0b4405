"""A quick look at two words before their sounds are compared one by one."""

from ingest.names.sounds import DROPPED_CONSONANTS, MAX_DISTANCE, readings, swap_cost

Outline = tuple[str, str, int]
"""First sound, last sound, and number of sounds."""


def outlines(word: str) -> frozenset[Outline]:
    """Give the outline of each reading of a folded word: of "kadhimi" `("k", "i", 6)`."""
    return frozenset((sounds[0], sounds[-1], len(sounds)) for sounds in readings(word) if sounds)


def may_be_near(left: Outline, right: Outline) -> bool:
    """Say whether words with two outlines may be `near`.

    What they may differ by allows for one dropped sound at most, and for none where both are
    equally long, as one more would be dropped on the other side. A vowel at either end is never
    dropped.
    """
    if abs(left[2] - right[2]) > 1:
        return False
    return all(
        swap_cost(mine, theirs) <= MAX_DISTANCE
        or (left[2] != right[2] and not DROPPED_CONSONANTS.keys().isdisjoint((mine, theirs)))
        for mine, theirs in ((left[0], right[0]), (left[1], right[1]))
    )
