"""How far apart two spellings of one sound are, over transliterations of several scripts.

A word becomes a string of sounds (`dh` of Arabic is one sound, near both `z` and `d`), and the
distance is an edit distance in which a swap inside one class costs little and a vowel less
than a consonant. The classes follow the ALA-LC and BGN/PCGN romanisation tables for Arabic,
Persian, Russian and Ukrainian, and the Wade-Giles and pinyin tables for Chinese. A word may also
be read as Germans write Russian (Duden's transcription: Tschernyschow), as the French write
Arabic (Chakib), and as Egyptians say it (Galal).
"""

import re
from functools import lru_cache

VOWELS = "aeiou"
MAX_DISTANCE = 0.55
DISTANCE_PER_SOUND = 0.1
LONGEST = 40
"""No name's word is longer; comparing costs the square of the length."""
KEPT_WORDS = 8_192
"""Words whose sounds are kept, latest first."""
KEPT_PAIRS = 4_096
"""Pairs of words whose comparison is kept: most are compared once."""

_REWRITES = tuple(
    (re.compile(pattern), sounds)
    for pattern, sounds in (
        (r"^mc(?=[a-z])", "mac"),
        (r"^mack", "mak"),
        (r"^(?:abdu|abde|abdo)(?=[lrsznt])", "abda"),
        (r"shch|sch", "S"),
        (r"tch|cz", "C"),
        (r"^(?:hs|x)", "S"),
        (r"sh", "S"),
        (r"ch", "C"),
        (r"zh", "J"),
        (r"kh", "X"),
        (r"gh", "G"),
        (r"dh", "Z"),
        (r"th", "T"),
        (r"ph", "f"),
        (r"ts|tz", "c"),
        (r"ck|qu", "k"),
        (r"x", "ks"),
        (r"ic$", "iC"),
        (r"c(?=[eiy])", "s"),
        (r"c(?![a-z]*$)|c", "k"),
        (r"(?:iy|yi|yy|ii|ij|ey|ie|y)$", "i"),
        (r"ff$", "v"),
        (r"oo|ou", "u"),
        (r"ee|iy|ij", "i"),
        (r"(.)\1+", r"\1"),
    )
)

_GERMAN = (
    (r"dsch", "j"),
    (r"tsch", "C"),
    (r"sch", "S"),
    (r"ch", "X"),
    (r"j", "y"),
    (r"w", "v"),
    (r"z", "ts"),
    (r"(?<=[aeiou])s(?=[aeiou])", "z"),
)
_FRENCH = ((r"dj", "j"), (r"tch", "C"), (r"(?<!t)ch", "S"))
_EGYPTIAN = ((r"gu(?=[ei])|g(?!h)", "j"),)
_MANNERS = tuple(
    tuple((re.compile(pattern), sounds) for pattern, sounds in manner)
    for manner in (_GERMAN, _FRENCH, _EGYPTIAN)
)
OTHER_MANNER = 0.1
"""What it costs to read a word in another manner than the plain one."""

_NEAR = {
    "ae": 0.2,
    "ei": 0.12,
    "ou": 0.12,
    "ao": 0.3,
    "eu": 0.45,
    "eo": 0.45,
    "iy": 0.05,
    "uw": 0.15,
    "zs": 0.25,
    "Zz": 0.1,
    "Zd": 0.15,
    "Zt": 0.4,
    "qk": 0.05,
    "gq": 0.2,
    "gk": 0.3,
    "Gg": 0.1,
    "Gq": 0.25,
    "Gk": 0.35,
    "Xh": 0.2,
    "Xk": 0.3,
    "SC": 0.3,
    "Ss": 0.35,
    "Cs": 0.3,
    "Cc": 0.35,
    "Cj": 0.35,
    "Jj": 0.2,
    "Jz": 0.3,
    "JC": 0.3,
    "vw": 0.1,
    "vf": 0.25,
    "vb": 0.5,
    "td": 0.45,
    "pb": 0.5,
    "Tt": 0.2,
    "Ts": 0.3,
    "jy": 0.3,
    "jg": 0.35,
    "cs": 0.25,
    "cz": 0.25,
    "ks": 0.9,
}
_SWAP = {pair: cost for key, cost in _NEAR.items() for pair in (key, key[::-1])}
_FAR_VOWEL = 0.8
_DROP_VOWEL = 0.4
_DROP_END_VOWEL = 0.8
DROPPED_CONSONANTS = {"h": 0.3, "w": 0.35, "y": 0.3}

