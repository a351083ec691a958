"""What the desk promises: nothing is lost, nothing sealed leaves, every fault is told at once."""

import datetime as dt
import json
import logging
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient
from intake_desk.app import LARGEST, create_app, from_environment, language, today

TOKEN = "shown by a clerk"  # noqa: S105 -- invented
CANARY = "Chim hoàng yến trong hầm mỏ"
ROAD = {"kind": "petition", "field": "transport", "settled_by": "ward"}
ACCUSED = {"kind": "denunciation", "accused_managed_by": "ward"}


def statement(id_, *parts, **changed):
    said = {"id": id_, "words": f"{CANARY} {id_}", "delivery": "signed", "parts": [*parts]}
    return {"via": "registered", "statement": {**said, **changed}}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "desk.sqlite"


@pytest.fixture
def desk(path):
    """Start a worker, as often as asked, on a day that the test sets."""
    started = []

    def start(day="2026-12-01"):
        app = create_app(path, token=TOKEN)
        app.dependency_overrides[today] = lambda: dt.date.fromisoformat(day)
        client = TestClient(app)
        started.append(client.__enter__())
        return client

    yield start
    for client in started:
        client.__exit__(None, None, None)


def test_what_is_received_is_screened_and_routed_and_owed(desk):
    client = desk()
    answer = client.post("/statements", json=statement("W1", ROAD))
    assert answer.status_code == 201
    (part,) = answer.json()["parts"]
    assert part["id"] == "W1/1"
    assert part["status"] == "trả lời tại hội nghị"
    (item,) = client.get("/open-items").json()
    assert (item["id"], item["with"]) == ("W1/1", part["with"])
    assert item["reason"] == "phải trả lời"
    assert (item["due"], item["tier"]) == ("2026-12-15", "còn hạn")
    assert item["due_by"] == "báo kết quả xử lý cho người dân trong 10 ngày làm việc"


def test_an_act_that_is_late_makes_its_item_late(desk):
    desk().post("/statements", json=statement("W1", ROAD))
    (item,) = desk("2026-12-16").get("/open-items").json()
    assert (item["due"], item["tier"], item["days_late"]) == ("2026-12-15", "quá hạn", 1)


def test_it_speaks_the_language_that_the_reader_likes(desk):
    client = desk()
    client.post("/statements", json=statement("W1", ROAD))
    (item,) = client.get("/open-items", headers={"Accept-Language": "en-GB,vi;q=0.5"}).json()
    assert item["reason"] == "it must be answered"


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("vi", "vi"),
        ("en", "en"),
        ("fr, en;q=0.8, vi;q=0.9", "vi"),
        ("vi-VN;q=0.2, en-US", "en"),
        ("fr", "vi"),
        ("en;q=x", "vi"),
        ("", "vi"),
    ],
)
def test_vietnamese_is_the_language_unless_english_is_liked_better(header, lang):
    assert language(header) == lang


def test_every_fault_is_told_at_once_in_the_readers_language(desk):
    client = desk()
    wrong = statement("W1", {**ROAD, "kind": "petitoin"}, colour="red", delivery=7)
    wrong["via"] = "pigeon"
    for lang, word in (("en", "unknown"), ("vi", "không")):
        answer = client.post("/statements", json=wrong, headers={"Accept-Language": lang})
        assert answer.status_code == 422
        assert answer.headers["Content-Language"] == lang
        faults = {fault["path"]: fault["reason"] for fault in answer.json()["faults"]}
        assert {"via", "statement.delivery", "statement.parts[0].kind"} < faults.keys()
        assert word in faults["via"]
    assert client.get("/open-items").json() == []


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[1]", b'"x"', b"null", b"{}", b'{"statement": 1}', b"\xff", b"[" * 9999]
)
def test_what_is_no_statement_is_refused(desk, raw):
    assert desk().post("/statements", content=raw).status_code == 422


def test_what_is_too_large_is_refused(desk):
    assert desk().post("/statements", content=b" " * (LARGEST + 1)).status_code == 413


def test_the_same_statement_is_received_once(desk):
    client = desk()
    assert client.post("/statements", json=statement("W1", ROAD)).status_code == 201
    assert client.post("/statements", json=statement("W1", ROAD)).status_code == 409
    assert len(client.get("/open-items").json()) == 1


