"""What a block is by its shape and its first and last words: heading, date line, chapeau, preambular paragraph, note …

Each function looks at one block and knows nothing of its neighbours; `core.clauses.segment` weighs what they say.
"""

from __future__ import annotations

import re

from core.clauses.lexicon import SegmentationLexicon

_WORDS = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_NO_HEADING_END = frozenset(".,;:!。，；：！،؛۔।॥…")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}|\b[ap]\.?m\b\.?|@|https?:|www\.", re.IGNORECASE)
_DATE_SIGNS = re.compile(r"\d{1,4}\s*[年月日]|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2}")
_COLONS = ":："
_SEMICOLONS = ";；؛"
_LEAD = re.compile(r"(?P<lead>[^\n:：.;!?。；]{2,90}?)(?:\s?:\s+|：)(?=\S)")
_FOOTNOTE = re.compile(r"(?:\[\d{1,3}\]|[¹²³⁰-⁹]+)\s*\S")
_QUOTATION_MARKS = {"“": "”", "«": "»", "„": "“", "「": "」", "『": "』", '"': '"'}
_SYMBOL_LINE = re.compile(r"[A-Z]{1,7}(?:\(\d{4}\))?(?:/[A-Z0-9][A-Z0-9.()*-]*)+(?:\s\(\d{4}\))?\*?")
_LETTERHEAD_WORDS = 3
_ROOM = 140
"""A heading or a line that says when and where has no more characters than this."""
_HEADING_ROOM = 120
_LEAD_WORDS = 12
_LEAD_FREE = 5
"""A lead has at most so many words; up to the smaller number they need no capitals."""
_FRAGMENT_ROOM = 300
"""Nor has an item without a verb."""
_HEAD_WORDS = 4
"""A verb that reports ("Ministers expressed") is looked for among so many words."""


def is_heading_like(words: str, lexicon: SegmentationLexicon, *, room: int = _HEADING_ROOM) -> bool:
    """A line of up to `room` characters without a final stop, not in small letters, no sentence and no date; nor does
    it end on a word that joins ("… of incidents; and")."""
    if not is_title_like(words, lexicon, room=room) or is_open_list_item(words, lexicon):
        return False
    found: list[str] = _WORDS.findall(words)
    return not _tells(found, lexicon)


def _tells(found: list[str], lexicon: SegmentationLexicon) -> bool:
    """Whether there is a word of a sentence among the words; among others "IT" and "WHO" are none."""
    shouted = all(word.isupper() for word in found)
    return any(
        word.casefold() in lexicon.sentence_words and (shouted or len(word) == 1 or not word.isupper())
        for word in found
    )


def is_title_like(words: str, lexicon: SegmentationLexicon, *, room: int = _ROOM) -> bool:
    """A short line without a final stop, not in small letters, and no date; it may be a sentence, as headlines are."""
    if not has_no_stop(words, room=room) or "\t" in words or is_dateline(words, lexicon):
        return False
    first = next((word for word in _WORDS.findall(words) if word[0].isalpha()), "")
    return first != "" and not first[0].islower()


def has_no_stop(words: str, *, room: int = _ROOM) -> bool:
    """Whether it has at most `room` characters and no stop at its end, nor before square brackets that close there."""
    return len(words) <= room and (words.rstrip("] ") or words)[-1] not in _NO_HEADING_END


def is_dateline(words: str, lexicon: SegmentationLexicon) -> bool:
    """A line that says when or where: a day of a month, a time, an address."""
    if len(words) > _ROOM:
        return False
    if _TIME.search(words) or _DATE_SIGNS.search(words):
        return True
    found = [word.casefold() for word in _WORDS.findall(words)]
    has_day = any(word.isdigit() for word in found)
    return has_day and any(word in lexicon.months for word in found) and len(found) <= 8


def ends_with_colon(words: str) -> bool:
    """Whether what follows completes it."""
    return words.rstrip("\"'”’»)]*_ ")[-1:] in tuple(_COLONS)


