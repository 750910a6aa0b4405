"""How questions ask for the holder of an office, and for what somebody is or was."""

import re

from rag.roles.vocabulary import leads_pattern

LINK = r"(?:in charge of|at the head of|of|for|in|at|to)"
HOLDER = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:and |so |but )?who(?:'s|’s| is| was| are| were)(?: currently| now| then)?\s+"
        r"(?P<office>[^?]+?)(?: (?:now|currently|then|at (?:the|that) time))?\W*$",
        r"^(?:and |so |but )?who (?:currently |now )?"
        rf"(?P<leads>{leads_pattern()})\s+(?P<of>[^?]+?)\W*$",
        rf"^(?:which|what) (?:[\w’'-]+ ){{1,3}}?(?<!the )(?<! a )"
        rf"(?P<leads>{leads_pattern()})\s+(?P<of>[^?]+?)\W*$",
        r"\bwho (?:holds|held|has|had|fills|filled) the "
        r"(?:post|office|position|job|title|role|rank) of (?P<office>[^?]+?)\W*$",
        r"(?<!first )(?<!given )(?<!last )(?<!full )(?<!christian )"
        r"\bname of (?P<office>[^?]+?)\W*$",
        r"\bwhat(?:'s|’s| is| was) (?P<office>[^?]+?)(?:['’]s? name| called| named)\W*$",
        r"^(?P<office>[^?]+?)(?:['’]s)? name\W*$",
    )
)
BEARER = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:and |so |but )?who(?:'s|’s| is| was)\s+(?P<name>[^?]+?)\W*$",
        r"^(?:what|which)(?: (?:is|was|are|were)|'s|’s)?\s+(?P<name>[^?]+?)['’]s?\s+(?:\w+ )?"
        r"(?:job|role|position|post|title|office|rank|function|occupation|profession)s?\W*$",
        r"^(?:what|which) (?:\w+ )?(?:job|role|position|post|title|office|rank|function)s? "
        r"(?:does|did|do|has|had) (?P<name>[^?]+?) (?:hold|have|held|had|occupy|fill)\b",
        r"^(?:(?:to|in|of) )?(?:what|which) (?:\w+ )*?"
        r"(?:branch|service|rank|armed forces|corps|uniform)\b[^?]*? "
        r"(?:does|did|is|was|has|had) "
        r"(?P<name>[^?]+?)"
        r"(?: (?:belong(?: to)?|serve(?: in)?|hold|have|in|from|part of|a member of))?\W*$",
        r"^what (?:does|did) (?P<name>[^?]+?) do(?: now| these days| today| for a living)*\W*$",
        r"^(?:where|who(?:m)? for|for whom) (?:does|did) (?P<name>[^?]+?)(?: now| currently)? work"
        r"(?: for| at)?(?: now| currently| these days| today)?(?: since [^?]+| after [^?]+)?\W*$",
        r"^who(?:m)? (?:does|did) (?P<name>[^?]+?) work for(?: now| these days| today)?\W*$",
        r"^(?:what|which)(?: (?:job|post|office|position|role)s?)? (?:was|did|had) "
        r"(?P<name>[^?]+?) "
        r"(?:doing|do|hold|held|have|had|work as)\b[^?]* (?:before|earlier|previously|until)\b",
        r"^(?:what (?:is|was) )?(?P<name>[^?]+?)['’]s? (?:former|previous|earlier|old|past) "
        r"(?:job|role|position|post|title|office|career|profession)s?\W*$",
        r"^(?:what (?:is|was) )?(?P<name>[^?]+?)['’]s? "
        r"(?:job|role|position|post|title|office|career|profession)s? before\b",
        r"^(?:is|was) (?P<name>[^?]+?) (?:an? |the |in the )?"
        r"(?:marine|navy|naval|army|air force|coast guard|admiral|general|colonel|sailor)\b",
        r"^(?:what|which) (?:kind|sort|type) of (?:an? )?(?:general|officer|commander|admiral) "
        r"(?:is|was) (?P<name>[^?]+?)\W*$",
        r"^(?:tell me|say something|anything) about (?P<name>[^?]+?)\W*$",
    )
)
BY_NOW = re.compile(
    r"\b(?:now(?:adays)?|currently|these days|today|at present)\b|"
    r"\bdoes\b[^?]*\bwork\b|\bwork for\b",
    re.IGNORECASE,
)
EARLIER = re.compile(
    r"\b(?:before|former(?:ly)?|previous(?:ly)?|earlier|past|old|until|used to)\b", re.IGNORECASE
)
