"""Numbers as Word's lists write them: the formats of ISO/IEC 29500-1, 17.18.59 (`ST_NumberFormat`).

A number that a format has no sign for, and a format that is not known, is written in digits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from core.reading.numerals import alphabetic, chinese, repeated_letters, roman

_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_HEBREW_VALUES = (*range(1, 10), *range(10, 100, 10), *range(100, 500, 100))
_THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_KATAKANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_HALF_KATAKANA = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
_HANGUL = "가나다라마바사아자차카타파하"
_JAMO = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLES, _PARENTHESES, _STOPS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_HAN_CIRCLES, _HAN_PARENTHESES = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_CHICAGO = "*†‡§"
_HAN = "一二三四五六七八九十百千"
_LEGAL = str.maketrans(_HAN, "壹贰叁肆伍陆柒捌玖拾佰仟")
_LEGAL_TRADITIONAL = str.maketrans(_HAN, "壹貳參肆伍陸柒捌玖拾佰仟")
_UNDER_TWENTY = (
    *("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"),
    *("Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen"),
)
_TENS = ("", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")
_ORDINALS = {
    **{"One": "First", "Two": "Second", "Three": "Third", "Five": "Fifth", "Eight": "Eighth", "Nine": "Ninth"},
    **{"Twelve": "Twelfth"},
}


def word_number(number: int, format: str) -> str:
    """The number as the format called so writes it ("lowerLetter", "russianLower"); English words, as the format
    knows no language."""
    write = _WRITTEN.get(format)
    return write(number) if write is not None and number > 0 else str(number)


def _letters_of(alphabet: str) -> Callable[[int], str]:
    """The letters of an alphabet, doubled after the last: а … я, аа, бб."""

    def written(number: int) -> str:
        times, place = divmod(number - 1, len(alphabet))
        return alphabet[place] * (times + 1) if times < _MOST_TIMES else str(number)

    return written


_MOST_TIMES = 30


def _signs_of(signs: str) -> Callable[[int], str]:
    return lambda number: alphabetic(number, signs)


def _digits_of(digits: str) -> Callable[[int], str]:
    table = str.maketrans("0123456789", digits)
    return lambda number: str(number).translate(table)


def _hebrew(number: int) -> str:
    """Letters as numerals; 15 and 16 are not written with the letters of the name of God."""
    if number >= 500:
        return str(number)
    written = ""
    for value, letter in reversed(list(zip(_HEBREW_VALUES, _HEBREW, strict=True))):
        while number >= value and number not in (15, 16):
            written += letter
            number -= value
    return written + {15: "טו", 16: "טז"}.get(number, "")


def _legal(table: Mapping[int, int]) -> Callable[[int], str]:
    def written(number: int) -> str:
        counted = chinese(number)
        return ("一" + counted if counted.startswith("十") else counted).translate(table)

    return written


def _cardinal(number: int) -> str:
    if number >= 100:
        return str(number)
    if number < 20:
        return _UNDER_TWENTY[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{_UNDER_TWENTY[ones].lower()}" if ones else _TENS[tens]


def _ordinal_words(number: int) -> str:
    """ "First", "Twenty-first": the last word of the number becomes an ordinal."""
    if number >= 100:
        return _ordinal(number)
    before, dash, last = _cardinal(number).rpartition("-")
    name = last.capitalize()
    said = _ORDINALS.get(name) or (f"{name[:-1]}ieth" if name.endswith("y") else f"{name}th")
    return before + dash + (said.lower() if dash else said)


def _ordinal(number: int) -> str:
    """ "1st", "12th"."""
    last = 0 if number % 100 in (11, 12, 13) else number % 10
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"


_WRITTEN: Mapping[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "bullet": lambda number: "",
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda number: repeated_letters(number).upper(),
    "lowerLetter": repeated_letters,
    "decimalZero": lambda number: f"{number:02}",
    "hex": lambda number: f"{number:X}",
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _ordinal,
    "cardinalText": _cardinal,
    "ordinalText": _ordinal_words,
    "chicago": _letters_of(_CHICAGO),
    "russianLower": _letters_of(_CYRILLIC),
    "russianUpper": _letters_of(_CYRILLIC.upper()),
    "arabicAlpha": _letters_of(_ARABIC),
    "arabicAbjad": _letters_of(_ABJAD),
    "hebrew1": _hebrew,
    "hebrew2": _letters_of(_HEBREW),
    "thaiLetters": _letters_of(_THAI),
    "thaiNumbers": _digits_of("๐๑๒๓๔๕๖๗๘๙"),
    "hindiNumbers": _digits_of("०१२३४५६७८९"),
    "decimalFullWidth": _digits_of("０１２３４５６７８９"),
    "decimalFullWidth2": _digits_of("０１２３４５６７８９"),
    "decimalEnclosedCircle": _signs_of(_CIRCLES),
    "decimalEnclosedCircleChinese": _signs_of(_CIRCLES),
    "decimalEnclosedParen": _signs_of(_PARENTHESES),
    "decimalEnclosedFullstop": _signs_of(_STOPS),
    "ideographEnclosedCircle": _signs_of(_HAN_CIRCLES),
    "ideographParenthesized": _signs_of(_HAN_PARENTHESES),
    "ideographTraditional": _signs_of(_STEMS),
    "ideographZodiac": _signs_of(_BRANCHES),
    "ideographDigital": _digits_of("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _digits_of("〇一二三四五六七八九"),
    "taiwaneseDigital": _digits_of("○一二三四五六七八九"),
    "koreanDigital": _digits_of("영일이삼사오육칠팔구"),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "chineseLegalSimplified": _legal(_LEGAL),
    "ideographLegalTraditional": _legal(_LEGAL_TRADITIONAL),
    "japaneseLegal": _legal(_LEGAL_TRADITIONAL),
    "aiueo": _letters_of(_HALF_KATAKANA),
    "aiueoFullWidth": _letters_of(_KATAKANA),
    "irohaFullWidth": _letters_of(_IROHA),
    "ganada": _letters_of(_HANGUL),
    "chosung": _letters_of(_JAMO),
}
