"""Which news outlet an article says its report comes from."""

import re

_OUTLET = r"(?P<outlet>(?:[A-Z][\w.’'-]*)(?:\s+(?:of\s+)?[A-Z][\w.’'-]*){0,3})"
_KNOWN_AS = re.compile(
    r"(?:Post|Times|Press|Reuters|News|Journal|Herald|Tribune|Guardian|Telegraph|BBC|CNN|AFP|AP"
    r"|Agency|Gazette|Chronicle|Monitor|Magazine|Mirror|Independent|Observer|Bloomberg|Politico"
    r"|Jazeera|Arabiya|TASS|Xinhua|Spiegel|Monde|Figaro|Mundo|País|Zeitung)$"
)
_PHRASES = tuple(
    (cues, re.compile(pattern.replace("OUTLET", r"(?:[Tt]he\s+)?" + _OUTLET)))
    for cues, pattern in (
        (("told",), r"\btold\s+OUTLET"),
        (("nterview",), r"\b[Ii]nterview\s+(?:with|to|by)\s+OUTLET"),
        (("ccording",), r"\b[Aa]ccording\s+to\s+OUTLET"),
        (("tatement",), r"\b[Ss]tatements?\b[^.\n]{0,40}\bto\s+OUTLET"),
        (
            ("reported", "quoted", "published"),
            r"\b(?:reported|quoted|published)\s+(?:by|in)\s+OUTLET",
        ),
        (("ource",), r"\b[Ss]ource:?\s+OUTLET"),
        (("reported", "quoted"), r"OUTLET\s+(?:reported|quoted)\b"),
        (("|",), r"\|\s*OUTLET"),
    )
)
"""Each phrase with the letters of which its text must have some: a look for them is quick."""


def outlets_named(text: str, start: int, end: int) -> frozenset[str]:
    """Find the outlets that a stretch names as a source, folded, without "the".

    `"Mulroy told The Washington Post that"` gives `{"washington post"}`.
    """
    found = set()
    for cues, phrase in _PHRASES:
        if not any(cue in text for cue in cues):
            continue
        for match in phrase.finditer(text, start, end):
            name = " ".join(match["outlet"].split()).rstrip(".’'")
            if _KNOWN_AS.search(name):
                found.add(name.lower().removeprefix("the "))
    return frozenset(found)
