"""Layers: whether a lower text relaxes an upper one (thứ bậc văn bản).

Answers: is there some behaviour that complies with the lower text and breaches the upper one; and
shows it, with both citations. The lower text is read alone, but only on what it speaks to; where it
is silent the upper rule stays. Read alone, a text says this:

- a number (số): what it sets for a question and side (at least, at most) it sets in place of the
  upper text, so a weaker number relaxes, and one that cannot be kept with the upper number of the
  other side contradicts it. Deadlines are put together (`dialogue_core.timelines`): upper deadlines
  stay for the questions and sides of which the lower text is silent;
- a list of what must be there (phải có đủ): what it leaves out it drops. A text that only adds one
  channel repeats the others, or is silent;
- a choice (một trong): what it names may be chosen;
- a limit of a table (giới hạn): one that only takes away the most favourable outcomes is a
  prohibition and grants nothing. One that takes away an outcome less favourable than another that
  it leaves directs to what it leaves, and grants it. A discretion grants what it lets choose;
- a duty added on the authority is always lawful. A loss for citizens (a refusal to hear, a hold
  from the floor, a matter no longer answered) stands only inside a permission of an upper text: the
  rule names it as its `ground`, and an upper rule at that place leaves that outcome in that case.

A gap that upper texts list may be filled. A rule no longer in force is no upper rule, so a repeal
never falls through to older law. Where a rule on either side is doubtful (from memory, uncertain,
by analogy), nothing is said to be relaxed: it is *not evaluated*, naming the rule. For a loss only
the lower rule counts so: a doubtful upper rule either permits it, and is told as such, or says
nothing. Routes and desks are no layers: a plan may name a body before the decree does.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Final, Literal, TypeAlias, cast, final

import attrs

from dialogue_core._cases import case_words, cells
from dialogue_core._typed import expect, expect_lang
from dialogue_core.calendars import Calendar
from dialogue_core.regulations import Regulation
from dialogue_core.rules import (
    TABLE_FACTS,
    Discretion,
    Instrument,
    Limit,
    Owed,
    Quantity,
    Requirement,
    Rule,
)
from dialogue_core.territory import Unit
from dialogue_core.timelines import ACTS, Loophole, Timeline, Trial, Unresolved
from dialogue_core.values import Citation, Day, Period, Share, Span, Words, day_words
from dialogue_core.vocabulary import (
    LANGS,
    Admission,
    FactName,
    Handling,
    Lang,
    Protection,
    Question,
    RelaxationKind,
    Term,
    UnitKind,
)

__all__ = ["Layering", "Permitted", "Relaxation", "layer"]


def __dir__() -> list[str]:
    return list(__all__)


Text: TypeAlias = Regulation | Instrument | Rule
"""What rules may come in."""


# --- what is found ------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Relaxation:
    """A behaviour that complies with the lower text and breaches the upper one (nới lỏng)."""

    kind: RelaxationKind
    """How it relaxes."""
    upper: tuple[str, ...]
    """Ids of the upper rules that it breaches; for a loss those at its ground, if it names one.

    None for a loss without a ground, and for a lower text that contradicts itself.
    """
    lower: tuple[str, ...]
    """Ids of the lower rules that it complies with."""
    witness: Words
    """The behaviour, as near to the upper text as can be."""
    cites: tuple[Citation, ...]
    """The places in the lower and in the upper texts, in this order."""
    remedy: Words
    """What to change in the lower text."""
    trial: Trial | None = None
    """The days on which it relaxes, where a calendar decided."""

    def words(self, lang: Lang) -> str:
        """Return it in words, with both citations."""
        cites = "; ".join(dict.fromkeys(cite.words(lang) for cite in self.cites))
        return (
            f"{self.kind.label(lang)}: {self.witness.label(lang)} ({cites}). "
            f"{self.remedy.label(lang)}"
        )


@final
@attrs.frozen(kw_only=True)
class Permitted:
    """A loss for citizens that an upper text permits (hạn chế quyền công dân có căn cứ)."""

    lower: str
    """Id of the lower rule."""
    grounds: tuple[str, ...]
    """Ids of the upper rules that permit it."""
    by_analogy: bool
    """Whether they permit it only by analogy, or are doubtful otherwise."""
    only_permits: bool
    """Whether the lower rule demands what they leave open: they permit it and do not demand it."""
    what: Words
    """The case and the outcome."""
    cites: tuple[Citation, ...]
    """The place in the lower text, then those that permit it."""

    def words(self, lang: Lang) -> str:
        """Return it in words, with the citations."""
        vi = lang == "vi"
        place, *grounds = (cite.words(lang) for cite in self.cites)
        told = "; ".join(dict.fromkeys(grounds))
        ground = "có căn cứ" if vi else "permitted by"
        marks = ""
        if self.by_analogy:
            marks = ", áp dụng tương tự hoặc chưa chắc chắn" if vi else ", by analogy or doubtful"
        if self.only_permits:
            marks += (
                "; văn bản cấp trên chỉ cho phép, không bắt buộc"
                if vi
                else "; the upper text permits it, it does not demand it"
            )
        return f"{self.what.label(lang)} ({place}): {ground} {told}{marks}"


@final
@attrs.frozen(kw_only=True)
class Layering:
    """Whether a lower text keeps to the upper ones (kết quả kiểm tra thứ bậc)."""

    checked: int
    """How many numbers, demands, choices, acts and cells of the lower text were held against it.

    What is *not evaluated* is not counted. A contradiction counts, be it within the lower text.
    """
    relaxations: tuple[Relaxation, ...]
    """Everything that relaxes."""
    permitted: tuple[Permitted, ...]
    """The losses for citizens that an upper text permits."""
    not_evaluated: tuple[Unresolved, ...]
    """What could not be decided, and why."""

    @property
    def sound(self) -> bool:
        """Whether something was decided and nothing relaxes; *not evaluated* is no relaxation.

        Where nothing was (``checked`` is 0), as nothing met or all that met is *not evaluated*,
        nothing is concluded, so it is false, and `words` says why.
        """
        return bool(self.checked) and not self.relaxations

    def words(self, lang: Lang) -> str:
        """Return the result in words, one finding a line.

        Raises:
            InvalidValueError: There is no such language.
        """
        expect_lang(lang)
        vi = lang == "vi"
        open_ = "chưa đánh giá được" if vi else "not evaluated"
        points = "điểm đã đối chiếu" if vi else f"point{'' if self.checked == 1 else 's'} compared"
        lines = [
            f"{self.checked} {points}",
            *(found.words(lang) for found in self.relaxations),
            *(found.words(lang) for found in self.permitted),
            *(f"{open_}: {found.what.label(lang)}" for found in self.not_evaluated),
        ]
        if self.not_evaluated and not self.checked:
            lines.append(
                "chưa đánh giá được điểm nào nên không kết luận"
                if vi
                else "nothing could be decided, so nothing is concluded"
            )
        elif not self.checked:
            lines.append(
                "chưa đối chiếu được điểm nào nên không kết luận"
                if vi
                else "nothing was compared, so nothing is concluded"
            )
        elif self.sound and self.not_evaluated:
            lines.append(
                "chưa thấy nới lỏng văn bản cấp trên ở những điểm đánh giá được"
                if vi
                else "relaxes no upper text in what could be decided"
            )
        elif self.sound:
            lines.append("không nới lỏng văn bản cấp trên" if vi else "relaxes no upper text")
        return "\n".join(lines)


def layer(
    upper: Text | Iterable[Text],
    lower: Instrument | Rule | Iterable[Instrument | Rule],
    *,
    calendar: Calendar | None = None,
) -> Layering:
    """Return what the lower text, read alone, would relax in the upper texts.

    It raises nothing about what the texts say. A regulation among the upper texts fixes place,
    level and day; without one every level, kind of unit and day of which the lower text speaks is
    looked at. A rule that is in both is left out of the upper texts.

    Args:
        upper: One text or several (several parents); each rule of each is held against it.
        lower: The text to judge: an instrument, or the rules of a plan.
        calendar: Decides where working days are held against calendar days, on the days on which
            the rules held against each other are in force together.

    Raises:
        InvalidValueError: Something is no text and no rule.
    """
    above, below = tuple(_texts(upper, "upper")), tuple(_rules(_texts(lower, "lower")))
    found = dict[tuple[object, ...], _Finding]()
    checked, seen = 0, set[str]()
    for over, under, apart in _contexts(above, below):
        judge = _Judge(over, under, calendar, apart)
        for finding in judge.findings():
            found.setdefault(_key(finding), finding)
        checked += judge.checked
        seen.update(rule.id for rule in under)
    away = tuple(rule.id for rule in below if rule.id not in seen)
    if away:
        found[(away,)] = _elsewhere(away)
    return Layering(
        checked=checked,
        relaxations=tuple(f for f in found.values() if isinstance(f, Relaxation)),
        permitted=tuple(f for f in found.values() if isinstance(f, Permitted)),
        not_evaluated=tuple(f for f in found.values() if isinstance(f, Unresolved)),
    )


_Finding: TypeAlias = Relaxation | Permitted | Unresolved


def _key(finding: _Finding) -> tuple[object, ...]:
    if isinstance(finding, Relaxation):
        return finding.kind, finding.upper, finding.lower
    if isinstance(finding, Permitted):
        return (finding.lower,)
    return finding.rules, finding.what


def _elsewhere(rules: tuple[str, ...]) -> Unresolved:
    return Unresolved(
        rules=rules,
        what=Words(
            f"{', '.join(rules)}: không áp dụng ở nơi, cấp hoặc ngày của quy định cấp trên",
            f"{', '.join(rules)}: not in force at the place, level or day of the regulation above",
        ),
    )


# --- which rules meet ---------------------------------------------------------------------------


def _texts(given: object, name: str) -> Iterator[Text]:
    if isinstance(given, Regulation | Instrument | Rule):
        yield given
    elif isinstance(given, Iterable) and not isinstance(given, str):
        for text in cast("Iterable[object]", given):
            yield from _texts(text, name)
    else:
        expect(given, Rule, name)


def _rules(texts: Iterable[Text]) -> Iterator[Rule]:
    for text in texts:
        if isinstance(text, Rule):
            yield text
        else:
            yield from text.rules


def _contexts(
    above: Sequence[Text], below: Sequence[Rule]
) -> Iterator[tuple[tuple[Rule, ...], tuple[Rule, ...], tuple[Span, ...]]]:
    """Walk over the upper and the lower rules that meet somewhere, each meeting once.

    With them the days on which other numbers of days hold there besides: another meeting.
    """
    own = {rule.id for rule in below}
    loose = {rule: None for rule in _rules(above) if rule.id not in own}
    met = set[tuple[tuple[str, ...], tuple[str, ...], tuple[Span, ...]]]()
    fixed = {(text.place, text.on): text.rules for text in above if isinstance(text, Regulation)}
    for place, on in fixed or _places([*loose, *below], below):
        kept = fixed.get((place, on), ())
        under = tuple(rule for rule in below if _there(rule, place, on))
        over = tuple(rule for rule in loose if rule in kept or _there(rule, place, on))
        apart = _apart((*loose, *below), (*over, *under), place)
        meeting = (_ids(over), _ids(under), apart)
        if under and meeting not in met:
            met.add(meeting)
            yield over, under, apart


def _apart(known: Iterable[Rule], held: Iterable[Rule], place: Unit) -> tuple[Span, ...]:
    """Return when deadlines hold at a place that are not held there on the day looked at."""
    ids = set(_ids(held))
    others = (rule for rule in known if rule.id not in ids and _counts_days(rule))
    spans = {rule.in_force for rule in others if rule.speaks_to(place, place.level)}
    return tuple(sorted(spans, key=lambda span: (span.since, span.until or Day.max)))


def _counts_days(rule: Rule) -> bool:
    if isinstance(rule, Requirement):
        return _is_deadline(rule)
    return isinstance(rule, Owed) and rule.within is not None


def _there(rule: Rule, place: Unit, on: Day) -> bool:
    return rule.in_force.covers(on) and rule.speaks_to(place, place.level)


def _places(rules: Sequence[Rule], below: Sequence[Rule]) -> Iterator[tuple[Unit, Day]]:
    """Walk over all places that some rule tells from others, and all days of any change."""
    named = {kind for rule in rules for kind in rule.unit_kinds}
    other = {kind.level: kind for kind in reversed(UnitKind) if kind not in named}
    levels = {level for rule in below for level in rule.levels}
    kinds = [kind for kind in (*sorted(named), *other.values()) if kind.level in levels]
    ids = sorted({_ANYWHERE, *(place for rule in rules for place in rule.places)})
    changes = {day for r in rules for day in (r.in_force.since, r.in_force.until) if day}
    days = [day for day in sorted(changes) if any(r.in_force.covers(day) for r in below)]
    for id_, kind, day in itertools.product(ids, kinds, days):
        yield Unit(id=id_, name=id_, kind=kind), day


_ANYWHERE: Final = "*"


# --- the judge ----------------------------------------------------------------------------------

Side: TypeAlias = Literal["at_least", "at_most"]
_SIDES: Final[tuple[Side, Side]] = ("at_least", "at_most")


@final
class _Judge:
    """Holds the lower rules of one place and day against the upper ones, and counts what it did."""

    def __init__(
        self,
        upper: Sequence[Rule],
        lower: Sequence[Rule],
        calendar: Calendar | None,
        apart: Sequence[Span],
    ) -> None:
        self._upper = upper
        self._lower = lower
        self._calendar = calendar
        self._apart = apart
        self._theirs = tuple(rule for rule in upper if isinstance(rule, Requirement))
        self._mine = tuple(rule for rule in lower if isinstance(rule, Requirement))
        self.checked = 0

    def findings(self) -> Iterator[_Finding]:
        """Walk over everything found."""
        for rule in self._theirs:
            spoken = [other for other in self._mine if other.question is rule.question]
            told = (_weaker(rule, spoken), _dropped(rule, spoken), _widened(rule, spoken))
            yield from self._counted(told)
        for question in dict.fromkeys(rule.question for rule in self._mine):
            mine = [rule for rule in self._mine if rule.question is question]
            theirs = [rule for rule in self._theirs if rule.question is question]
            yield from self._counted(_impossible(mine, theirs))
            yield from self._counted(_crossed(mine, theirs))
        yield from self._counted(_capped(self._mine, self._theirs))
        yield from self._deadlines()
        yield from self._acts()
        for outcomes in TABLE_FACTS:
            yield from self._table(outcomes)

    def _counted(self, told: "Iterable[_Told]") -> Iterator[_Finding]:
        for found in told:
            self.checked += found is not _Spoken.NOT and not isinstance(found, Unresolved)
            if isinstance(found, Relaxation | Unresolved):
                yield found

    def _deadlines(self) -> Iterator[_Finding]:
        mine, theirs = Timeline.of(self._mine).rules, Timeline.of(self._theirs).rules
        spoken = {(rule.question, _side(rule)) for rule in mine}
        crossing = [rule for rule in theirs if (rule.question, _other_side(rule)) in spoken]
        decided, open_ = set[str](), set[str]()
        both = Timeline.of((*mine, *theirs))
        alone = Timeline.of(mine).conflicts(self._calendar)
        for conflict in alone or both.conflicts(self._calendar):
            lower = [rule for rule in mine if rule.id in conflict.rules]
            upper = [rule for rule in theirs if rule.id in conflict.rules and not alone]
            if lower:
                kind = RelaxationKind.CONTRADICTION
                trial = conflict.trial
                told = _relaxation(kind, upper, lower, conflict.what, _CORRECT, trial=trial)
                is_open = isinstance(told, Unresolved)
                (open_ if is_open else decided).update(conflict.rules)
                self.checked += not is_open and not any(rule in crossing for rule in upper)
                yield told
        own = {rule.id for rule in mine}
        left_open = [u for u in both.unresolved(self._calendar) if own & set(u.rules)]
        open_.update(*(unresolved.rules for unresolved in left_open))
        yield from left_open
        self.checked += sum(rule.id in decided or rule.id not in open_ for rule in crossing)
        silent = [rule for rule in theirs if (rule.question, _side(rule)) not in spoken]
        left = Timeline.of((*mine, *silent))
        for rule in theirs:
            if (rule.question, _side(rule)) in spoken:
                found = left.loophole(rule, self._calendar, apart=self._apart)
                told_of = _later(rule, found, mine) if isinstance(found, Loophole) else found
                self.checked += not isinstance(told_of, Unresolved)
                if told_of is not None:
                    yield told_of

    def _acts(self) -> Iterator[_Finding]:
        mine = [rule for rule in self._lower if isinstance(rule, Owed) and rule.within]
        for rule in self._upper:
            if isinstance(rule, Owed) and rule.within is not None:
                spoken = [other for other in mine if other.act is rule.act]
                found = [self._act(rule, others, case) for others, case in _cases(rule, spoken)]
                self.checked += bool(spoken) and _is_decided(found)
                told = [finding for finding in found if finding is not None]
                yield from [f for f in told if isinstance(f, Relaxation)][:1] or told[:1]

    def _act(self, rule: Owed, others: Sequence[Owed], case: Words) -> _Finding | None:
        """Hold the periods of an act, in one case, against the upper one."""
        wanted = _as_told(rule)
        period = Timeline.of(map(_as_told, others))
        found = period.loophole(wanted, self._calendar, apart=self._apart)
        if found is None or isinstance(found, Unresolved):
            return found
        late = Words(*(_late(rule, wanted, found, lang) for lang in LANGS))
        what = Words(f"{case.vi}: {late.vi}", f"{case.en}: {late.en}")
        kind, remedy = RelaxationKind.NUMBER, _write(wanted)
        return _relaxation(kind, (rule,), others, what, remedy, trial=found.trial)

    # --- the three tables ----------------------------------------------------------------------

    def _table(self, outcomes: type[Term]) -> Iterator[_Finding]:
        lower, upper = _ruling(self._lower, outcomes), _ruling(self._upper, outcomes)
        if not lower:
            return
        named = [(rule, rule.given.named) for rule in (*lower, *upper)]
        alike = dict[tuple[bool, ...], bool]()
        known = dict[tuple[object, ...], _Finding]()
        for cell in cells(TABLE_FACTS[outcomes]):
            holds = tuple(all(cell[n] in some for n, some in facts) for _, facts in named)
            if not any(holds[: len(lower)]):
                continue
            if holds not in alike:  # all cells of which the same rules speak are
                speaking = [rule for (rule, _), speaks in zip(named, holds, strict=True) if speaks]
                keys: list[tuple[object, ...]] = []
                for case in _Met(tuple(outcomes), lower, upper, speaking).cases():
                    keys.append(case.key)
                    if case.key not in known:  # the first cell is the smallest
                        known[case.key] = case.finding(cell)
                        yield known[case.key]
                alike[holds] = _is_decided(known[key] for key in keys)
            self.checked += alike[holds]


def _is_decided(findings: "Iterable[_Finding | None]") -> bool:
    """Return whether something is found, or nothing is left open."""
    told = [finding for finding in findings if finding is not None]
    open_ = [finding for finding in told if isinstance(finding, Unresolved)]
    return len(open_) < len(told) or not open_


# --- duties -------------------------------------------------------------------------------------


class _Spoken(Enum):
    """What is no finding."""

    NOT = "not"
    KEPT = "kept"


_Told: TypeAlias = Relaxation | Unresolved | _Spoken


def _weaker(rule: Requirement, spoken: Sequence[Requirement]) -> _Told:
    """Hold the numbers of a question that are no deadlines against the upper one."""
    wanted, side = _number(rule), _side(rule)
    same = [other for other in spoken if _number(other) is not None and _side(other) == side]
    if wanted is None or not same or _is_deadline(rule):
        return _Spoken.NOT
    alike = [other for other in same if type(_number(other)) is type(wanted)]
    if not alike:
        return _other_units(rule, same)
    upward = (side == "at_least") is not rule.question.gives_right
    told = max(alike, key=_count) if upward else min(alike, key=_count)
    if _count(told) >= _count(rule) if upward else _count(told) <= _count(rule):
        return _Spoken.KEPT
    witness = _near(rule, wanted, -1 if upward else 1)
    return _relaxation(RelaxationKind.NUMBER, (rule,), (told,), witness, _write(rule))


def _dropped(rule: Requirement, spoken: Sequence[Requirement]) -> _Told:
    """Hold what must be there against the upper list."""
    listed = [other for other in spoken if other.all_of]
    if not rule.all_of or not listed:
        return _Spoken.NOT
    there = dict.fromkeys(term for other in listed for term in other.all_of)
    missing = [term for term in rule.all_of if term not in there]
    if not missing:
        return _Spoken.KEPT
    out = missing[0]
    rest = [term for term in dict.fromkeys((*there, *rule.all_of)) if term is not out]
    return _relaxation(
        RelaxationKind.DROPPED,
        (rule,),
        listed,
        Words(
            f"{rule.question.vi}: có {_terms(rest, 'vi')}; thiếu {out.vi}",
            f"{rule.question.en}: {_terms(rest, 'en')}; without {out.en}",
        ),
        Words(
            f"Ghi thêm {_terms(missing, 'vi')}; hoặc không quy định lại.",
            f"Add {_terms(missing, 'en')}; or be silent about it.",
        ),
    )


def _widened(rule: Requirement, spoken: Sequence[Requirement]) -> _Told:
    """Hold a choice against the upper choice."""
    offered = [other for other in spoken if other.one_of]
    if not rule.one_of or not offered:
        return _Spoken.NOT
    extra = [term for term in _offer(offered) if term not in rule.one_of]
    if not extra:
        return _Spoken.KEPT
    return _relaxation(
        RelaxationKind.CHOICE,
        (rule,),
        offered,
        Words(
            f"{rule.question.vi}: chọn {extra[0].vi}",
            f"{rule.question.en}: {extra[0].en} is chosen",
        ),
        Words(f"Bỏ lựa chọn: {_terms(extra, 'vi')}.", f"Strike out: {_terms(extra, 'en')}."),
    )


def _offer(rules: Sequence[Requirement]) -> list[Term]:
    return [term for term in rules[0].one_of if all(term in rule.one_of for rule in rules)]


def _impossible(lower: Sequence[Requirement], upper: Sequence[Requirement]) -> Iterator[_Told]:
    """Walk over demands that a choice of another rule, or of the lower text itself, leaves out."""
    offered = [rule for rule in lower if rule.one_of]
    if offered and not _offer(offered):
        yield _relaxation(
            RelaxationKind.CONTRADICTION,
            (),
            offered,
            Words(
                f"{offered[0].question.vi}: các lựa chọn không có điểm chung",
                f"{offered[0].question.en}: the choices have nothing in common",
            ),
            _CORRECT,
        )
    for one, other in _pairs(lower, upper):
        if one.all_of and other.one_of:
            out = [term for term in one.all_of if term not in other.one_of]
            what = Words(
                f"{one.question.vi}: phải có nhưng không được chọn: {_terms(out, 'vi')}",
                f"{one.question.en}: demanded and not to be chosen: {_terms(out, 'en')}",
            )
            yield _together((one, other), upper, what if out else None)


def _crossed(lower: Sequence[Requirement], upper: Sequence[Requirement]) -> Iterator[_Told]:
    """Walk over numbers of both sides that nobody can keep, but deadlines."""
    for one, other in _pairs(lower, upper):
        least, most = one.at_least, other.at_most
        if least is None or most is None or (_is_deadline(one) and _is_deadline(other)):
            continue
        if type(least) is not type(most):
            yield _other_units(one, (other,))
            continue
        what = Words(
            f"{one.question.vi}: ít nhất {least.words('vi')}, nhiều nhất {most.words('vi')}",
            f"{one.question.en}: at least {least.words('en')} and at most {most.words('en')}",
        )
        yield _together((one, other), upper, what if _count(one) > _count(other) else None)


def _pairs(
    lower: Sequence[Requirement], upper: Sequence[Requirement]
) -> Iterator[tuple[Requirement, Requirement]]:
    """Walk over all pairs of which one is a lower rule at least."""
    for one, other in itertools.product((*lower, *upper), repeat=2):
        if one in lower or other in lower:
            yield one, other


def _together(
    both: tuple[Requirement, Requirement], upper: Sequence[Requirement], fails: Words | None
) -> _Told:
    """Return the contradiction of two rules if they fail; two lower ones are else no point."""
    theirs = [rule for rule in both if rule in upper]
    if fails is None:
        return _Spoken.KEPT if theirs else _Spoken.NOT
    mine = [rule for rule in both if rule not in upper]
    return _relaxation(RelaxationKind.CONTRADICTION, theirs, mine, fails, _CORRECT)


_BESIDE: Final = (Question.VOTER_REQUEST, Question.WHEN_NECESSARY)
"""Conferences that are due upon something else than a number a year."""


def _capped(lower: Sequence[Requirement], upper: Sequence[Requirement]) -> Iterator[_Told]:
    """Walk over conferences due that a greatest number a year of the lower text may leave out."""
    for rule, right in itertools.product(lower, upper):
        if rule.question is Question.FREQUENCY and rule.at_most and right.question in _BESIDE:
            yield Unresolved(
                rules=(rule.id, right.id),
                what=Words(
                    f"{rule.question.vi}: nhiều nhất {rule.at_most.words('vi')} ({rule.id}); "
                    f"{right.question.vi} ({right.id}): chưa rõ khi đã đủ số lần thì còn phải tổ "
                    "chức hay không",
                    f"{rule.question.en}: at most {rule.at_most.words('en')} ({rule.id}); "
                    f"{right.question.en} ({right.id}): it is not clear whether one must still be "
                    "held once there were so many",
                ),
            )


def _later(
    rule: Requirement, found: Loophole, mine: Sequence[Requirement]
) -> Relaxation | Unresolved:
    """Return the number that the lower text sets, or the numbers that relax jointly."""
    same = [
        other for other in mine if other.question is rule.question and _side(other) == _side(rule)
    ]
    alone = [other for other in same if other.counts_from is rule.counts_from]
    remedy = _write(rule)
    if alone:
        kind = RelaxationKind.NUMBER
        return _relaxation(kind, (rule,), alone, found.what, remedy, trial=found.trial)
    joined = [other for other in mine if other in same or other.id in found.rules]
    what = found.what
    if found.trial is None:
        far = Words("không có hạn chung", "nothing bounds it")
        if found.bound is not None:
            far = Words(*(found.bound.words(lang) for lang in LANGS))
        what = Words(f"{what.vi} ({far.vi})", f"{what.en} ({far.en})")
    return _relaxation(RelaxationKind.JOINT, (rule,), joined, what, remedy, trial=found.trial)


def _cases(rule: Owed, spoken: Sequence[Owed]) -> Iterator[tuple[list[Owed], Words]]:
    """Walk over the cases in which an act is owed by an upper rule and by lower ones."""
    named = {name for owed in (rule, *spoken) for name, _ in owed.given.named}
    names = tuple(name for name in FactName if name in named)
    upon: tuple[Term | None, ...] = rule.upon or (
        None,
        *dict.fromkeys(o for other in spoken for o in other.upon),
    )
    for cell, outcome in itertools.product(cells(names), upon):
        others = [o for o in spoken if o.given.holds(cell) and (not o.upon or outcome in o.upon)]
        if others and rule.given.holds(cell):
            yield others, case_words(cell, named, *([outcome] if outcome else []))


def _as_told(rule: Owed) -> Requirement:
    """Return the period of an act as a deadline, so that it can be counted as one."""
    return Requirement(
        cites=rule.cites,
        slug=rule.slug,
        text=rule.text,
        in_force=rule.in_force,
        confidence=rule.confidence,
        question=Question.TOLD_WITHIN,
        at_most=rule.within,
        since=rule.since,
    )


def _late(rule: Owed, wanted: Requirement, found: Loophole, lang: Lang) -> str:
    act, since, number = (
        rule.act.label(lang),
        rule.since.label(lang),
        cast("Period", _number(wanted)),
    )
    vi = lang == "vi"
    if found.trial is not None:
        many, tried = number.words(lang), found.trial.words(lang)
        day = day_words(found.trial.days[0], lang)
        if vi:
            return f"{act} khi đã hết {many}, {since}: {day}; {tried}"
        return f"{act} when the {many} have ended, the {since}: {day}; {tried}"
    many = type(number)(number.count + 1).words(lang)
    return f"{act}: {many} sau {since}" if vi else f"{act}: {many} after the {since}"


def _side(rule: Requirement) -> Side:
    return "at_most" if rule.at_least is None else "at_least"


def _other_side(rule: Requirement) -> Side:
    return "at_most" if _side(rule) == "at_least" else "at_least"


def _number(rule: Requirement) -> Quantity | None:
    return rule.at_most if rule.at_least is None else rule.at_least


def _count(rule: Requirement) -> int:
    number = _number(rule)
    return number.percent if isinstance(number, Share) else number.count if number else 0


def _is_deadline(rule: Requirement) -> bool:
    return rule.question in ACTS and isinstance(_number(rule), Period)


def _near(rule: Requirement, wanted: Quantity, step: int) -> Words:
    """Return the number nearest to the upper one that breaks it."""
    if rule.question.gives_right:
        return Words(
            f"{wanted.words('vi')} yêu cầu mà không tổ chức",
            f"{wanted.words('en')} ask for a conference and none is held",
        )
    near = type(wanted)(_count(rule) + step)
    return Words(*(f"{rule.question.label(lang)}: {near.words(lang)}" for lang in LANGS))


def _write(rule: Requirement) -> Words:
    """Return the remedy: the number as the upper text has it, or silence."""
    most, number = rule.at_least is None, cast("Quantity", _number(rule))
    vi, en = number.words("vi"), number.words("en")
    since = rule.counts_from
    if rule.question.gives_right:
        vi, en = f"{vi} hoặc thấp hơn", f"{en}, or fewer"
    else:
        vi = f"{'nhiều nhất' if most else 'ít nhất'} {vi}"
        en = f"{'at most' if most else 'at least'} {en}"
    if rule.question is Question.NOTICE_LEAD:
        vi, en = f"{vi} trước {since.vi}", f"{en} before the {since.en}"
    elif _is_deadline(rule):
        vi, en = f"{vi}, tính từ {since.vi}", f"{en}, counted from the {since.en}"
    return Words(f"Ghi {vi}; hoặc không quy định lại.", f"Say {en}; or be silent about it.")


def _other_units(rule: Requirement, others: Sequence[Requirement]) -> Unresolved:
    ids = _ids((*others, rule))
    return Unresolved(
        rules=ids,
        what=Words(
            f"{rule.question.vi}: {', '.join(ids)} dùng đơn vị khác nhau, không so sánh được",
            f"{rule.question.en}: {', '.join(ids)} count in different units",
        ),
    )


# --- what was found in a cell -------------------------------------------------------------------

_STANDING: Final[Mapping[Term, int]] = {
    **{outcome: at for at, outcome in enumerate(Admission)},
    **{outcome: max(0, at - 1) for at, outcome in enumerate(Handling)},
    **{outcome: int(outcome.held_from_floor) for outcome in Protection},
}
"""What citizens keep, 0 for all: an answer in writing is an answer, and to be guarded more strictly
than held from the floor is no further loss."""


_Ruling: TypeAlias = Limit | Discretion
"""A rule of a table."""


@final
@attrs.frozen(kw_only=True)
class _Case:
    """What lower rules do in a cell, without the cell."""

    kind: RelaxationKind
    lower: tuple[_Ruling, ...]
    upper: tuple[_Ruling, ...]
    outcome: Term | None
    """What is done there; none where nothing can be done."""
    grounds: tuple[_Ruling, ...] = ()
    """For a loss: the upper rules that permit it."""

    @property
    def key(self) -> tuple[object, ...]:
        return self.kind, _ids(self.lower), _ids(self.upper), bool(self.grounds)

    def finding(self, cell: Mapping[FactName, Term]) -> _Finding:
        loss = self.kind is RelaxationKind.LOSS
        told = self.lower if loss else (*self.lower, *self.upper)
        where = case_words(cell, (name for rule in told for name, _ in rule.given.named))
        done = Words(
            "không còn cách làm hợp pháp" if self.outcome is None else self.outcome.vi,
            "nothing lawful is left" if self.outcome is None else self.outcome.en,
        )
        what = Words(f"{where.vi}: {done.vi}", f"{where.en}: {done.en}")
        if self.grounds:
            return Permitted(
                lower=self.lower[0].id,
                grounds=_ids(self.grounds),
                by_analogy=not any(ground.carries_breach for ground in self.grounds),
                only_permits=self._only_permitted,
                what=what,
                cites=tuple(rule.cites for rule in (*self.lower, *self.grounds)),
            )
        return _relaxation(self.kind, self.upper, self.lower, what, _REMEDY[self.kind])

    @property
    def _only_permitted(self) -> bool:
        """Whether each ground leaves citizens more besides, and the lower limit does not."""
        done = self.outcome
        return isinstance(self.lower[0], Limit) and all(
            any(done is not None and _worse(done, other) for other in _outcomes(ground))
            for ground in self.grounds
        )


_CORRECT: Final = Words(
    "Sửa một trong các quy tắc này của văn bản cấp dưới.", "Correct one of these lower rules."
)
_REMEDY: Final = {
    RelaxationKind.CONTRADICTION: _CORRECT,
    RelaxationKind.OUTCOME: Words(
        "Chỉ để lại những gì văn bản cấp trên cho phép, hoặc không quy định lại.",
        "Leave only what the upper text leaves, or be silent about it.",
    ),
    RelaxationKind.LOSS: Words(
        "Viện dẫn căn cứ của văn bản cấp trên cho phép việc này, hoặc bỏ quy định.",
        "Cite an upper text that permits it there as its ground, or strike it out.",
    ),
}


@final
class _Met:
    """What the lower rules of a table that speak in one cell do to the upper ones."""

    def __init__(
        self,
        order: tuple[Term, ...],
        lower: Sequence[_Ruling],
        upper: Sequence[_Ruling],
        speaking: Sequence[_Ruling],
    ) -> None:
        self._order = order
        self._table = upper
        below = [rule for rule in speaking if rule in lower]
        above = [rule for rule in speaking if rule in upper]
        self._limits = tuple(rule for rule in below if isinstance(rule, Limit))
        self._free = tuple(rule for rule in below if isinstance(rule, Discretion))
        self._speaking = above
        self._above = tuple(rule for rule in above if isinstance(rule, Limit))
        self._above_free = [rule for rule in above if isinstance(rule, Discretion)]
        self._left = _left(order, self._limits)
        self._allowed = _left(order, self._above)

    def cases(self) -> Iterator[_Case]:
        """Walk over what they do."""
        both = [outcome for outcome in self._left if outcome in self._allowed]
        added = [*self._added(self._limits, self._granted())]
        yield from added
        for choice in self._free:
            offered = [outcome for outcome in choice.among if outcome in self._left]
            if len(offered) > 1:
                yield from self._added((choice,), offered)
                yield from self._chosen(choice, offered)
        if both:
            for limit in self._limits:
                if any(o not in limit.only for o in self._allowed if _worse(both[0], o)):
                    yield self._loss(limit, both[0])
        elif self._allowed and not added:
            yield self._impossible()

    def _granted(self) -> list[Term]:
        """Return what the lower limits leave while they take away something less favourable."""
        gone = set(self._order) - set(self._left)
        return [
            o for at, o in enumerate(self._order) if o in self._left and gone & {*self._order[at:]}
        ]

    def _added(self, lower: tuple[_Ruling, ...], granted: Iterable[Term]) -> Iterator[_Case]:
        for limit in self._above:
            outcome = next((o for o in granted if o not in limit.only), None)
            if outcome is not None:
                kind = RelaxationKind.OUTCOME
                yield _Case(kind=kind, lower=lower, upper=(limit,), outcome=outcome)

    def _chosen(self, rule: Discretion, offered: Iterable[Term]) -> Iterator[_Case]:
        """Walk over a loss that the chair may choose, unless an upper text lets him already."""
        free = [o for r in self._above_free for o in r.among if o in self._allowed]
        before = [*free, *self._allowed[:1]]
        for outcome in offered:
            if outcome in self._allowed and all(_worse(outcome, other) for other in before):
                yield self._loss(rule, outcome)

    def _impossible(self) -> _Case:
        upper = tuple(limit for limit in self._above if set(self._left) - set(limit.only))
        kind = RelaxationKind.CONTRADICTION
        return _Case(kind=kind, lower=self._limits, upper=upper, outcome=None)

    def _loss(self, rule: _Ruling, after: Term) -> _Case:
        """Return what a rule takes from citizens, with what stands at its ground.

        Where an upper rule there speaks in the cell and leaves that outcome, it permits the loss.
        """
        there = [r for r in self._table if rule.ground and _stands_at(r.cites, rule.ground)]
        grounds = [r for r in there if r in self._speaking and after in _outcomes(r)]
        return _Case(
            kind=RelaxationKind.LOSS,
            lower=(rule,),
            upper=() if grounds else tuple(there),
            outcome=after,
            grounds=tuple(grounds),
        )


def _worse(outcome: Term, other: Term) -> bool:
    return _STANDING[outcome] > _STANDING[other]


def _outcomes(rule: _Ruling) -> tuple[Term, ...]:
    return rule.only if isinstance(rule, Limit) else rule.among


def _left(order: Iterable[Term], limits: Iterable[Limit]) -> list[Term]:
    kept = [limit.only for limit in limits]
    return [outcome for outcome in order if all(outcome in only for only in kept)]


def _ruling(rules: Iterable[Rule], outcomes: type[Term]) -> list[_Ruling]:
    found = [rule for rule in rules if isinstance(rule, Limit | Discretion)]
    return [rule for rule in found if isinstance(_outcomes(rule)[0], outcomes)]


def _stands_at(place: Citation, ground: Citation) -> bool:
    """Return whether a place is the one that a ground names, or lies in it."""
    return place.instrument == ground.instrument and all(
        wanted is None or wanted == there
        for wanted, there in (
            (ground.article, place.article),
            (ground.clause, place.clause),
            (ground.point, place.point),
        )
    )


# --- telling ------------------------------------------------------------------------------------


def _relaxation(
    kind: RelaxationKind,
    upper: Sequence[Rule],
    lower: Sequence[Rule],
    witness: Words,
    remedy: Words,
    *,
    trial: Trial | None = None,
) -> Relaxation | Unresolved:
    """Return the relaxation, or which of the rules is too doubtful to say so.

    A loss stands on no upper rule: those at its ground do not permit it, however sure they are.
    """
    judged = lower if kind is RelaxationKind.LOSS else (*lower, *upper)
    doubtful = [rule for rule in judged if not rule.carries_breach]
    if doubtful:
        marks = {lang: ", ".join(r.id + r.mark(lang) for r in doubtful) for lang in LANGS}
        return Unresolved(
            rules=(*_ids(lower), *_ids(upper)),
            what=Words(
                f"{kind.vi}: {witness.vi} ({', '.join(_ids(lower))}); quy tắc chưa chắc chắn: "
                f"{marks['vi']}",
                f"{kind.en}: {witness.en} ({', '.join(_ids(lower))}); doubtful: {marks['en']}",
            ),
        )
    return Relaxation(
        kind=kind,
        upper=_ids(upper),
        lower=_ids(lower),
        witness=witness,
        cites=tuple(rule.cites for rule in (*lower, *upper)),
        remedy=remedy,
        trial=trial,
    )


def _ids(rules: Iterable[Rule]) -> tuple[str, ...]:
    return tuple(rule.id for rule in rules)


def _terms(terms: Iterable[Term], lang: Lang) -> str:
    return ", ".join(term.label(lang) for term in terms)