def is_open_list_item(words: str, lexicon: SegmentationLexicon) -> bool:
    """Whether it ends as an item that others follow: a semicolon, a comma, "and"."""
    tail = words[-24:].rstrip("\"'”’»)]*_ ")
    if tail[-1:] in tuple(";,；，؛،、"):
        return True
    return tail.split()[-1:] != [] and tail.split()[-1].casefold() in lexicon.joiners


def ends_with_semicolon(words: str, lexicon: SegmentationLexicon) -> bool:
    """Whether it ends as an item of a list that goes on, a word that joins aside: "…;", "…; and"."""
    tail = words[-24:].rstrip("\"'”’»)]*_ ")
    before, _, last = tail.rpartition(" ")
    return (before.rstrip() if last.casefold() in lexicon.joiners else tail)[-1:] in tuple(_SEMICOLONS)


def announces(words: str, lexicon: SegmentationLexicon) -> bool:
    """Whether a sentence says that a list follows ("committed to the following actions.")."""
    if lexicon.language == "zh":
        return any(word in words for word in lexicon.announcers)
    found: list[str] = _WORDS.findall(words)
    return any(word.casefold() in lexicon.announcers for word in found[1:])


def opens_small(words: str) -> bool:
    """Whether its first letter is a small one: it completes what stands before."""
    first = next((sign for sign in words[:40] if sign.isalpha()), "")
    return first.islower()


def is_fragment(words: str, lexicon: SegmentationLexicon) -> bool:
    """Whether it has no verb that tells, so that it completes a chapeau: "Procurement of aircraft."."""
    found = [word.casefold() for word in _WORDS.findall(words[:_FRAGMENT_ROOM])]
    if not found or not lexicon.sentence_words or len(words) > _FRAGMENT_ROOM:
        return False
    reports = any(word.endswith(lexicon.past_endings) for word in found[:_HEAD_WORDS])
    return not reports and not any(word in lexicon.sentence_words for word in found)


def run_in_lead(text: str, start: int, end: int, lexicon: SegmentationLexicon) -> re.Match[str] | None:
    """The lead ("Digital trade:") that the block opens with, as a match with the group "lead"; None where it has none.

    A lead names a subject: a few words, no verb of a sentence, and a colon that they do not run into ("agreed to:").
    """
    match = _LEAD.match(text, start, min(end, start + 120))
    if match is None or match.end() >= end or text[match.end() - 1] == "/":
        return None
    return match if names_a_subject(match["lead"], lexicon) else None


def names_a_subject(words: str, lexicon: SegmentationLexicon) -> bool:
    """Whether the words before a colon name a subject and do not run on into what follows.

    Up to five words, or more that are all capitalised but for the small ones; no verb of a sentence.
    """
    found: list[str] = _WORDS.findall(words)
    if not found or not words[0].isalnum() or found[0][0].islower() or len(found) > _LEAD_WORDS or found[0].isdigit():
        return False
    if found[-1].casefold() in lexicon.open_ends or _tells(found, lexicon):
        return False
    return len(found) <= _LEAD_FREE or all(
        not word[0].islower() for word in found if word.casefold() not in lexicon.small_words
    )


def ends_with_comma(words: str) -> bool:
    """Whether its last sign, quotation marks and brackets aside, is a comma of some script."""
    return words.rstrip("\"'”’»)]")[-1:] in tuple(",，،")


def is_preambular(words: str, lexicon: SegmentationLexicon) -> bool:
    """An unnumbered paragraph that ends with a comma and opens with a participle or adjective."""
    return ends_with_comma(words) and len(words) >= 12 and opens_preamble(words, lexicon)


