"""The classes of the library that are no data: which they are, and what to do instead of each.

Private to `dialogue_core.serialization`. What the library works out is not read: a verdict that
anybody could write down would prove nothing, and from its inputs it is found again. Most of it can
still be written, for a report or a page. What is made of functions, of data frames or of damaged
bytes cannot.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, NoReturn, final, get_origin

import attrs
from cattrs import Converter

from dialogue_core.errors import InvalidValueError
from dialogue_core.serialization._reader import Hook, unseen
from dialogue_core.timelines import Bound
from dialogue_core.values import Words


@final
@attrs.frozen(kw_only=True)
class NoData:
    """Why a class is not read, and whether it is written (không phải dữ liệu)."""

    why: Words
    """What it is, and what to do instead."""
    is_written: bool = True
    """Whether it becomes plain data at least."""


def name_of(kind: Any) -> str:
    """Return the name of a class as it is imported, as ``screening.Screening``."""
    kind = get_origin(kind) or kind
    package, *steps = kind.__module__.split(".")
    public = [step for step in steps if not step.startswith("_")]
    return ".".join((*public, kind.__name__)) if package == "dialogue_core" else ""


def register_results(converter: Converter) -> None:
    """Let a converter refuse what is no data, and write what of it can be written."""

    def write_unit(unit: type[object]) -> str:
        return _UNIT_WORDS[unit.__name__]

    converter.register_structure_hook_factory(lambda t: name_of_class(t) in NO_DATA, _not_read)
    converter.register_unstructure_hook_factory(_is_unwritten, _not_written)
    converter.register_unstructure_hook_func(lambda t: t == _UNIT or t is type, write_unit)


_UNIT: Final = attrs.fields(Bound).unit.type
_UNIT_WORDS: Final = {"Days": "days", "WorkingDays": "working_days"}


def name_of_class(wanted: object) -> str:
    """Return the name of what is asked for, if it is a class."""
    kind = get_origin(wanted) or wanted
    return name_of(kind) if isinstance(kind, type) else ""


def _is_unwritten(wanted: object) -> bool:
    found = NO_DATA.get(name_of_class(wanted))
    return found is not None and not found.is_written


def _not_read(wanted: Any) -> Hook:
    """Return what refuses to read a class; it shows nothing of what it was given."""
    name = name_of_class(wanted)
    why = NO_DATA[name].why

    def refuse(_: object, __: object) -> NoReturn:
        raise unseen(
            f"{name} is not read from data: {why.en}", f"{name} không đọc từ dữ liệu: {why.vi}"
        )

    return refuse


def _not_written(wanted: Any) -> Callable[[object], NoReturn]:
    """Return what refuses to write a class."""
    name = name_of_class(wanted)
    why = NO_DATA[name].why

    def refuse(_: object) -> NoReturn:
        raise InvalidValueError(
            f"{name} is not written as data: {why.en}",
            f"{name} không ghi thành dữ liệu: {why.vi}",
            type=name,
        )

    return refuse


# --- the list -----------------------------------------------------------------------------------


def _listed(why: Words, *names: str, is_written: bool = True) -> dict[str, NoData]:
    return dict.fromkeys(names, NoData(why=why, is_written=is_written))


NO_DATA: Final[Mapping[str, NoData]] = {
    **_listed(
        Words(
            "đây là kết quả sàng lọc; hãy đọc ý kiến rồi gọi lại screen(statement, regulation), "
            "hoặc đọc sự kiện Screened đã ghi trong hồ sơ",
            "it is decided by rules; load the statement and call screen(statement, regulation) "
            "again, or load the event Screened, which records what was decided",
        ),
        "screening.PartScreening",
        "screening.Screening",
    ),
    **_listed(
        Words(
            "đây là kết quả phân công; hãy gọi lại route(statement, screening, regulation), hoặc "
            "đọc sự kiện Routed đã ghi trong hồ sơ",
            "it is decided by rules; call route(statement, screening, regulation) again, or load "
            "the event Routed, which records what was decided",
        ),
        "routing.PartRouting",
        "routing.Routing",
    ),
    **_listed(
        Words(
            "đây là kết quả đối chiếu; hãy đối chiếu lại bằng check_plan, check_session, "
            "check_year hoặc check_cascade; để chia sẻ thì dùng dump_findings, để chứng minh kết "
            "quả cũ thì niêm phong bằng receipts.seal",
            "a check found it; check again by check_plan, check_session, check_year or "
            "check_cascade; to hand it on use dump_findings, to prove an old one seal it by "
            "receipts.seal",
        ),
        "findings.Finding",
    ),
    **_listed(
        Words(
            "đây là cách khắc phục tính từ một kết quả đối chiếu; hãy gọi lại remedy()",
            "it is worked out from a finding; call remedy() again",
        ),
        "remedies.Remedy",
    ),
    **_listed(
        Words(
            "phần này gồm các hàm của bộ đối chiếu; hãy lưu kế hoạch hoặc hồ sơ rồi đối chiếu lại",
            "it is made of functions of a check; store the plan or the record, and check again",
        ),
        "checks.Check",
        "findings.Case",
        is_written=False,
    ),
    **_listed(
        Words(
            "đây là một bước của việc đối chiếu; hãy lưu kế hoạch hoặc hồ sơ rồi đối chiếu lại",
            "it is a step of a check; store the plan or the record, and check again",
        ),
        "checks.Item",
        "checks.Scope",
    ),
    **_listed(
        Words(
            "đây là phần giải thích một kết quả; hãy gọi lại explain() hoặc why_not() trên chính "
            "kết quả đó",
            "it explains a result; call explain() or why_not() on that result again",
        ),
        "reasons.Explanation",
        "reasons.FactChange",
        "reasons.Saw",
        "reasons.Step",
        "reasons.WhyNot",
    ),
    **_listed(
        Words(
            "đây là thời hạn tính từ kế hoạch, quy định và lịch; hãy gọi lại schedule(plan, "
            "regulation, calendar)",
            "it is counted from a plan, a regulation and a calendar; call schedule(plan, "
            "regulation, calendar) again",
        ),
        "deadlines.Affected",
        "deadlines.Deadline",
    ),
    **_listed(
        Words(
            "đây là bảng đếm ngày theo một lịch; hãy lưu ledgers.Count rồi gọi lại "
            "count.ledger(calendar)",
            "days were counted by a calendar; store the ledgers.Count and call "
            "count.ledger(calendar) again",
        ),
        "ledgers.Ledger",
        "ledgers.LedgerEntry",
        "ledgers.Moved",
    ),
    **_listed(
        Words(
            "đây là điều lịch cho biết; hãy lưu calendars.Calendar rồi hỏi lại lịch",
            "a calendar tells it; store the calendars.Calendar and ask it again",
        ),
        "calendars.DayStatus",
        "calendars.DayTable",
    ),
    **_listed(
        Words(
            "đây là nghĩa vụ hoặc lần định kỳ tính từ quy định; hãy gọi lại duties_of_year(), "
            "occurrences() hoặc honours()",
            "it is worked out from the law; call duties_of_year(), occurrences() or honours() "
            "again",
        ),
        "duties.Duty",
        "duties.Occurrence",
        "duties.RequestAnswer",
    ),
    **_listed(
        Words(
            "đây là tình trạng suy ra từ nhật ký; hãy đọc hồ sơ bằng load_session rồi xem "
            "session.parts, session.custody hoặc gọi follow_ups()",
            "a log folds to it; load the session by load_session and look at session.parts, "
            "session.custody, or call follow_ups()",
        ),
        "followups.ActDue",
        "followups.OpenItem",
        "lives.Custody",
        "lives.PartState",
    ),
    **_listed(
        Words(
            "đây là kết quả tìm đơn vị kế thừa; hãy gọi lại inherit()",
            "it is looked up in a territory; call inherit() again",
        ),
        "inheritance.Inheritance",
    ),
    **_listed(
        Words(
            "đây là chứng nhận do certify() lập khi xét mọi ô; hãy đọc quy định bằng "
            "load_regulation rồi gọi lại certify(regulation)",
            "certify() proves it by visiting every cell; load the regulation by load_regulation "
            "and call certify(regulation) again",
        ),
        "certificates.Certificate",
        "certificates.CertificateWarning",
        "certificates.Failure",
        "certificates.TableProof",
    ),
    **_listed(
        Words(
            "đây là kết quả so sánh hai quy định; hãy đọc hai quy định rồi gọi lại compare(a, b)",
            "two regulations were compared; load them and call compare(a, b) again",
        ),
        "comparison.Comparison",
        "comparison.Difference",
        "comparison.Effect",
    ),
    **_listed(
        Words(
            "đây là kết quả đối chiếu văn bản cấp dưới với cấp trên; hãy đọc các văn bản rồi gọi "
            "lại layer(upper, lower)",
            "a lower text was held against an upper one; load both and call layer(upper, lower) "
            "again",
        ),
        "layering.Layering",
        "layering.Permitted",
        "layering.Relaxation",
    ),
    **_listed(
        Words(
            "đây là điều suy ra từ các quy tắc về thời hạn; hãy đọc các quy tắc rồi dùng lại "
            "timelines.Timeline",
            "it follows from rules about days; load the rules and ask timelines.Timeline again",
        ),
        "timelines.Bound",
        "timelines.JointConflict",
        "timelines.Loophole",
        "timelines.Trial",
        "timelines.Unresolved",
    ),
    **_listed(
        Words(
            "đây là kết quả đối chứng một phiếu; hãy đọc phiếu bằng load_receipt rồi gọi lại "
            "replay()",
            "a receipt was replayed; load it by load_receipt and call replay() again",
        ),
        "receipts.Replay",
    ),
    **_listed(
        Words(
            "đây là bảng để hiển thị; hãy gọi lại show() trên các kết quả",
            "it is a table to be shown; call show() on the results again",
        ),
        "display.Shown",
    ),
    **_listed(
        Words(
            "đây là số liệu tính từ kho lưu trữ; hãy gọi lại measure(), owed() hoặc "
            "judge_archive()",
            "it is counted from an archive; call measure(), owed() or judge_archive() again",
        ),
        "analysis.Change",
        "analysis.Judging",
        "analysis.Left",
        "analysis.Owed",
        "analysis.Related",
        "analysis.Tally",
    ),
    **_listed(
        Words(
            "đây là số liệu cùng định nghĩa của chỉ tiêu, gồm các hàm; hãy gọi lại measure(), hoặc "
            "lấy số liệu bằng Figures.to_rows()",
            "it holds the definition of an indicator, which is made of functions; call measure() "
            "again, or take its figures by Figures.to_rows()",
        ),
        "analysis.Cell",
        "analysis.Figures",
        "analysis.Indicator",
        is_written=False,
    ),
    **_listed(
        Words(
            "đây là các bảng dữ liệu lớn; hãy ghi kho lưu trữ ra Parquet rồi đọc bằng scan()",
            "it holds data frames; write the archive to Parquet and read it by scan()",
        ),
        "analysis.Tables",
        is_written=False,
    ),
    **_listed(
        Words(
            "đây là định nghĩa cột của thư viện, gồm các hàm; hãy xem từ điển dữ liệu",
            "it is a column that the library defines by functions; see the data dictionary",
        ),
        "archive.Column",
        "frames.Column",
        is_written=False,
    ),
    **_listed(
        Words(
            "đây là dòng hỏng với các byte gốc; kho lưu trữ giữ riêng và trả lại bằng "
            "quarantined(); hãy gọi lại verify()",
            "it holds what was damaged; the archive keeps that apart and gives it back by "
            "quarantined(); call verify() again",
        ),
        "archive.Damaged",
        "archive.Verification",
        is_written=False,
    ),
    **_listed(
        Words(
            "đây là văn bản đã soạn; hãy soạn lại từ hồ sơ hoặc kế hoạch, rồi xuất bằng "
            "text() hoặc markdown()",
            "it is a drafted document; draft it again from the record or the plan, and write it "
            "out by text() or markdown()",
        ),
        "rendering.Paper",
    ),
    **_listed(
        Words(
            "đây là kết quả kiểm thử; hãy chạy lại phép kiểm thử",
            "tests found it; run them again",
        ),
        "testing.ClauseScore",
        "testing.Edit",
        "testing.Mutant",
        "testing.Observed",
        "testing.Outcome",
        "testing.Report",
        "testing.Score",
    ),
}
"""The public classes that are not read, by the name under which each is imported.

A name and not the class, since some stand in modules above this one.
"""

NOT_READ: Final[Mapping[str, Words]] = {name: found.why for name, found in NO_DATA.items()}
"""The public classes that a converter does not read, by name, each with what to do instead."""
