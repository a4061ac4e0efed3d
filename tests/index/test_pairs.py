"""Two texts read together by the encoder's own layers."""

from pathlib import Path

import numpy as np
import pytest

from index.encoder import SentenceEncoder

ADAPTERS = Path("assistant/data/pairs.npz")
QUESTION = "给中小学请了法治副校长的有几所学校?"
FIGURES = [
    "全区多少所中小学校全部聘请了法治副校长和法治辅导员（所）2020 ",
    "建成安全教育基地多少个（个）2020 ",
    "清理多少名不具备行政执法资格人员的行政执法证（名）2020 组织对全区执法人员资格进行了全面培训考试",
]


def test_what_a_question_asks_for_scores_above_what_it_does_not(encoder: SentenceEncoder) -> None:
    read = encoder.pair_reader(ADAPTERS)
    assert read is not None
    asked, *others = read([(QUESTION, figure) for figure in FIGURES])
    assert asked > 0 > max(others)


def test_the_company_a_pair_is_read_in_does_not_matter(encoder: SentenceEncoder) -> None:
    read = encoder.pair_reader(ADAPTERS)
    assert read is not None
    pairs = [(QUESTION, figure) for figure in FIGURES]
    alone = np.concatenate([read([pair]) for pair in pairs])
    assert read(pairs) == pytest.approx(alone, abs=0.1)


def test_texts_of_any_length_are_read(encoder: SentenceEncoder) -> None:
    read = encoder.pair_reader(ADAPTERS)
    assert read is not None
    assert np.isfinite(read([("", ""), (QUESTION * 50, FIGURES[0] * 50)])).all()


def test_vectors_stay_what_they_were_before_pairs_were_read(encoder: SentenceEncoder) -> None:
    before = encoder.encode_queries([QUESTION])
    read = encoder.pair_reader(ADAPTERS)
    assert read is not None
    read([(QUESTION, FIGURES[0])])
    assert (encoder.encode_queries([QUESTION]) == before).all()


def test_adapters_of_another_encoder_read_nothing(encoder: SentenceEncoder, tmp_path: Path) -> None:
    with np.load(ADAPTERS) as stored:
        learned = {name: stored[name] for name in stored.files}
    np.savez(tmp_path / "pairs.npz", **{**learned, "encoder": "some-other-model"})
    assert encoder.pair_reader(tmp_path / "pairs.npz") is None


def test_who_opens_reports_anew_reads_with_the_same_layers(encoder: SentenceEncoder) -> None:
    assert encoder.pair_reader(ADAPTERS) is encoder.pair_reader(ADAPTERS)