def opens_preamble(words: str, lexicon: SegmentationLexicon) -> bool:
    """Whether it opens (in a language whose verb stands last, ends) as the paragraphs of a preamble do: with a
    participle ("Recalling", but not the heading "PUBLISHING" nor "According to"), an adjective or "Whereas"."""
    found: list[str] = _WORDS.findall(words[:80])
    if not found:
        return False
    first = found[0].casefold()
    if lexicon.preambular_closings:
        last: str = _WORDS.findall(words[-60:])[-1].casefold()
        return last.endswith(lexicon.preambular_closings)
    if not lexicon.preambular_openers and not lexicon.preambular_endings:
        return True
    shouted = len(found) > 1 and found[0].isupper() and found[1].isupper()
    participle = len(first) > 4 and first.endswith(lexicon.preambular_endings)
    return (participle and not shouted and first not in lexicon.no_participles) or first in lexicon.preambular_openers


def goes_on_in_preamble(words: str, lexicon: SegmentationLexicon) -> bool:
    """Whether it goes on in a preamble that was opened: it has no number, and begins with "That", or does not end a
    sentence and opens with no operative verb ("Furthermore, much has been done;")."""
    found: list[str] = _WORDS.findall(words[:80])[:1]
    if not found or words[0].isdigit():
        return False
    if found[0].casefold() in lexicon.preambular_links:
        return True
    return is_open_list_item(words, lexicon) and not _opens_with_verb(words, lexicon)


def opens_with_operative_verb(words: str, lexicon: SegmentationLexicon) -> bool:
    """Whether it opens as operative paragraphs do ("Decides", "Calls upon") without ending on a comma."""
    return not ends_with_comma(words) and _opens_with_verb(words, lexicon)


def _opens_with_verb(words: str, lexicon: SegmentationLexicon) -> bool:
    if any(words.startswith(verb) for verb in lexicon.operative_verbs if not verb[0].isascii() and len(verb) < 4):
        return True
    found = [word.casefold() for word in _WORDS.findall(words[:60])[:2]]
    if found and found[0] in lexicon.operative_verbs:
        return True
    return len(found) == 2 and found[0] in lexicon.preambular_openers and found[1] in lexicon.operative_verbs


def is_note(words: str, lexicon: SegmentationLexicon) -> bool:
    """An editor's words about the text or a footnote, by how they open."""
    return _FOOTNOTE.match(words) is not None or words[:60].casefold().startswith(lexicon.note_openers)


def is_letterhead(words: str, lexicon: SegmentationLexicon) -> bool:
    """A line above the title that says whose paper it is: "Distr.: General", "A/C.3/86/L.12", "Third Committee"."""
    if len(words) > _ROOM or words[-1] in _NO_HEADING_END:
        return False
    if words.casefold().startswith(lexicon.letterhead) or _SYMBOL_LINE.fullmatch(words):
        return True
    found = words.casefold().split()
    return len(found) <= _LETTERHEAD_WORDS and found[-1] in lexicon.letterhead_ends


def is_bracketed(words: str) -> bool:
    """Whether one pair of brackets holds all of it."""
    closer = {"[": "]", "(": ")"}.get(words[0], "")
    return closer != "" and words[-1] == closer and closer not in words[:-1]


def is_signature_opener(words: str, lexicon: SegmentationLexicon) -> bool:
    """The words that open the end of a signed text: "Done at", "For the Government of"."""
    return words[:60].casefold().startswith(lexicon.signature_openers)


def is_quotation(words: str) -> bool:
    """Whether one pair of quotation marks holds all of it."""
    opener, closer = words[0], _QUOTATION_MARKS.get(words[0])
    if closer is None or words.rstrip(".。")[-1:] != closer:
        return False
    inside = words[1 : words.rindex(closer)]
    if opener == closer:
        return inside.strip() != "" and closer not in inside
    depth = 1
    for sign in inside:
        depth += (sign == opener) - (sign == closer)
        if not depth:
            return False
    return inside.strip() != "" and depth == 1


def has_words(words: str) -> bool:
    """Whether it holds a letter or a digit."""
    return any(sign.isalnum() for sign in words)
