"""Pupils and victims: worded as in statistical bulletins of cities."""

import pytest

from tests.corpus.wording import labels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "普通高中41所，在校学生5.3万人，毕业生1.7万人。小学613所，在校学生38.4万人。",
            ["普通高中多少所", "普通高中在校学生多少万人", "普通高中毕业生多少万人"],
        ),
        (
            "普通本专科招生7.1万人，在校生24.6万人，增长2.3%。",
            ["普通本专科招生多少万人", "普通本专科在校生多少万人", "普通本专科在校生增长多少%"],
        ),
        (
            "全年发生各类生产安全事故52起、死亡47人。",
            ["全年发生各类生产安全事故多少起", "生产安全事故死亡多少人"],
        ),
        # Persons are not of what was done so many times.
        ("检查企业38家，死亡2人。", ["检查企业多少家", "死亡多少人"]),
    ],
)
def test_what_belongs_to_something_counted_is_called_after_it(
    text: str, expected: list[str]
) -> None:
    assert labels(text)[: len(expected)] == expected


def test_an_owner_holds_for_its_own_sentence_alone() -> None:
    text = "小学613所，在校学生38.4万人；在校生总计61.2万人。"
    assert labels(text)[-1] == "在校生总计多少万人"
