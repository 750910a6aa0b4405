"""Running text that is the site's own: consent, subscription, donation and legal paragraphs."""

import re

from ingest.segmenting.register import unquoted

_SITE = re.compile(
    r"\b(?:subscri(?:be|ber|bers|ption|ptions|bing)|newsletters?|inbox|cookies?|privacy (?:policy|notice|statement)"
    r"|terms (?:of|and|&) (?:use|service|conditions)|sign(?:ed|ing)?[- ]?(?:ups?|in)|consent(?:ed)?|in the comments(?: section| below)?|let us know|tell us (?:what|your|about)|log(?:ged|ging)? (?:in|on)|logged"
    r"|registered?|create an account|your account|advert(?:s|isers?|ising|isements?)?|donat(?:e|ion|ions|ing)"
    r"|contribut(?:e|ion|ions)|our (?:journalism|reporting|work|site|website|partners|readers|newsroom|app|team|mission|independent)"
    r"|click|tap here|this (?:site|website|page|browser|video|content)|follow us|download|e-?mails?"
    r"|notifications?|all rights reserved|copyright|unsubscribe|ad ?blocker|paywall|free trial|your (?:experience|device|consent|preferences|support|inbox|email|choices)"
    r"|moderat(?:ed|ors?|ion)|comment(?:s|ing)? (?:policy|guidelines|are|will|that)|community guidelines|guest views|javascript|reader-funded|"
    r"join the (?:conversation|debate|discussion)|membership|become a (?:member|supporter|patron)|per month|a month|personali[sz]ed?|reproduced|republish(?:ed)?|trademarks?|syndicated"
    r"|press council|ipso|editorial complaints|whatsapp (?:channel|group)|telegram channel|push alerts?|breaking news alerts?|story tips?|tip line|form below|poll)\b",
    re.I,
)
_ADDRESS = re.compile(
    r"\b(?:you|your|you're|you'll|we|we're|we've|we'll|our|us|please|here|now)\b", re.I
)
_LEGAL = re.compile(
    r"is an independent [\w ,-]{0,40}(?:news|media) (?:organi[sz]ation|outlet|service|site)"
    r"|all rights reserved|©|\(c\) ?(?:19|20)\d\d|may not be (?:published|reproduced|broadcast|rewritten)"
    r"|registered (?:office|charity|company|in england)|is not responsible for the content|recaptcha",
    re.I,
)
_IMPERATIVE = re.compile(
    r"^(?:sign up|subscribe|get|click|tap|follow|join|download|support|donate|read|watch|listen|share|register"
    r"|log in|sign in|please|help|become|enter|discover|visit|find out|check out|contact|email|send|tell us|add|try"
    r"|enjoy(?:ing|ed)?|want|like what|don't miss|stay|keep up|never miss|love|looking for|already|still|by "
    r"(?:clicking|using|continuing|signing|submitting|subscribing|entering)|we (?:use|rely|are|and our|value|may)|you (?:can|are|have|must)"
    r"|your|our|this (?:site|website|article|story|newsletter|is a)|if you|thank)\b",
    re.I,
)
_LONGEST = 120
_FLOOR = 3.0


def is_site_prose(text: str, words: int) -> bool:
    """Whether a paragraph is the site speaking to its visitor rather than its article."""
    if words > _LONGEST:
        return False
    if _LEGAL.search(text):
        return True
    if not _ADDRESS.search(text):
        return False
    outside = unquoted(text)
    site = len(_SITE.findall(outside))
    if site == 0:
        return False
    address = len(_ADDRESS.findall(outside))
    opening = 1.5 if _IMPERATIVE.match(outside.strip()) else 0.0
    density = 20 / max(words, 12)
    return address > 0 and (1.2 * site + 0.8 * address) * density + opening >= _FLOOR
