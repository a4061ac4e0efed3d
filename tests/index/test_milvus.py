"""What only a store outside this process can do: fall behind, go away, come back."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Index, StoreError, open_index, tokens
from tests.index.building import Listener
from tests.index.character_encoder import CharacterEncoder, vector_of
from tests.index.conftest import HARVEST

pytest.importorskip("pymilvus", reason="pymilvus is not installed: requirements-milvus.txt")

from milvus_lite.adapter.grpc.server import start_server_in_thread
from milvus_lite.analyzer.standard import StandardAnalyzer

from index.home import collection_folder
from index.milvus_store import Spread
from index.milvus_tables import Tables, as_text, within


class Server:
    """milvus-lite behind a port, as a server would be; it keeps its port and its data."""

    def __init__(self, data: Path) -> None:
        self._data = str(data)
        self._port = 0
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        self._server, self._lite, self._port = start_server_in_thread(
            self._data, host="127.0.0.1", port=self._port
        )

    def stop(self) -> None:
        self._server.stop(grace=0).wait()
        self._lite.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "data")
    yield server
    server.stop()


class Uploads:
    """Progress that counts the reports sent."""

    def __init__(self) -> None:
        self.sent = 0

    def __call__(self, stage: str, done: int = 0, total: int = 0) -> None:
        if stage == "上传" and done == total:
            self.sent = total


def opened(folder: Path, address: str) -> tuple[Index, int]:
    """The index of `folder` on a server, and how many reports were sent there."""
    uploads = Uploads()
    home = folder.parent / "home"
    index = open_index(
        [folder], home=home, encoder=CharacterEncoder(), store=address, progress=uploads
    )
    return index, uploads.sent


def harvested(index: Index) -> list[str]:
    question = "新建温室大棚多少亩"
    found = index.search_figures(question, vector_of(question), 3)
    return [index.figures[row].text for row in found.rows]


def test_what_the_server_has_is_not_sent_again(folder: Path, server: Server) -> None:
    index, sent = opened(folder, server.address)
    assert sent == 2
    assert harvested(index)[0] == "1200亩"
    again, sent = opened(folder, server.address)
    assert sent == 0
    assert harvested(again) == harvested(index)


def test_a_report_replaced_or_removed_is_so_on_the_server_too(folder: Path, server: Server) -> None:
    opened(folder, server.address)
    path = folder / "甲区-2012年政府工作报告.txt"
    path.write_text(HARVEST.replace("1200亩", "1300亩"), encoding="utf-8")
    index, sent = opened(folder, server.address)
    assert sent == 1
    assert harvested(index)[0] == "1300亩"
    path.unlink()
    index, sent = opened(folder, server.address)
    assert sent == 0
    assert not {"1200亩", "1300亩"} & set(harvested(index))


def test_an_upload_cut_short_is_sent_again(folder: Path, server: Server) -> None:
    def gone_after_one(stage: str, done: int = 0, total: int = 0) -> None:
        if stage == "上传" and 0 < done < total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_index(
            [folder],
            home=folder.parent / "home",
            encoder=CharacterEncoder(),
            store=server.address,
            progress=gone_after_one,
        )
    _, sent = opened(folder, server.address)
    assert sent == 1


def test_a_local_file_needs_no_server(folder: Path, tmp_path: Path) -> None:
    index, sent = opened(folder, str(tmp_path / "reports.db"))
    assert sent == 2
    assert harvested(index)[0] == "1200亩"


def test_a_server_that_comes_back_is_waited_for(folder: Path, server: Server) -> None:
    index, _ = opened(folder, server.address)
    server.stop()
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(harvested, index)
        server.start()
        assert asked.result()[0] == "1200亩"


def test_a_server_that_is_just_starting_is_waited_for_and_that_is_said(server: Server) -> None:
    server.stop()
    heard = Listener()
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(
            Tables, server.address, "报告", "characters-1", patience=20, progress=heard
        )
        while not (heard.stages or asked.done()):
            sleep(0.01)
        assert heard.stages == [f"还连不上 Milvus（{server.address}），最多等 20 秒"]
        server.start()
        assert asked.result().keys() == set()


def test_a_server_that_is_gone_is_an_error_and_not_an_empty_answer(server: Server) -> None:
    tables = Tables(server.address, "报告", "characters-1", patience=1)
    assert tables.keys() == set()
    server.stop()
    with pytest.raises(StoreError, match=server.address):
        tables.keys()
    server.start()


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("localhost:19530", "http://主机:端口"),
        ("http://127.0.0.1:9", "http://127.0.0.1:9"),
        ("{folder}/nowhere/reports.db", "nowhere"),
    ],
)
def test_an_address_that_leads_nowhere_is_one_sentence_that_names_it(
    tmp_path: Path, address: str, says: str
) -> None:
    with pytest.raises(StoreError, match=says) as caught:
        Tables(address.format(folder=tmp_path), "报告", "characters-1", patience=1)
    assert "\n" not in str(caught.value)


def test_a_file_another_process_has_open_is_said_to_be_in_use(tmp_path: Path) -> None:
    file = tmp_path / "reports.db"
    holder = (
        "import sys; from index.milvus_tables import Tables; "
        f"Tables({str(file)!r}, 'x', 'y'); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match="另一个程序"):
            Tables(str(file), "x", "y", patience=1)
        other.kill()


def test_filters_are_written_as_the_server_reads_them() -> None:
    assert within(entry=['a"b'], period=None) == r'entry in ["a\"b"]'
    assert within(entry=["a"], period=["2020", ""]) == 'entry in ["a"] and period in ["2020", ""]'


ASSIGNED = st.text(st.characters(exclude_categories=["Cn", "Co", "Cs"]))


@settings(deadline=None)  # jieba reads its dictionary in the first example
@given(ASSIGNED | st.from_regex(r"[增长率为]{0,3}\d{1,3}\.\d{1,2}[亿元%]", fullmatch=True))
def test_the_server_parts_words_as_they_were_cut(text: str) -> None:
    cut = tokens(text)
    parted = StandardAnalyzer().tokenize(as_text(cut))
    assert parted == [token.replace(".", "点") for token in cut]


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_the_spread_of_similarities_needs_no_similarity(count: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    vectors = random.normal(size=(count, 8)).astype(np.float32)
    question = random.normal(size=8).astype(np.float32)
    similarities = vectors @ question
    assert Spread(vectors)(question) == pytest.approx(
        (similarities.mean(), similarities.std()), abs=1e-3
    )


def test_one_hybrid_search_ranks_by_meaning_and_words_together(
    folder: Path, server: Server
) -> None:
    index, _ = opened(folder, server.address)
    name = collection_folder(folder.parent / "home", [folder]).name
    tables = Tables(server.address, name, index.encoder.fingerprint)
    question = "新建温室大棚多少亩"
    by_both = tables.hybrid(
        {"passage": vector_of(question), "words": as_text(tokens(question))}, 9, ""
    )
    by_words = [row for row, _ in tables.nearest("words", as_text(tokens(question)), 9, "")]
    assert set(by_both) > set(by_words)
    assert by_both[0] == by_words[0]
    (key,) = {row.split(":")[1] for row in by_words}
    others = tables.keys() - {key}
    within_others = within(entry=sorted(others))
    assert not set(by_words) & set(
        tables.hybrid({"passage": vector_of(question), "words": "大棚"}, 9, within_others)
    )


def test_among_many_rows_the_embedded_store_s_best_are_found(tmp_path: Path) -> None:
    """More passages and figures than are nominated, so that the server has to choose."""
    folder = tmp_path / "报告"
    folder.mkdir()
    crops = "小麦玉米水稻大豆油菜棉花甜菜马铃薯花生高粱谷子荞麦燕麦青稞蚕豆绿豆红薯芝麻甘蔗烟叶"
    things = [crops[at : at + 2] for at in range(0, len(crops) - 1)]
    lines = [
        f"{place}{thing}种植面积达到{n}万亩，总产量{n}万吨，平均单产比上年增加{n}公斤，收购价格保持稳定，农民种植积极性明显提高。"
        for place in (
            "东部",
            "西部",
            "南部",
            "北部",
            "山区",
            "川区",
            "灌区",
            "旱区",
            "垦区",
            "林区",
            "湖区",
            "牧区",
        )
        for n, thing in enumerate(things, 2)
    ]
    (folder / "甲区-2012年政府工作报告.txt").write_text("\n".join(lines), encoding="utf-8")
    embedded = open_index([folder], home=tmp_path / "home", encoder=CharacterEncoder())
    assert len(embedded.passages) > 400
    remote, _ = opened(folder, str(tmp_path / "reports.db"))
    for thing in things[::4]:
        question = f"灌区{thing}总产量多少万吨"
        vector = vector_of(question)
        expected = embedded.search_passages(question, vector, 5)
        found = remote.search_passages(question, vector, 5)
        assert [hit.score for hit in found] == pytest.approx(
            [hit.score for hit in expected], abs=1e-4
        )
        best = embedded.search_figures(question, vector, 5).rows.tolist()
        assert remote.search_figures(question, vector, 5).rows.tolist() == best
