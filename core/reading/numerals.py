"""Numbers as the labels of lists write them. What a form has no sign for is written in digits."""

from __future__ import annotations

from string import ascii_lowercase

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_TIMES = 30
"""So often a letter is repeated at most; word processors stop there too."""
_CHINESE = "〇一二三四五六七八九"
_CHINESE_PLACES = ("", "十", "百", "千")


def roman(number: int) -> str:
    """1 to 3999 in small Roman numerals."""
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written


def letters(number: int) -> str:
    """a to z, then aa, ab … as browsers count."""
    if number < 1:
        return str(number)
    written = ""
    while number:
        number, place = divmod(number - 1, len(ascii_lowercase))
        written = ascii_lowercase[place] + written
    return written


def repeated_letters(number: int) -> str:
    """a to z, then aa, bb … as Word counts."""
    times, place = divmod(number - 1, len(ascii_lowercase))
    return ascii_lowercase[place] * (times + 1) if 0 <= times < _MOST_TIMES else str(number)


def alphabetic(number: int, alphabet: str) -> str:
    """The letter of the alphabet at that place."""
    return alphabet[number - 1] if 0 < number <= len(alphabet) else str(number)


def chinese(number: int) -> str:
    """1 to 9999 in Chinese characters."""
    if not 0 < number < 10_000:
        return str(number)
    written = ""
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            written += _CHINESE[digit] + _CHINESE_PLACES[place]
        elif written and not written.endswith(_CHINESE[0]) and number % 10**place:
            written += _CHINESE[0]
    return written.removeprefix("一") if written.startswith("一十") else written
