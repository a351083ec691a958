"""Decision tables in which rules narrow (bảng quyết định).

Answers: which outcome is left for these facts, and because of which rows. A row speaks for some
values of some facts and leaves only some outcomes; rows intersect, none overrides. The decision
is the most favourable outcome left, in the order that the table publishes. A fact in doubt stands
for all its values: if they agree the outcome is decided, else the chair decides among them.
"""

import itertools
from collections.abc import Mapping
from typing import Generic, TypeAlias, TypeVar, final

import attrs

from dialogue_core.errors import ConflictingRulesError, InvalidValueError
from dialogue_core.values import Words
from dialogue_core.vocabulary import FactName, Term, Unknown

__all__ = ["Axis", "ChairDecides", "Decided", "Decision", "Row", "Table"]


def __dir__() -> list[str]:
    return list(__all__)


OutcomeT = TypeVar("OutcomeT", bound=Term)


@final
@attrs.frozen(kw_only=True)
class Axis:
    """One fact of a table and all values it can take."""

    name: FactName
    """The fact."""
    values: tuple[Term, ...]
    """Its values."""


@final
@attrs.frozen(kw_only=True)
class Row(Generic[OutcomeT]):
    """A rule as the table sees it: where it speaks and what it leaves."""

    id: str
    """The id of the rule."""
    given: tuple[tuple[FactName, tuple[Term, ...]], ...]
    """For each fact named, the values for which the row speaks."""
    only: tuple[OutcomeT, ...]
    """The outcomes that it leaves."""

    def holds(self, values: Mapping[FactName, Term]) -> bool:
        """Return whether the row speaks for these values."""
        return all(values[name] in allowed for name, allowed in self.given)


@final
@attrs.frozen(kw_only=True)
class Decided(Generic[OutcomeT]):
    """One outcome, with the rows that narrowed to it; no row means that nothing narrows."""

    outcome: OutcomeT
    """The outcome."""
    rows: tuple[str, ...]
    """Ids of the rules that exclude some outcome more favourable than this one."""


@final
@attrs.frozen(kw_only=True)
class ChairDecides(Generic[OutcomeT]):
    """Several outcomes, since a fact is in doubt: the chair decides (người chủ trì quyết định)."""

    among: tuple[OutcomeT, ...]
    """The outcomes that some completion of the facts gives, most favourable first."""
    ask: tuple[FactName, ...]
    """The facts to ask about: those whose answer can change the outcome."""
    rows: tuple[str, ...]
    """Ids of all rules that narrow some completion."""


Decision: TypeAlias = Decided[OutcomeT] | ChairDecides[OutcomeT]
"""What a table says."""


