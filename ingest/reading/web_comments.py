"""Reader comments and forum posts of an HTML page, by the names that their systems give them.

The names are those of WordPress (`Walker_Comment`: comment-list, comment-body, comment-author,
comment-content), wpDiscuz (wpd-comment, wpd-comment-author, wpd-comment-text), Disqus's static
markup (post-message, author), Discourse's crawler view (topic-body, creator) and schema.org
(`itemtype=…/Comment`, itemprop author and text). Posts are those of phpBB 3, Invision Community
4 and IP.Board 3, vBulletin 3 to 4, XenForo 1 to 2, SMF 2 and Discourse. A post that reposts a
report is told from a reader's own words later, by what it says.
"""

from ingest.reading.web_comment_lists import listed_comments
from ingest.reading.web_elements import Element, WebComment, class_words, drop, paragraphs

_AREA = (
    "//*[self::div or self::section or self::ol or self::ul or self::aside]"
    "[@id='comments' or @id='disqus_thread' or @id='respond' or @id='wpdcom'"
    " or contains(concat(' ', normalize-space(@class), ' '), ' comments-area ')"
    " or contains(concat(' ', normalize-space(@class), ' '), ' comment-list ')"
    " or contains(concat(' ', normalize-space(@class), ' '), ' commentlist ')]"
)
_POSTS = (
    "//*[contains(@class, 'postbody')]"
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' content ')]"
    " | //*[@data-role='commentContent'] | //*[@itemprop='commentText']"
    " | //*[starts-with(@id, 'post_message_')]"
    " | //*[contains(@class, 'message-body')]//*[contains(@class, 'bbWrapper')]"
    " | //*[contains(concat(' ', normalize-space(@class), ' '), ' messageText ')]"
    " | //*[starts-with(@id, 'msg_') and contains(@class, 'inner')]"
    " | //*[contains(@class, 'topic-body')]//*[contains(@class, 'cooked')]"
)
# What forums print around a post's words: its writer's profile, time and buttons.
_POST_FRAMES = (
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' postprofile ')]"
    " | //*[contains(@class, 'cAuthorPane')] | //*[contains(@class, 'ipsComment_meta')]"
    " | //*[contains(@class, 'ipsItemControls')] | //*[contains(@class, 'message-user')]"
    " | //*[contains(@class, 'message-attribution')] | //*[contains(@class, 'message-footer')]"
    " | //*[contains(@class, 'postbody')] | //*[contains(@class, 'signature')]"
)
_TEXT_CLASSES = (
    *("comment-content", "wpd-comment-text", "post-message", "comment-text", "comment_text"),
    *("comment__body", "comment__content", "comment-message", "comment__text", "commtext"),
    *("usertext-body", "d-comment__body", "coral-comment-content"),
)
_ITEM_CLASSES = (
    *("comment", "comment-body", "wpd-comment", "wpd-comment-wrap", "post", "comment-item"),
    *("comment-container", "comment__inner", "comment-wrapper", "cPost", "ipsComment", "message"),
    *(
        "comtr",
        "thing",
        "d-comment",
        "coral-comment",
        "postbit",
        "postcontainer",
        "post_wrapper",
        "topic-post",
        "post_block",
    ),
)
_NAME_CLASSES = (
    *("fn", "comment-author", "wpd-comment-author", "author", "comment__author", "username"),
    *("comment-author-name", "comment_author", "commenter", "user-name", "username-coloured"),
    *("cAuthorPane_author", "bigusername", "names", "hnuser", "d-comment__author"),
    *("coral-comment-username",),
)
_MAX_NAME = 60


def holds_posts(tree: Element) -> bool:
    """Whether a page is a forum's topic: its metadata is then about the topic, not a report."""
    return bool(tree.xpath(_POSTS))


def take_comments(tree: Element) -> tuple[WebComment, ...]:
    """Remove the comments from a page's tree and give them in order."""
    comments: list[WebComment] = []
    texts = [element for element in tree.iter("*") if _TEXT_CLASS_SET & class_words(element)]
    texts += tree.xpath("//*[contains(@itemtype, 'schema.org/Comment')]//*[@itemprop='text']")
    posts = tree.xpath(_POSTS)
    texts += posts
    kept = [element for element in texts if not any(up in texts for up in element.iterancestors())]
    for element in dict.fromkeys(kept):
        words = paragraphs(element)
        if words:
            comments.append(WebComment(words, _speaker(element)))
    if posts:
        for frame in tree.xpath(_POST_FRAMES):
            drop(frame)
    if comments:
        for area in tree.xpath(_AREA):
            drop(area)
        for element in kept:
            drop(element)
        return tuple(comments)
    comments, lists = listed_comments(tree)
    for element in lists:
        drop(element)
    return tuple(comments)


_TEXT_CLASS_SET = frozenset(_TEXT_CLASSES)
_ITEM_CLASS_SET = frozenset(_ITEM_CLASSES)
_NAME_CLASS_SET = frozenset(_NAME_CLASSES)


def _speaker(text_element: Element) -> str | None:
    for ancestor in text_element.iterancestors():
        if not (_ITEM_CLASS_SET & class_words(ancestor) or ancestor.tag == "article"):
            continue
        stated = (ancestor.get("data-author") or "").strip()
        if stated:
            return stated
        for element in ancestor.iter("*"):
            if _NAME_CLASS_SET & class_words(element) or element.get("itemprop") == "author":
                name = " ".join(element.text_content().split()).removesuffix(" says:")
                if name and len(name) <= _MAX_NAME:
                    return name
    return None
