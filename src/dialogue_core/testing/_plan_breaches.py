"""Everything that a plan can say (nội dung kế hoạch), for plans that breach a rule on demand."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final, final

import attrs
from hypothesis import strategies as st

from dialogue_core.calendars import CALENDAR_DAYS
from dialogue_core.checks import checks_of
from dialogue_core.compliance import check_plan
from dialogue_core.findings import Finding
from dialogue_core.plans import (
    Assignment,
    Audience,
    Chair,
    Collection,
    Document,
    FollowUp,
    Frequency,
    Notice,
    Occasion,
    Plan,
    Provision,
    Recipient,
    Report,
    Text,
    When,
)
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Requirement, Rule
from dialogue_core.territory import Body
from dialogue_core.testing._books import FORMS, Around, Book, Said, Way, sayings, terms_of
from dialogue_core.testing._strategies import plans, provisions
from dialogue_core.values import Day, Days, Times, Words
from dialogue_core.vocabulary import (
    Channel,
    DocumentKind,
    Extent,
    FollowUpCase,
    Form,
    NoticeItem,
    Organ,
    Question,
    Role,
)

__all__ = ["PlanBook"]


def __dir__() -> list[str]:
    return list(__all__)


@final
class PlanBook(Book[Plan]):
    """What every saying of a plan breaks and keeps under one regulation."""

    what = Words("kế hoạch", "plan")

    def __init__(self, regulation: Regulation) -> None:
        self.regulation = regulation
        told = [r for r in regulation.of(Requirement) if r.carries_breach and checks_of(r)]
        self._asked = attrs.evolve(regulation, rules=tuple(told))
        self.rules = {
            f"{rule.id}/{check.part}" if check.part else rule.id: rule
            for rule in told
            for check in checks_of(rule)
        }

    def ways(self, check: str) -> tuple[Way, ...]:  # noqa: ARG002 -- all are worked out together
        """Return everything that can be said."""
        return self._ways

    @cached_property
    def _ways(self) -> tuple[Way, ...]:
        said = sayings(self._asked.of(Requirement))
        return tuple(self.judged(side, what, choice=side in FORMS) for side, what in said)

    def found(self, document: Plan, among: Regulation | None = None) -> tuple[Finding, ...]:
        """Return the findings of a plan, of the rules that it can breach only."""
        return check_plan(document, among or self._asked, CALENDAR_DAYS, as_of=self.regulation.on)

    def bare(self, way: Way) -> Plan:
        """Return the plan that says only this."""
        return Plan(
            id="KH-1",
            document=Document(kind=DocumentKind.PLAN, title=_TITLE, issuer=_ORGANISER),
            place=self.regulation.place,
            level=self.regulation.level,
            organiser=_ORGANISER,
            provisions=tuple(_written(_questions((way,)), None)),
            extent=Extent.WHOLE,
        )

    def arounds(self, side: object) -> st.SearchStrategy[Around[Plan]]:
        """Return a strategy for what is said besides."""
        return _arounds(self, side)

    @cached_property
    def beside(self) -> dict[object, st.SearchStrategy[Way | None]]:
        """For each side a strategy for what can be said and breaks nothing, or nothing."""
        kept = [way for way in self._ways if not way.breaks]
        return {
            side: st.sampled_from((None, *(way for way in kept if way.side is side)))
            for side in dict.fromkeys(way.side for way in kept)
        }

    @cached_property
    def headers(self) -> st.SearchStrategy[Plan]:
        """A strategy for plans that say nothing of which a rule speaks."""
        return plans(
            place=self.regulation.place,
            extent=Extent.WHOLE,
            having=st.lists(st.one_of([provisions(kind) for kind in _UNRULED]), max_size=2),
        )

    def why_never(self, rule: Rule) -> Words:
        """Return why no plan breaches a rule."""
        if not isinstance(rule, Requirement):
            return Words(
                "quy tắc áp dụng khi sàng lọc từng ý kiến; kế hoạch không nêu thì không vi phạm; "
                "có thể hồ sơ cho thấy (of=Session)",
                "it holds when a statement is screened; a plan that does not say so breaks "
                "nothing; a record may (of=Session)",
            )
        if not checks_of(rule):
            return Words(
                "kế hoạch không cho biết; có thể hồ sơ cho thấy (of=Session)",
                "a plan does not tell; a record may (of=Session)",
            )
        return Words(
            "mọi điều kế hoạch có thể nêu đều đáp ứng hoặc còn để ngỏ; có thể hồ sơ cho thấy "
            "(of=Session)",
            "all that a plan can say keeps it or leaves it open; a record may show it (of=Session)",
        )


_UNRULED: Final = (Text, Collection, Report, Recipient)
"""The provisions that no check looks at."""
_TITLE: Final = Words("Kế hoạch tổ chức hội nghị đối thoại", "Plan of a dialogue conference")
_ORGANISER: Final = Body.named("Ban tổ chức hội nghị", "The organisers")
"""Not told which organ it is."""
_SOMEBODY: Final = Body.named("Đơn vị liên quan", "A body concerned")
"""Who watches with another: with no partner told, the plan would breach the rules on partners."""


@final
@attrs.frozen(kw_only=True)
class _Around(Around[Plan]):
    header: Plan
    said: tuple[Way, ...]
    held: Day | None

    def with_(self, way: Way) -> Plan:
        told = _written(_questions((*self.said, way)), self.held)
        return attrs.evolve(self.header, provisions=(*told, *self.header.provisions))


@st.composite
def _arounds(draw: st.DrawFn, book: PlanBook, side: object) -> Around[Plan]:
    beside = draw(st.fixed_dictionaries(book.beside))
    return _Around(
        header=attrs.evolve(draw(book.headers), unseen=(), organiser=_ORGANISER),
        said=tuple(way for way in beside.values() if way and way.side is not side),
        held=draw(st.sampled_from((None, book.regulation.on))),
    )


def _questions(ways: Iterable[Way]) -> dict[Question, Said]:
    return {way.side: way.said for way in ways if isinstance(way.side, Question)}


def _written(said: Mapping[Question, Said], held: Day | None) -> Iterator[Provision]:
    """Walk over the provisions that say it; with a day, the days of notice are said by two days."""
    lead, often = said.get(Question.NOTICE_LEAD), said.get(Question.FREQUENCY)
    clusters = terms_of(said, Question.CLUSTERS, Form)
    (form,) = (*clusters, *terms_of(said, Question.FORM, Form), None)[:1]
    chairs = terms_of(said, Question.CHAIRS, Organ)
    invited = terms_of(said, Question.INVITEES, Organ)
    if held or form or chairs or invited:
        yield Occasion(
            when=None if held is None else When.on(held),
            cluster=Words("Cụm 1", "Cluster 1") if clusters else None,
            form=form,
            chairs=tuple(Chair(office=_named(organ), sits_for=(organ,)) for organ in chairs),
            audience=tuple(Audience(who=_named(organ), organs=(organ,)) for organ in invited),
        )
    channels = terms_of(said, Question.NOTICE_CHANNEL, Channel)
    contents = terms_of(said, Question.NOTICE_CONTENT, NoticeItem)
    given = _GIVEN if contents else None
    if isinstance(lead, Days) and held is not None:
        given, lead = When.on(held.subtract(days=lead.count)), None
    if channels or contents or given or isinstance(lead, Days):
        yield Notice(
            words=Words("Thông báo cho Nhân dân", "Notice to the people"),
            channels=channels,
            contents=contents,
            lead=lead if isinstance(lead, Days) else None,
            on=given,
        )
    with_ = () if Question.PARTNER in said else (_SOMEBODY,)
    for side, role, partners in (
        (Question.PARTNER, Role.COORDINATE, ()),
        (Question.MONITORING, Role.MONITOR, with_),
    ):
        for organ in terms_of(said, side, Organ):
            body = Body.named(organ.vi, organ.en, organ=organ)
            task = Words(side.vi, side.en)
            yield Assignment(body=body, role=role, partners=partners, task=task)
    published = terms_of(said, Question.RESULT_CHANNELS, Channel)
    for case, side in _AFTER.items():
        within = said.get(side)
        shown = published if case is FollowUpCase.PUBLISH else ()
        if isinstance(within, Days) or shown:
            yield FollowUp(
                case=case,
                task=Words(case.vi, case.en),
                within=within if isinstance(within, Days) else None,
                channels=shown,
            )
    if isinstance(often, Times):
        yield Frequency(at_least=often, words=Words(often.words("vi"), often.words("en")))


_GIVEN: Final = When(as_written="ngay sau khi ấn định ngày họp")
"""When a notice is given whose days are not told; one without a time may still be completed."""
_AFTER: Final = {
    FollowUpCase.PUBLISH: Question.RESULT_WITHIN,
    FollowUpCase.CONCLUSION: Question.CONCLUSION_WITHIN,
    FollowUpCase.ANSWER: Question.ANSWER_WITHIN,
}


def _named(organ: Organ) -> Words:
    return Words(organ.vi, organ.en)
