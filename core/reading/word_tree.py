"""The elements of a Word part: how they are found, read and replaced.

Elements are known by their local names, so that the transitional and the strict form of the format are read alike.
"""

from __future__ import annotations

from lxml import etree

from core.reading import word_signs

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SPOKEN = ("t", "delText")
_GAPS = ("tab", "br", "cr", "p")


def descendants(tree: etree._Element, name: str) -> list[etree._Element]:
    """The elements below `tree` with the local name, in order."""
    return list(tree.iterdescendants(f"{{*}}{name}"))


def children(tree: etree._Element, name: str) -> list[etree._Element]:
    """The elements right below `tree` with the local name."""
    return list(tree.iterchildren(f"{{*}}{name}"))


def properties_of(element: etree._Element, name: str) -> dict[str, etree._Element]:
    """Local name → the first element of that name among the properties, which stand in the element called `name`."""
    found: dict[str, etree._Element] = {}
    for properties in element.iterchildren(f"{{*}}{name}"):
        for held in properties:
            if isinstance(held.tag, str):
                found.setdefault(held.tag.rpartition("}")[2], held)
    return found


def attribute(element: etree._Element, name: str) -> str:
    """The attribute of the element's own namespace, "" where it is absent."""
    return element.get(f"{{{etree.QName(element).namespace}}}{name}", "")


def is_on(switch: etree._Element) -> bool:
    """Whether an on/off property is on, which it is where it says nothing."""
    return attribute(switch, "val") not in ("0", "false", "off", "none")


def words_of(element: etree._Element) -> str:
    """The words that stand in the element, deleted ones included, on one line."""
    words = []
    for part in element.iter("{*}*"):
        name = etree.QName(part).localname
        words.append((part.text or "") if name in _SPOKEN else " " if name in _GAPS else "")
    return " ".join("".join(words).split())


def is_named(element: etree._Element | None, *names: str) -> bool:
    """Whether the element has one of the local names; a comment or an instruction has none."""
    return element is not None and isinstance(element.tag, str) and etree.QName(element).localname in names


def paragraph_of(element: etree._Element) -> etree._Element | None:
    """The innermost paragraph that the element stands in."""
    return next(element.iterancestors("{*}p"), None)


def remove(element: etree._Element) -> None:
    """Take the element out."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def say(element: etree._Element, words: str) -> None:
    """Replace the element, one of a run, by `words`."""
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, _said(element, words))


def put_alone(run: etree._Element) -> None:
    """Take the run's words out and leave the signs for places that are among them."""
    signs = word_signs.alone("".join(part.text or "" for part in descendants(run, "t")))
    if signs:
        sign_before(run, signs)
    remove(run)


def sign_before(element: etree._Element, sign: str) -> None:
    """Write `sign` in a run of its own before the element, which stands beside runs."""
    element.addprevious(run_of(element, sign))


def run_of(near: etree._Element, words: str) -> etree._Element:
    """A new run of `words`, in the namespace of `near`."""
    run = etree.Element(f"{{{etree.QName(near).namespace}}}r")
    run.append(_said(near, words))
    return run


def _said(near: etree._Element, words: str) -> etree._Element:
    said = etree.Element(f"{{{etree.QName(near).namespace}}}t")
    said.text = words
    said.set(_SPACE, "preserve")
    return said
