"""The names of newspapers, as pages print them above their articles."""

import re

# The name of a newspaper or site; the nouns are those of newspapers' titles.
_MASTHEAD = re.compile(
    r"(?:[Tt]he )?(?:[A-Z][\w.'’&-]* |& |of |the ){0,4}(?:[A-Z]\w+-)?"
    r"(?:Advertiser|(?:News|Press) Agency|Argus"
    r"|Blog|Broadcasting|Bugle|Bulletin|Chronicle|Clarion|Courier|Daily|Dispatch|Echo|Enquirer|Examiner|Express|Forums?"
    r"|Gazette|Globe|Guardian|Herald|Independent|Inquirer|Intelligencer|Journal|Ledger|Magazine|Mail|Mercury"
    r"|Messenger|Mirror|Monitor|Monthly|News|Newsletter|Newswire|Observer|Online|Podcast|Post|Press|Quarterly|Record|Register"
    r"|Reporter|Review|Sentinel|Standard|Star|Sun|Telegraph|Times|Today|Tribune|Voice|Weekly)"
    r"(?: Online| Forums?| Daily| Weekly)?",
)
BAR = re.compile(r"\s+(?:[|–—·•»:-]|::)\s+")
_PARTING = re.compile(rf"{BAR.pattern}|\s{{3,}}")
_BEFORE_DATE = re.compile(r"\s*[,|•·–—-]\s|\s(?=\d)|\son\s")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def is_masthead(line: str) -> bool:
    """Whether a line is the name of a newspaper: "The Lower Weir Chronicle", "BAY CITY STAR"."""
    line = _EDGES.sub("", line)
    return _MASTHEAD.fullmatch(line.title() if line.isupper() else line) is not None


def begins_with_masthead(line: str) -> bool:
    """Whether a line is a newspaper's name and more: "Castle Weekly - Local News"."""
    parts = _PARTING.split(line)
    return len(parts) > 1 and is_masthead(parts[0])


def is_dated_masthead(line: str) -> bool:
    """Whether a line is a newspaper's name of several words and a date: "Mossley Star, 3 May"."""
    name = _BEFORE_DATE.split(line, maxsplit=1)[0].strip()
    return " " in name and name != line and is_masthead(name)


def without_site(title: str, names: frozenset[str]) -> str:
    """A title without the site's name at its end or beginning.

    "Bees return | Lindhaven Post" gives "Bees return", where `names` holds the site's name in
    lower case or it is a newspaper's.
    """
    bars = list(BAR.finditer(title))
    if not bars:
        return title
    head, tail = title[: bars[-1].start()], title[bars[-1].end() :]
    if is_masthead(tail) or tail.lower() in names:
        return head
    head, tail = title[: bars[0].start()], title[bars[0].end() :]
    return tail if is_masthead(head) or head.lower() in names else title
