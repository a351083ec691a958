"""The desk on the web: three addresses, errors in the reader's language, and the only clock."""

import datetime as dt
import json
import logging
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from fastapi import Depends, FastAPI, Header, HTTPException, Request
from fastapi.responses import JSONResponse

import dialogue_core as dc
from dialogue_core.errors import (
    ArchiveError,
    DialogueError,
    Fault,
    InputError,
    TransitionError,
)
from dialogue_core.lives import Custody
from dialogue_core.values import Day, NoDueDay, Words
from dialogue_core.vocabulary import Lang
from intake_desk.desk import Desk, owed, received

LOG: Final = logging.getLogger("intake_desk")
LARGEST: Final = 64 * 1024
"""The largest request in bytes."""


# --- what a request brings ----------------------------------------------------------------------


def today() -> dt.date:
    """Return the day in Vietnam. Here the application reads the clock, and nowhere else."""
    return dt.datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()  # noqa: TID251 -- as said


def language(accept_language: Annotated[str, Header()] = "vi") -> Lang:
    """Return the language that the reader likes better; Vietnamese, unless English comes first."""
    liked = {"vi": 0.0, "en": 0.0}
    for range_ in accept_language.lower().split(","):
        tag, _, weight = range_.strip().partition(";q=")
        name = tag.partition("-")[0]
        if name in liked:
            liked[name] = max(liked[name], _number(weight))
    return "en" if liked["en"] > liked["vi"] else "vi"


def _number(weight: str) -> float:
    try:
        return float(weight or 1)
    except ValueError:
        return 0.0


async def document(request: Request) -> object:
    """Return the plain data of a request that is not too large.

    Raises:
        InputError: It is no JSON.
    """
    raw = b""
    async for piece in request.stream():
        raw += piece
        if len(raw) > LARGEST:
            raise HTTPException(413)
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        fault = Fault("$", None, "this is no JSON in UTF-8", "đây không phải JSON dạng UTF-8")
    raise InputError((fault,))  # outside the handler, as the parser's error carries the text


Today = Annotated[dt.date, Depends(today)]
Language = Annotated[Lang, Depends(language)]
Document = Annotated[object, Depends(document)]


# --- what an answer tells -----------------------------------------------------------------------

GUARDED: Final = Words(
    "đã tiếp nhận; được xử lý theo quy định và không công bố",
    "received; handled as the law lays down, and not made public",
)


def receipt(session: dc.Session, statement: str, lang: Lang) -> dict[str, object]:
    """Return what became of a statement; of what is guarded, only that it was received."""
    parts: list[dict[str, object]] = []
    for part in session.parts_of(statement):
        told: dict[str, object] = {"id": part.id, "status": GUARDED.label(lang)}
        if part.publishable and part.handling is not None and isinstance(part.custody, Custody):
            told["status"] = part.handling.label(lang)
            told |= {"with": part.owner.label(lang), **due(part.custody.due, lang)}
        parts.append(told)
    return {"id": statement, "parts": parts}


def open_item(item: dc.OpenItem, lang: Lang, *, public: bool) -> dict[str, object]:
    """Return an open item; of what is guarded, who has it, why and by when would tell its kind."""
    if not public:
        return {"id": item.id, "reason": GUARDED.label(lang)}
    told: dict[str, object] = {
        "id": item.id,
        "tier": item.tier.label(lang),
        "days_late": item.days_late,
        **due(item.due, lang),
        "due_by": None if item.due_by is None else item.due_by.act.words(lang),
    }
    owner = item.owner
    name = owner.full_name if isinstance(owner, dc.Unit) else owner and owner.label(lang)
    return {**told, "reason": item.reason.label(lang), "with": name}


def due(day: Day | NoDueDay, lang: Lang) -> dict[str, object]:
    """Return the last day, or why there is none."""
    if isinstance(day, NoDueDay):
        return {"due": None, "why_no_day": day.words(lang)}
    return {"due": day.isoformat()}


STATUS: Final = ((TransitionError, 409), (ArchiveError, 503), (InputError, 422))
"""The status of the errors of the library that a client can act on; any other is 422 too."""


def refusal(request: Request, error: Exception) -> JSONResponse:
    """Return an error in the reader's language, with every fault of an input at once."""
    assert isinstance(error, DialogueError)  # noqa: S101 -- what it is registered for
    lang = language(request.headers.get("accept-language", "vi"))
    told: dict[str, object] = {"error": error.message(lang)}
    if isinstance(error, InputError):
        reasons = ((f.path, f.reason_vi if lang == "vi" else f.reason_en) for f in error.faults)
        told = {"faults": [{"path": path, "reason": reason} for path, reason in reasons]}
    status = next((code for kind, code in STATUS if isinstance(error, kind)), 422)
    return JSONResponse(told, status, headers={"Content-Language": lang})


# --- the application ----------------------------------------------------------------------------


def create_app(archive: Path, *, token: str = "") -> FastAPI:
    """Return the application.

    Args:
        archive: The file of the archive; workers may share it.
        token: What a clerk must show to read sealed words; without one nobody may.
    """
    desk = Desk(archive)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    app = FastAPI(title="Bàn tiếp nhận ý kiến / Intake desk", lifespan=life)
    app.add_exception_handler(DialogueError, refusal)

    @app.post("/statements", status_code=201)
    def receive(given: Document, day: Today, lang: Language) -> dict[str, object]:
        event = received(given, day)
        session = desk.receive(event)
        LOG.info("received %s", event.statement.id)
        return receipt(session, event.statement.id, lang)

    @app.get("/open-items")
    def open_items(day: Today, lang: Language) -> list[dict[str, object]]:
        session = desk.session()
        public = {part.id for part in session.parts if part.publishable}
        return [open_item(item, lang, public=item.id in public) for item in owed(session, day)]

    @app.get("/statements/{statement}/words")
    def words(statement: str, authorization: Annotated[str, Header()] = "") -> dict[str, str]:
        """For an authorised clerk alone: the words, sealed everywhere else."""
        shown = authorization.removeprefix("Bearer ").encode()
        if not token or not secrets.compare_digest(shown, token.encode()):
            raise HTTPException(403)
        said = {one.statement.id: one.statement for one in desk.session().statements}
        if statement not in said:
            raise HTTPException(404)
        LOG.info("the words of %s were opened", statement)
        return {"id": statement, "words": said[statement].words.open()}

    return app


def from_environment() -> FastAPI:
    """Return the application as a server starts it: ``uvicorn --factory`` with this name.

    Raises:
        SystemExit: Nobody says where the archive is.
    """
    path = os.environ.get("INTAKE_ARCHIVE")
    if not path:
        raise SystemExit(
            "Set INTAKE_ARCHIVE to the file of the archive, as INTAKE_ARCHIVE=desk.sqlite. / "
            "Hãy đặt INTAKE_ARCHIVE là tệp lưu trữ, như INTAKE_ARCHIVE=desk.sqlite."
        )
    return create_app(Path(path), token=os.environ.get("INTAKE_TOKEN", ""))
