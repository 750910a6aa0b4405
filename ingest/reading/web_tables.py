"""Tables that hold a page's layout rather than data, as pages before style sheets used them."""

from ingest.reading.web_elements import Element

_CELL_TEXT = 200
_TABLE_TAGS = ("table", "tbody", "tr", "td", "th")
_INLINE = frozenset({"a", "b", "i", "em", "strong", "font", "span", "u", "small", "tt"})
_BREAKS = ("p", "br", "h1", "h2", "font")


def unfold_layout(tree: Element) -> None:
    """Make plain blocks of the tables whose cells hold whole texts."""
    for table in list(tree.iter("table")):
        if any(_holds_text(cell) for cell in table.iter("td")):
            for cell in list(table.iter("td")):
                _wrap_lines(cell)
            for tag in _TABLE_TAGS:
                for element in list(table.iter(tag)):
                    element.tag = "div"


def _holds_text(cell: Element) -> bool:
    long = len(cell.text_content()) > _CELL_TEXT
    return long and any(True for tag in _BREAKS for _ in cell.iter(tag))


def _wrap_lines(cell: Element) -> None:
    """Put each line of a cell that only line breaks end into a paragraph of its own."""
    line = cell.makeelement("p", {})
    line.text, cell.text = cell.text, None
    lines = [line]
    for child in list(cell):
        if child.tag not in _INLINE:
            line = cell.makeelement("p", {})
            line.text, child.tail = child.tail, None
            lines += [child, line]
        else:
            line.append(child)
    for element in lines:
        if element.tag != "br" and element.text_content().strip():
            cell.append(element)
