"""The app as programs see it: health, REST, the Model Context Protocol, and who may use them."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import anyio
import pytest
from gradio_client import Client
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from assistant import Assistant
from assistant.chat import set_password
from index import Index
from tests.app.running import running

REVOKED, TRAINED = "清理了多少本行政执法证?", "那培训了多少人?"
NAME, PASSWORD = "张三", "correct horse"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where an app answers that wants to know who asks, and takes short questions only."""
    folder = tmp_path_factory.mktemp("guarded")
    set_password(folder / "users.txt", NAME, PASSWORD)
    with running(
        "--data", str(folder), "--auth-file", str(folder / "users.txt"), "--longest", "20"
    ) as address:
        yield address


@pytest.fixture(scope="module")
def expected(shipped_index: Index) -> dict[str, Any]:
    """The follow-up's answer object, as the assistant itself gives it."""
    return without_time(Assistant(shipped_index).ask(TRAINED, [REVOKED]).to_json())


def without_time(answer: dict[str, Any]) -> dict[str, Any]:
    return json.loads(json.dumps({**answer, "elapsed_ms": 0}))  # type: ignore[no-any-return]


def call_tool(address: str, arguments: dict[str, Any]) -> tuple[Any, Any]:
    """The one tool offered, and its result."""

    async def talk() -> tuple[Any, Any]:
        async with (
            streamable_http_client(f"{address}/mcp") as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            (tool,) = (await session.list_tools()).tools
            return tool, await session.call_tool(tool.name, arguments)

    # Of its own thread: the browser tests leave Playwright's loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, talk).result()


def post(address: str, body: object, **headers: str) -> str:
    headers = {"Content-Type": "application/json", **headers}
    request = Request(address, json.dumps(body).encode(), headers)
    with urlopen(request) as response:
        return str(response.read().decode())


def refusal(address: str, body: object, **headers: str) -> tuple[int, str]:
    """The status and the sentence with which a question is refused."""
    with pytest.raises(HTTPError) as refused:
        post(address, body, **headers)
    return refused.value.code, json.load(refused.value)["error"]


def test_health_says_what_is_loaded(address: str) -> None:
    with urlopen(f"{address}/health") as response:
        health = json.load(response)
    assert health["status"] == "ok"
    assert health["reports"] >= 1
    assert health["figures"] >= 58
    assert health["unreadable"] == 0


def test_the_python_client_gets_the_public_answer_object(
    address: str, expected: dict[str, Any]
) -> None:
    answer = Client(address, verbose=False).predict(TRAINED, [REVOKED], api_name="/ask")
    assert without_time(answer) == expected


def test_one_request_gets_it_too(address: str, expected: dict[str, Any]) -> None:
    answer = json.loads(post(f"{address}/ask", {"question": TRAINED, "history": [REVOKED]}))
    assert without_time(answer) == expected


def test_one_request_may_name_the_reports_to_answer_from(address: str) -> None:
    asked = {"question": REVOKED, "reports": ["linhe-2020-rule-of-law.txt"]}
    assert json.loads(post(f"{address}/ask", asked))["figures"][0]["text"] == "374名"


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"history": [REVOKED]}, "question"),
        ({"question": 7}, "question"),
        ({"question": REVOKED, "history": REVOKED}, "history"),
        ({"question": REVOKED, "histroy": []}, "histroy"),
        ([REVOKED], "JSON"),
    ],
)
def test_what_is_wrong_with_a_request_is_said(address: str, body: object, named: str) -> None:
    status, sentence = refusal(f"{address}/ask", body)
    assert status == 422
    assert named in sentence


def test_a_request_that_another_site_may_send_unasked_is_refused(address: str) -> None:
    status, _ = refusal(f"{address}/ask", {"question": REVOKED}, **{"Content-Type": "text/plain"})
    assert status == 415


def test_a_request_may_not_be_endless(address: str) -> None:
    status, _ = refusal(f"{address}/ask", {"question": REVOKED, "history": ["多少"] * 100_000})
    assert status == 413