def test_a_letter_of_yesterday_may_be_noted_today_and_one_of_tomorrow_not(desk):
    client = desk("2026-12-02")
    early = {**statement("W1", ROAD), "on": "2026-12-01"}
    late = {**statement("W2", ROAD), "on": "2026-12-03"}
    assert client.post("/statements", json=early).status_code == 201
    refused = client.post("/statements", json=late)
    assert refused.status_code == 422
    assert "không thể được ghi trước" in refused.text


def test_a_restart_loses_nothing(desk):
    client = desk()
    client.post("/statements", json=statement("W1", ROAD))
    before = client.get("/open-items").json()
    assert before
    assert desk().get("/open-items").json() == before
    late = desk("2027-06-01").get("/open-items").json()
    assert [item["id"] for item in late] == ["W1/1"]


def test_two_workers_share_one_record(desk):
    workers = [desk(), desk()]
    with ThreadPoolExecutor(4) as pool:
        sent = [
            pool.submit(workers[n % 2].post, "/statements", json=statement(f"W{n}", ROAD))
            for n in range(12)
        ]
    assert {one.result().status_code for one in sent} == {201}
    for worker in workers:
        ids = {item["id"] for item in worker.get("/open-items").json()}
        assert ids == {f"W{n}/1" for n in range(12)}


class TestNothingSealedLeaves:
    @pytest.fixture
    def client(self, desk, caplog):
        caplog.set_level(logging.DEBUG)
        client = desk()
        speaker = {"id": "N7", "name": f"{CANARY} An", "contact": f"{CANARY} số 12"}
        answers = [
            client.post("/statements", json={**statement("W1", ROAD), "speaker": speaker}),
            client.post("/statements", json={**statement("W2", ACCUSED), "speaker": speaker}),
            client.post("/statements", json={**statement("W3", {}), "speaker": speaker}),
        ]
        assert [answer.status_code for answer in answers] == [201, 201, 201]
        answers += [
            client.get("/open-items"),
            client.post("/statements", json=statement("W2", ACCUSED)),
            client.post("/statements", json=statement(CANARY, ROAD)),
            client.post("/statements", json=statement("W4", {"kind": CANARY}, **{CANARY: CANARY})),
            client.post("/statements", content=json.dumps(statement("W5"))[:-2]),
        ]
        for answer in answers:
            assert "hầm mỏ" not in json.dumps(answer.json(), ensure_ascii=False)
        return client

    def test_no_answer_and_no_log_tells_it(self, client, caplog):
        logged = [record.getMessage() for record in caplog.get_records("setup")]
        assert "received W2" in logged
        assert not any("mỏ" in line for line in logged)

    def test_of_what_is_guarded_only_the_receipt_is_told(self, client):
        items = {item["id"]: item for item in client.get("/open-items").json()}
        assert "with" in items["W1/1"]
        for guarded in ("W2/1", "W3/1"):
            assert items[guarded].keys() == {"id", "reason"}
            assert "không công bố" in items[guarded]["reason"]

    def test_only_an_authorised_clerk_reads_the_words(self, client, caplog):
        address = "/statements/W2/words"
        for headers in ({}, {"Authorization": "Bearer x"}, {"Authorization": ""}):
            refused = client.get(address, headers=headers)
            assert refused.status_code == 403
            assert "mỏ" not in refused.text
        clerk = {"Authorization": f"Bearer {TOKEN}".encode()}
        assert client.get(address, headers=clerk).json()["words"] == f"{CANARY} W2"
        assert client.get("/statements/W9/words", headers=clerk).status_code == 404
        assert "the words of W2 were opened" in caplog.text

    def test_without_a_token_nobody_does(self, path, client):
        with TestClient(create_app(path)) as other:
            assert other.get("/statements/W2/words").status_code == 403


def test_the_clock_is_that_of_vietnam():
    assert isinstance(today(), dt.date)


def test_without_a_file_for_the_archive_it_says_what_to_set(monkeypatch, path):
    monkeypatch.delenv("INTAKE_ARCHIVE", raising=False)
    with pytest.raises(SystemExit, match="Set INTAKE_ARCHIVE"):
        from_environment()
    monkeypatch.setenv("INTAKE_ARCHIVE", str(path))
    assert from_environment().title
