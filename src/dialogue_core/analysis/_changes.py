"""What is judged otherwise by one law than by another (thay đổi), with the witnesses."""

from collections import defaultdict
from typing import Final, final

import attrs

from dialogue_core._typed import expect
from dialogue_core.analysis._tallies import Judging, Side, graver, side_of, some
from dialogue_core.errors import InvalidValueError
from dialogue_core.rules import Absence
from dialogue_core.values import Words, day_words
from dialogue_core.vocabulary import Lang, Verdict

__all__ = ["Change", "changes"]


@final
@attrs.frozen(kw_only=True)
class Change:
    """What is judged otherwise than before, by which checks, with the witnesses (thay đổi)."""

    about: Words
    """What it is about, as the days of notice: rules of different texts are compared by it."""
    before: Verdict | None
    """The verdict before, the gravest if several rules speak to it; none if none did."""
    after: Verdict | None
    """The verdict after."""
    by: tuple[str, ...]
    """The ids of the checks that bring it about; where no rule speaks any more, those that did."""
    subjects: tuple[str, ...]
    """The ids of the sessions, or units and years."""

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.subjects)

    def words(self, lang: Lang) -> str:
        """Return the change in one line, with the first witnesses."""
        before, after = (
            _NO_RULE.label(lang) if verdict is None else verdict.label(lang)
            for verdict in (self.before, self.after)
        )
        told = f"{self.about.label(lang)}: {before} → {after}: {self.count}"
        return f"{told} ({some(self.subjects)}); {', '.join(self.by)}"


_NO_RULE: Final = Words("không có quy định", "no rule")


def changes(before: Judging, after: Judging) -> tuple[Change, ...]:
    """Return what is judged otherwise, with who and by which checks.

    Rules of different texts are compared by what they are about: a question and the thing
    demanded, an act owed, or the table that a limit speaks to. Where several speak to it, a breach
    counts before what is not evaluated, that before what is pending, that before what is met. A
    listed gap is no rule; that a rule does not apply, and that there is none, are the same. What
    only one of the judgings could judge is not compared; `Judging.left` tells of it.

    Raises:
        InvalidValueError: One is no judging; or they were asked on two days, or only for one are
            the sessions vouched to be all there are (``complete``): then what that brought would
            stand here as if the law had.
    """
    expect(before, Judging, "before")
    expect(after, Judging, "after")
    if before.as_of != after.as_of:
        raise InvalidValueError(
            f"the judgings are of {before.as_of} and {after.as_of}: judge by both laws as_of one "
            "day, so that the law alone differs",
            f"hai kết quả tính đến ngày {day_words(before.as_of, 'vi')} và "
            f"{day_words(after.as_of, 'vi')}: hãy đối chiếu cùng một ngày (as_of) để chỉ có luật "
            "khác nhau",
            before=before.as_of,
            after=after.as_of,
        )
    if before.complete != after.complete:
        raise InvalidValueError(
            f"the judgings were asked with complete={before.complete} and "
            f"complete={after.complete}: ask both alike, so that the law alone differs",
            f"hai kết quả được hỏi với complete={before.complete} và complete={after.complete}: "
            "hãy đối chiếu với cùng một giá trị (complete) để chỉ có luật khác nhau",
            before=before.complete,
            after=after.complete,
        )
    one, other = _by_subject(before), _by_subject(after)
    both = set(after.judged)
    found: defaultdict[tuple[Side, Verdict | None, Verdict | None, tuple[str, ...]], list[str]]
    found = defaultdict(list)
    labels: dict[Side, Words] = {}
    for subject in (s for s in before.judged if s in both):
        old, new = one[subject], other[subject]
        for side in old.keys() | new.keys():
            was, now = old.get(side), new.get(side)
            told = now or was
            before_, after_ = (None if each is None else each.verdict for each in (was, now))
            if told is not None and before_ is not after_ and {before_, after_} != _NOTHING:
                labels[side] = told.about
                found[side, before_, after_, tuple(told.checks)].append(subject)
    return tuple(
        Change(about=labels[side], before=was, after=now, by=by, subjects=tuple(subjects))
        for (side, was, now, by), subjects in sorted(
            found.items(), key=lambda item: _order(*item[0])
        )
    )


_NOTHING: Final = {None, Verdict.NOT_APPLICABLE}
"""Nothing is asked, whether a rule says so or there is none."""


def _order(
    side: Side, before: Verdict | None, after: Verdict | None, by: tuple[str, ...]
) -> tuple[object, ...]:
    return (side, "" if before is None else before.value, "" if after is None else after.value, by)


@attrs.define
class _Told:
    """What all checks about one thing come to for one subject."""

    about: Words
    verdict: Verdict
    checks: list[str]


def _by_subject(judging: Judging) -> dict[str, dict[Side, _Told]]:
    found: dict[str, dict[Side, _Told]] = {subject: {} for subject in judging.judged}
    for tally in (each for each in judging.tallies if not isinstance(each.rule, Absence)):
        part = tally.check[len(tally.rule.id) + 1 :]
        side, about = side_of(tally.rule, part)
        for subject in tally.subjects:
            told = found[subject].get(side)
            if told is None or graver(told.verdict, tally.verdict) is not told.verdict:
                found[subject][side] = _Told(about, tally.verdict, [tally.check])
            elif told.verdict is tally.verdict:
                told.checks.append(tally.check)
    return found
