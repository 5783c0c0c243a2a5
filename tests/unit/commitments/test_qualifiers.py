"""By when and how much, as values."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from core.commitments.acts import Act, DeadlineKind

ActsOf = Callable[..., tuple[Act, ...]]


@pytest.mark.parametrize(
    ("words", "text", "kind", "year"),
    [
        ("by 2030", "by 2030", DeadlineKind.DATE, 2030),
        ("no later than the end of 2030", "no later than the end of 2030", DeadlineKind.DATE, 2030),
        ("until 30 June 2031", "until 30 June 2031", DeadlineKind.DATE, 2031),
        ("by mid-century", "by mid-century", DeadlineKind.DATE, None),
        ("within three months", "within three months", DeadlineKind.DURATION, None),
        ("over the next five years", "over the next five years", DeadlineKind.DURATION, None),
        ("every 90 days", "every 90 days", DeadlineKind.RECURRING, None),
        ("annually", "annually", DeadlineKind.RECURRING, None),
        ("before the next summit", "before the next summit", DeadlineKind.EVENT, None),
        ("as soon as possible", "as soon as possible", DeadlineKind.VAGUE, None),
    ],
)
def test_a_deadline_is_typed(acts_of: ActsOf, words: str, text: str, kind: DeadlineKind, year: int | None) -> None:
    (act,) = acts_of(f"We will open the port {words}.")
    assert [(found.text, found.kind, found.year) for found in act.deadlines] == [(text, kind, year)]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("under the accord signed in 2013", id="what was done"),
        pytest.param("following the 2022 Harbour Summit", id="a name"),
        pytest.param("under resolution 2593 (2021)", id="a document"),
    ],
)
def test_a_date_that_tells_is_no_deadline(acts_of: ActsOf, words: str) -> None:
    (act,) = acts_of(f"We will open the port {words}.")
    assert act.deadlines == ()


@pytest.mark.parametrize(
    ("words", "number", "unit", "comparator"),
    [
        ("US$ 12.5 million", "12500000", "USD", ""),
        ("$35,000,000", "35000000", "USD", ""),
        ("50 billion euros", "50000000000", "EUR", ""),
        ("up to €3 billion", "3000000000", "EUR", "at most"),
        ("at least 50 bcm", "50", "bcm", "at least"),
        ("100 percent", "100", "percent", ""),
        ("1/4 percentage point", "0.25", "percentage point", ""),
        ("4-3/4 percent", "4.75", "percent", ""),
        ("more than 1.2 billion doses", "1200000000", "doses", "more than"),
        ("fifty percent", "50", "percent", ""),
        ("three quarters", "0.75", "", ""),
        ("4 to 4-1/2 percent", "4", "percent", ""),
        ("zero duties", "0", "duties", ""),
        ("20 patrol boats", "20", "patrol boats", ""),
    ],
)
def test_an_amount_is_read(acts_of: ActsOf, words: str, number: str, unit: str, comparator: str) -> None:
    (act,) = acts_of(f"We will deliver {words} to the ports.")
    (amount,) = act.amounts
    assert amount.text == words
    assert (amount.unit, amount.comparator) == (unit, comparator)
    assert amount.number == Decimal(number)


@pytest.mark.parametrize(
    "words", ["resolution 242 (1967)", "Article 6", "our two countries", "the 21st session", "COVID-19"]
)
def test_a_number_that_only_names_is_no_amount(acts_of: ActsOf, words: str) -> None:
    (act,) = acts_of(f"We will uphold {words}.")
    assert act.amounts == ()


@pytest.mark.parametrize(
    ("words", "baseline", "deadlines"),
    [
        ("by 43 % by 2030 relative to 2019 levels", "relative to 2019 levels", ["by 2030"]),
        ("by 43 % from 2010", "from 2010", []),
        ("by 43 % below the 2010 level", "below the 2010 level", []),
        ("and pay $5 million from 2027", "", ["from 2027"]),
        ("by 43 %", "", []),
    ],
)
def test_what_an_amount_is_reckoned_from(acts_of: ActsOf, words: str, baseline: str, deadlines: list[str]) -> None:
    (act,) = acts_of(f"We will cut losses {words}.")
    assert [amount.baseline.text if amount.baseline else "" for amount in act.amounts] == [baseline]
    assert [deadline.text for deadline in act.deadlines] == deadlines


@pytest.mark.parametrize(
    ("words", "reporting"),
    [
        ("We ask the Board to report back to the Council by June 2031.", ["report back to the Council"]),
        ("We will publish a plan, to be reviewed by the Harbour Board every year.", ["reviewed by the Harbour Board"]),
        ("We will review progress annually.", ["review progress"]),
        ("We will hold each other accountable.", ["hold each other accountable"]),
        ("We will publish the charts.", []),
    ],
)
def test_who_reports_or_monitors(acts_of: ActsOf, words: str, reporting: list[str]) -> None:
    (act,) = acts_of(words)
    assert [found.text for found in act.reporting] == reporting


@pytest.mark.parametrize(
    ("words", "actor", "attribution"),
    [
        ("Most members agreed to open the strait.", "Most members", ["Most members"]),
        ("Members agreed to call on most members to pay.", "Members", []),
        ("We agreed, with the exception of Ostrana, to pay.", "We", ["with the exception of Ostrana"]),
        ("The United States, for its part, will pay.", "The United States", ["for its part"]),
    ],
)
def test_who_stands_apart(acts_of: ActsOf, words: str, actor: str, attribution: list[str]) -> None:
    act = acts_of(words)[0]
    assert (act.actor, [found.text for found in act.attribution]) == (actor, attribution)


@pytest.mark.parametrize(
    ("words", "number", "upper", "unit"),
    [
        ("between $5 and $10 billion", "5000000000", "10000000000", "USD"),
        ("between USD 5 million and USD 10 million", "5000000", "10000000", "USD"),
        ("€5–10 million", "5000000", "10000000", "EUR"),
        ("40 to 45 percent", "40", "45", "percent"),
        ("20 to 30 boats", "20", "30", "boats"),
        ("€3bn", "3000000000", None, "EUR"),
        ("EUR 3 bn", "3000000000", None, "EUR"),
        ("CAD$20 million", "20000000", None, "CAD"),
        ("20 million Canadian dollars", "20000000", None, "CAD"),
        ("10 million rand", "10000000", None, "ZAR"),
        ("one hundred million dollars", "100000000", None, "USD"),
        ("half a billion dollars", "500000000", None, "USD"),
        ("two hundred lamps", "200", None, "lamps"),
        ("ten thousand lamps", "10000", None, "lamps"),
        ("no fewer than 3 boats", "3", None, "boats"),
        ("well below 2 °C", "2", None, "°C"),
        ("double", "2", None, "times"),
        ("half", "0.5", None, ""),
    ],
)
def test_ranges_sizes_and_currencies(acts_of: ActsOf, words: str, number: str, upper: str | None, unit: str) -> None:
    (act,) = acts_of(f"We will deliver {words}, as planned.")
    (amount,) = act.amounts
    assert amount.text == words
    assert (amount.number, amount.upper, amount.unit) == (Decimal(number), Decimal(upper) if upper else None, unit)


def test_several_millions_are_no_number(acts_of: ActsOf) -> None:
    (act,) = acts_of("We will give a few million dollars and cut losses by a third.")
    few, third = act.amounts
    assert (few.text, few.number) == ("a few million dollars", None)
    assert third.text == "a third"


@pytest.mark.parametrize("words", ["a third party", "double taxation", "the first half of the road", "two ports"])
def test_words_that_only_sound_like_amounts(acts_of: ActsOf, words: str) -> None:
    (act,) = acts_of(f"We will mark {words}.")
    assert act.amounts == ()


def test_two_sums_in_one_sentence_are_no_range(acts_of: ActsOf) -> None:
    (act,) = acts_of("We will lend £200m and ¥50 billion, and lower the fee from 25% to 15%.")
    assert [amount.text for amount in act.amounts] == ["£200m", "¥50 billion", "25%", "15%"]


@pytest.mark.parametrize(
    ("words", "kind", "year"),
    [
        ("by end-2025", DeadlineKind.DATE, 2025),
        ("by the mid-2030s", DeadlineKind.DATE, 2030),
        ("by Q3 2026", DeadlineKind.DATE, 2026),
        ("by summer 2026", DeadlineKind.DATE, 2026),
        ("by 30/06/2026", DeadlineKind.DATE, 2026),
        ("by Friday 5 December 2025", DeadlineKind.DATE, 2025),
        ("on June 9-10, 2026", DeadlineKind.DATE, 2026),
        ("by 31 Dec. 2025", DeadlineKind.DATE, 2025),
        ("by late 2027", DeadlineKind.DATE, 2027),
        ("within six to nine months", DeadlineKind.DURATION, None),
        ("for each of the next three years", DeadlineKind.DURATION, None),
        ("for the period 2026 to 2030", DeadlineKind.DURATION, 2026),
        ("once every two years", DeadlineKind.RECURRING, None),
        ("as quickly as possible", DeadlineKind.VAGUE, None),
    ],
)
def test_a_deadline_is_found_in_its_other_forms(
    acts_of: ActsOf, words: str, kind: DeadlineKind, year: int | None
) -> None:
    (act,) = acts_of(f"We will open the port {words}.")
    assert [(found.text, found.kind, found.year) for found in act.deadlines] == [(words, kind, year)]


@pytest.mark.parametrize(
    ("words", "deadlines"),
    [
        ("We will hold an annual fair.", ["annual"]),
        ("We will meet at our annual fair.", []),
        ("We will meet at the Forum's annual fair.", []),
        ("We will go to the fair to be held in 2031.", ["in 2031"]),
        ("In our first year, the pier was built; in our second year, we will light it.", ["in our second year"]),
    ],
)
def test_what_is_new_or_to_come_is_a_deadline(acts_of: ActsOf, words: str, deadlines: list[str]) -> None:
    assert [found.text for act in acts_of(words) for found in act.deadlines] == deadlines
