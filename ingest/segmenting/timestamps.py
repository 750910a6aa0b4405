"""Lines that are nothing but a point in time: "Published 7 July 2020", "• 3 hours ago"."""

import re

_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
# Months in German, French, Spanish, Italian, Portuguese, Dutch, Polish, Turkish, Russian and
# Arabic (Unicode CLDR, months wide and abbreviated), and those of the Solar Hijri calendar in
# Persian and in Latin letters; those that English shares are above.
_MONTH += (
    "|januar|jänner|februar|märz|mai|juni|juli|oktober|okt|dezember|dez|janvier|janv|février|févr"
    "|fév|mars|avril|avr|juin|juillet|juil|août|septembre|octobre|novembre|décembre|déc|enero|ene"
    "|febrero|marzo|abril|abr|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    "|dic|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro"
    "|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|januari|februari|maart"
    "|mei|augustus|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września"
    "|października|listopada|grudnia|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül"
    "|ekim|kasım|aralık|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября"
    "|farvardin|ordibehesht|khordad|tir|mordad|shahrivar|mehr|aban|azar|dey|bahman|esfand|فروردین"
    "|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند"
    "|ноября|декабря|يناير|فبراير|مارس|أبريل|ابريل|مايو|يونيو|يوليو|أغسطس|اغسطس|سبتمبر|أكتوبر"
    "|اكتوبر|نوفمبر|ديسمبر"
)
_DAY = (
    "mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?"
    "|sun(?:day)?|today|yesterday"
)
_FILLER = (
    "published|posted|updated|modified|edited|editing|edit|created|last|first|date|time|on|at|of|the"
    "|in|by|min|mins|minutes?|read|times|views?|a\\.?m\\.?|p\\.?m\\.?|noon|midnight|gmt|utc|bst|e[sd]t"
    "|c[sde]+t|m[sd]t|p[sd]t|ist|aest|aedt|jst|sast|wib|local|uk|et|ct|mt|pt|hrs?|o'clock|release|added"
    "|uhr|stand|de|del|le|el|à|a|klo|alle ore|ore|saat|publié|publicado|pubblicato|обновлено"
    "|veröffentlicht|aktualisiert|опубликовано|h|mis à jour|actualizado|güncelleme|las|den|am"
    "|said|says|ago|hours?|days?|weeks?|months?|years?|this|is|from|reply|issued|filed|est\\.?|upd|issue|vol|story|article"
)
_AGO = (
    r"(?:(?:last )?(?:edited|posted|updated|published|modified):? )?(?:about |over |almost )?"
    r"(?:\d+|an?|one|two|three|few|a few|several) ?"
    r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mo|mos|months?|y|yrs?|years?)"
    r"\.?(?: ago)?(?:(?: [•·])? \(?edited\)?)?"
)
# Ages in German, French, Spanish, Italian, Portuguese, Dutch, Polish, Turkish, Russian and Arabic
# (Unicode CLDR, relative times in the past).
_AGO_ABROAD = (
    r"(?:vor|il y a|hace|há|منذ|قبل) (?:\d+|einer?|einem|une?|un[ao]?|uma?)? ?[^\W\d_]{1,10}\.?"
    r"|(?:\d+|un[ao]?|een|godzinę) [^\W\d_]{1,10}\.? (?:fa|atrás|geleden|temu|önce|назад|پیش)"
    r"|gestern|hier|ayer|ieri|ontem|gisteren|wczoraj|dün|вчера|أمس|دیروز"
)
_AGE = re.compile(
    rf"(?:{_AGO}|{_AGO_ABROAD}|just now|moments ago|yesterday|today|last (?:week|month|year))"
)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_NUMBER = r"\d{1,4}(?:st|nd|rd|th)?"
_TOKEN = re.compile(
    rf"(?:(?P<month>{_MONTH})|(?P<day>{_DAY})|(?P<filler>{_FILLER})"
    rf"|(?P<date>\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}})"
    rf"|(?P<clock>\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:[ap]m)?)"
    rf"|(?P<glued>(?:19|20)\d\d\d{{1,2}}:\d\d)"
    rf"|(?P<iso>\d{{4}}-\d\d-\d\dt[\d:.+z-]+)|(?P<number>#?{_NUMBER}(?:[ap]m)?)|(?P<year>'\d\d))"
)
_SPLIT = re.compile(r"[\s,|•·()\[\]»«–—]+|(?<=\D)-|-(?=\D)")


def is_age(key: str) -> bool:
    """Whether a line, given as its key, says only how long ago something was."""
    return _AGE.fullmatch(_EDGES.sub("", key)) is not None


_MONTHS = 12
_NUMBERS = re.compile(r"\d+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LABELS = frozenset({"published", "updated", "last updated", "posted on", "published on"})


def _has_no_month(date: str) -> bool:
    """Whether none of a date's numbers can be a month, as in "30-30-30"."""
    return all(int(number) > _MONTHS for number in _NUMBERS.findall(date))


def is_date(key: str, unknown_words: int = 0) -> bool:
    """Whether a line, given as its key, says only when something was.

    "tuesday, july 7, 2020 6:34 p.m. edt" and "editing date: 7/8/208 12:26 • 75 times read" do;
    "in may 2020 the talks began" does not.

    Args:
        key: The line.
        unknown_words: How many words of it may have nothing to do with time.
    """
    if key in _LABELS:
        return True
    seen: list[str] = []
    for token in _SPLIT.split(key):
        word = token.strip(":;,./") if token not in {"a.m.", "p.m."} else token
        if not word:
            continue
        found = _TOKEN.fullmatch(word)
        kind = found.lastgroup or "" if found is not None else "unknown"
        seen.append("unknown" if kind == "date" and _has_no_month(word) else kind)
    kinds = set(seen)
    unknown = seen.count("unknown")
    if unknown:
        is_full = "date" in kinds or ("month" in kinds and _YEAR.search(key) is not None)
        return is_full and unknown <= unknown_words and 2 * unknown < len(seen)
    if kinds & {"date", "iso"}:
        return True
    if "month" in kinds:
        return bool(kinds & {"number", "clock", "year", "glued"})
    return "clock" in kinds and bool(kinds & {"day", "filler"})