@final
@attrs.frozen(kw_only=True)
class Table(Generic[OutcomeT]):
    """A table of rows over a few facts (bảng quyết định).

    Raises:
        InvalidValueError: A row names a fact or an outcome that the table does not have.
    """

    name: Words
    """What the table decides."""
    axes: tuple[Axis, ...]
    """The facts it looks at."""
    outcomes: tuple[OutcomeT, ...]
    """All outcomes, the most favourable first; the order is the published policy."""
    rows: tuple[Row[OutcomeT], ...]
    """The rules."""
    _memo: "dict[tuple[Term, ...], Decision[OutcomeT]]" = attrs.field(
        factory=dict, init=False, eq=False, repr=False
    )

    def __attrs_post_init__(self) -> None:
        """Refuse a row that the table cannot read."""
        known = {axis.name: set(axis.values) for axis in self.axes}
        for row in self.rows:
            strange = [
                f"{name.value}={value.value}"
                for name, values in row.given
                for value in values
                if value not in known.get(name, ())
            ] + [str(outcome.value) for outcome in row.only if outcome not in self.outcomes]
            if strange or not row.only:
                raise InvalidValueError(
                    f"rule {row.id!r} does not fit table {self.name.en!r}: "
                    f"{', '.join(strange) or 'it leaves no outcome'}",
                    f"quy tắc {row.id!r} không khớp bảng {self.name.vi!r}: "
                    f"{', '.join(strange) or 'không để lại hướng xử lý nào'}",
                    rule=row.id,
                )

    def decide(self, values: Mapping[FactName, Term]) -> Decision[OutcomeT]:
        """Return the outcome for the values; a value `UNKNOWN` stands for all its values.

        Raises:
            ConflictingRulesError: The rules leave nothing lawful for a completion.
        """
        key = tuple(values[axis.name] for axis in self.axes)
        self._refuse_strange(key)
        found = self._memo.get(key)
        if found is None:
            found = self._memo[key] = self._decide(key)
        return found

    def _refuse_strange(self, key: tuple[Term, ...]) -> None:
        for axis, value in zip(self.axes, key, strict=True):
            if type(value) not in (Unknown, type(axis.values[0])):
                raise InvalidValueError(
                    f"{axis.name.value!r} cannot be {value!r}; allowed: "
                    f"{', '.join(v.value for v in axis.values)}, unknown",
                    f"{axis.name.vi!r} không thể là {value!r}; cho phép: "
                    f"{', '.join(v.value for v in axis.values)}, unknown",
                    fact=axis.name,
                )

    def strictest(self, values: Mapping[FactName, Term]) -> Decided[OutcomeT]:
        """Return the least favourable outcome of any completion, for what may not be risked.

        Its rows are those that narrow some completion.
        """
        found = self.decide(values)
        if isinstance(found, Decided):
            return found
        return Decided(outcome=found.among[-1], rows=found.rows)

    def _cells(self, key: tuple[Term, ...]) -> tuple[tuple[Term, ...], ...]:
        choices = [
            axis.values if isinstance(value, Unknown) else (value,)
            for axis, value in zip(self.axes, key, strict=True)
        ]
        return tuple(itertools.product(*choices))

    def _decide(self, key: tuple[Term, ...]) -> Decision[OutcomeT]:
        cells = {cell: self._cell(cell) for cell in self._cells(key)}
        outcomes = {found.outcome for found in cells.values()}
        rows = tuple(
            row.id for row in self.rows if any(row.id in found.rows for found in cells.values())
        )
        if len(outcomes) == 1:
            return Decided(outcome=outcomes.pop(), rows=rows)
        ask = tuple(
            axis.name
            for i, axis in enumerate(self.axes)
            if isinstance(key[i], Unknown)
            and any(
                cells[(*cell[:i], other, *cell[i + 1 :])].outcome is not found.outcome
                for cell, found in cells.items()
                for other in axis.values
            )
        )
        among = tuple(outcome for outcome in self.outcomes if outcome in outcomes)
        return ChairDecides(among=among, ask=ask, rows=rows)

    def _cell(self, cell: tuple[Term, ...]) -> Decided[OutcomeT]:
        values = dict(zip((axis.name for axis in self.axes), cell, strict=True))
        speaking = [row for row in self.rows if row.holds(values)]
        for i, outcome in enumerate(self.outcomes):
            if all(outcome in row.only for row in speaking):
                better = self.outcomes[:i]
                return Decided(
                    outcome=outcome,
                    rows=tuple(
                        row.id for row in speaking if any(b not in row.only for b in better)
                    ),
                )
        facts = ", ".join(f"{n.en}: {v.en}" for n, v in values.items())
        facts_vi = ", ".join(f"{n.vi}: {v.vi}" for n, v in values.items())
        ids = tuple(row.id for row in speaking)
        raise ConflictingRulesError(
            f"rules leave nothing lawful in table {self.name.en!r} for {facts}: "
            f"{', '.join(ids)}; correct one of them",
            f"các quy tắc không để lại hướng xử lý hợp pháp nào trong bảng {self.name.vi!r} "
            f"({facts_vi}): {', '.join(ids)}; hãy sửa một quy tắc",
            rule_ids=ids,
        )