def test_many_requests_at_once_are_all_answered(address: str) -> None:
    with ThreadPoolExecutor(16) as people:
        bodies = [{"question": REVOKED}] * 32
        answers = list(people.map(lambda body: post(f"{address}/ask", body), bodies))
    assert [json.loads(a)["figures"][0]["text"] for a in answers] == ["374名"] * 32


def test_curl_gets_it_in_two_steps(address: str, expected: dict[str, Any]) -> None:
    event = json.loads(post(f"{address}/gradio_api/call/ask", {"data": [TRAINED, [REVOKED], None]}))
    with urlopen(f"{address}/gradio_api/call/ask/{event['event_id']}") as stream:
        lines = stream.read().decode().splitlines()
    (data,) = json.loads(lines[lines.index("event: complete") + 1].removeprefix("data: "))
    assert without_time(data) == expected


def test_the_mcp_tool_has_a_typed_result_equal_to_it(
    address: str, expected: dict[str, Any]
) -> None:
    tool, result = call_tool(address, {"question": TRAINED, "history": [REVOKED]})
    assert tool.name == "ask"
    assert set(tool.outputSchema["properties"]) == set(expected)
    assert not result.isError
    assert without_time(result.structuredContent) == expected


def test_gradio_is_not_left_to_keep_what_is_asked(address: str) -> None:
    with urlopen(f"{address}/config") as response:
        assert json.load(response)["run_history"] is False
    with pytest.raises(HTTPError):
        urlopen(f"{address}/gradio_api/runs")


def test_only_ask_is_offered_to_programs(address: str) -> None:
    endpoints = Client(address, verbose=False).view_api(return_format="dict")
    assert list(endpoints["named_endpoints"]) == ["/ask"]


def test_health_needs_no_login_and_everything_else_does(guarded: str) -> None:
    with urlopen(f"{guarded}/health") as response:
        assert response.status == 200
    for path in ("/config", "/gradio_api/info", "/mcp"):
        with pytest.raises(HTTPError) as refused:
            urlopen(f"{guarded}{path}")
        assert refused.value.code == 401, path
    with pytest.raises(HTTPError):
        post(f"{guarded}/gradio_api/call/ask", {"data": [REVOKED, None, None]})


def test_who_has_a_password_gets_in_and_with_a_wrong_one_does_not(guarded: str) -> None:
    client = Client(guarded, auth=(NAME, PASSWORD), verbose=False)
    assert client.predict(REVOKED, api_name="/ask")["figures"][0]["text"] == "374名"
    with pytest.raises(Exception, match="Could not login"):
        Client(guarded, auth=(NAME, "wrong horse"), verbose=False)


def test_the_longest_question_holds_for_programs_too(guarded: str) -> None:
    client = Client(guarded, auth=(NAME, PASSWORD), verbose=False)
    with pytest.raises(Exception, match=r"20|error"):
        client.predict("多少" * 11, api_name="/ask")


def test_one_request_is_held_to_login_and_length_as_well(guarded: str) -> None:
    basic = "Basic " + base64.b64encode(f"{NAME}:{PASSWORD}".encode()).decode()
    with pytest.raises(HTTPError) as refused:
        post(f"{guarded}/ask", {"question": REVOKED})
    assert refused.value.code == 401
    answer = json.loads(post(f"{guarded}/ask", {"question": REVOKED}, Authorization=basic))
    assert answer["figures"][0]["text"] == "374名"
    status, sentence = refusal(f"{guarded}/ask", {"question": "多少" * 11}, Authorization=basic)
    assert status == 400
    assert "20" in sentence


def test_a_missing_password_file_is_one_line_before_any_slow_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import app

    assert app.main(["--auth-file", str(tmp_path / "users.txt")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_report_that_is_not_loaded_is_named_and_not_ignored(address: str) -> None:
    asked = {"question": REVOKED, "reports": ["linhe-2020-rule-of-law.txt", "nope"]}
    status, sentence = refusal(f"{address}/ask", asked)
    assert status == 422
    assert "nope" in sentence
    assert "linhe" not in sentence
    _, result = call_tool(address, asked)
    assert result.isError
    assert "nope" in result.content[0].text


def test_nothing_asked_is_an_error(address: str) -> None:
    status, _ = refusal(f"{address}/ask", {"question": "  "})
    assert status == 400