_ROUNDING = 1e-9
_DOUBLED = re.compile(r"(.)\1+")
# Arabic dh may be z or d, th may be s or t, and w may be v or a vowel.
_VARIANTS = tuple(
    str.maketrans({"Z": dental, "T": plain, "w": glide})
    for dental, plain in (("z", "s"), ("d", "t"), ("z", "t"))
    for glide in "vy"
)
_COARSE = str.maketrans(
    {
        **dict.fromkeys("kqgGX", "K"),
        **dict.fromkeys("zsSCJjc", "S"),
        **dict.fromkeys("dt", "T"),
        **dict.fromkeys("vfbp", "F"),
        **dict.fromkeys("aeiouhwy", ""),
    }
)


def sounds_of(word: str) -> str:
    """Give the sounds of a folded word: `"kadhimi"` gives `"kaZimi"`."""
    for pattern, sounds in _REWRITES:
        word = pattern.sub(sounds, word)
    return word


@lru_cache(KEPT_WORDS)
def readings(word: str) -> tuple[str, ...]:
    """Give the sounds of a folded word, the plain reading first: "galal" is also "jalal"."""
    found = [sounds_of(word)]
    for manner in _MANNERS:
        read = word
        for pattern, sounds in manner:
            read = pattern.sub(sounds, read)
        if read != word:
            found.append(sounds_of(read))
    return tuple(dict.fromkeys(found))


@lru_cache(KEPT_WORDS)
def blocking_keys(word: str) -> tuple[str, ...]:
    """Give coarse consonant keys: two words that sound alike share at least one."""
    keys = (
        _DOUBLED.sub(r"\1", sounds.translate(variant).translate(_COARSE))
        for sounds in readings(word)
        for variant in _VARIANTS
    )
    return tuple(dict.fromkeys(keys))


@lru_cache(KEPT_PAIRS)
def distance(left: str, right: str) -> float:
    """Measure how differently two folded words sound; 0 means the same sound.

    `distance("kadhimi", "kazemi")` is 0.22; a changed consonant of another class costs 1.
    """
    return _edit(sounds_of(left), sounds_of(right), float("inf"))


@lru_cache(KEPT_PAIRS)
def near(left: str, right: str) -> bool:
    """Say whether two folded words may be spellings of one sound."""
    if left == right:
        return True
    if max(len(left), len(right)) > LONGEST:
        return False
    if set(blocking_keys(left)).isdisjoint(blocking_keys(right)):
        return False
    plain, other = readings(left), readings(right)
    if _close(plain[0], other[0], 0.0):
        return True
    return any(_close(read, other[0], OTHER_MANNER) for read in plain[1:]) or any(
        _close(plain[0], read, OTHER_MANNER) for read in other[1:]
    )


def _close(first: str, second: str, spent: float) -> bool:
    # One dropped sound is the most that the limit allows.
    if abs(len(first) - len(second)) > 1:
        return False
    limit = min(MAX_DISTANCE, DISTANCE_PER_SOUND * min(len(first), len(second)))
    limit += _ROUNDING - spent
    return _edit(first, second, limit) <= limit


def _edit(first: str, second: str, limit: float) -> float:
    """Give the weighted edit distance, or any value above `limit` once it is exceeded."""
    if first == second:
        return 0.0
    row = [0.0]
    for j in range(len(second)):
        row.append(row[-1] + _drop(second, j))
    for i, sound in enumerate(first):
        cost = _drop(first, i)
        above, row = row, [row[0] + cost]
        for j, other in enumerate(second):
            row.append(
                min(
                    above[j + 1] + cost,
                    row[j] + _drop(second, j),
                    above[j] + swap_cost(sound, other),
                )
            )
        if min(row) > limit:
            return limit + 1
    return row[-1]


def _drop(word: str, at: int) -> float:
    sound = word[at]
    if sound in VOWELS:
        return _DROP_END_VOWEL if at in (0, len(word) - 1) else _DROP_VOWEL
    return DROPPED_CONSONANTS.get(sound, 1.0)


def swap_cost(left: str, right: str) -> float:
    """Give what it costs to read one sound as another, from 0 to 1."""
    if left == right:
        return 0.0
    cost = _SWAP.get(left + right)
    if cost is not None:
        return cost
    return _FAR_VOWEL if left in VOWELS and right in VOWELS else 1.0
