import pytest

from corpus import UnreadableReport, parse_report
from corpus.formats import read_document

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}">
<title>2020年法治政府建设报告_某区人民政府网</title>
<meta name="ArticleTitle" content="临河区2020年法治政府建设报告">
<style>p {{ color: red }}</style><script>var total = "9999件";</script></head>
<body><nav><a href="/">首页</a><a href="/a">政务公开 8888件</a></nav>
<div class="menu"><ul><li><a href="/b">领导之窗</a></li></ul></div>
<div class="content">{content}</div>
<div class="footer">主办：某区人民政府 <span>网站标识码 1508020001</span></div>
</body></html>"""
CONTENT = """<h1>2020年法治政府建设报告</h1>
<h2>一、总体情况</h2>
<p>　　全区共受理各类矛盾纠纷<b>7364</b>件，调处成功5229件，人民调解工作取得明显成效，社会大局保持稳定。</p>
<p style="display: none">隐藏的1件</p>
<h2>二、执法情况</h2>
<p>规<ruby>范<rt>fàn</rt></ruby>执法，清理行政执法证374本。<br>培训执法人员1020人。</p>
"""


def page(content: str, charset: str = "utf-8") -> bytes:
    return PAGE.format(content=content, charset=charset).encode(charset)


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_only_the_main_text_is_read(charset: str) -> None:
    document = read_document(page(CONTENT, charset), "报告.html")
    assert document.text.splitlines() == [
        "2020年法治政府建设报告",
        "一、总体情况",
        "全区共受理各类矛盾纠纷7364件，调处成功5229件，人民调解工作取得明显成效，社会大局保持稳定。",
        "二、执法情况",
        "规范执法，清理行政执法证374本。",
        "培训执法人员1020人。",
    ]


def test_heading_tags_make_the_outline_and_the_first_is_the_title() -> None:
    report = parse_report("下载.html", page(CONTENT))
    assert [section.path for section in report.sections if section.path] == [
        ("总体情况",),
        ("执法情况",),
    ]
    assert (report.place, report.period) == ("临河区", "2020")


def test_what_is_cited_is_the_text() -> None:
    report = parse_report("报告.html", page(CONTENT))
    assert [report.text[slice(*f.original)] for f in report.figures] == [
        "7364件",
        "5229件",
        "374本",
        "1020人",
    ]


def test_a_table_keeps_its_spans_and_caption() -> None:
    table = """<p>全区执法工作成效明显，各项指标稳步提升，人民群众满意度持续提高。</p>
    <table><caption>表1 执法情况（单位：件）</caption>
    <tr><th rowspan="2">类别</th><th colspan="2">2020年</th></tr><tr><th>受理</th><th>办结</th></tr>
    <tr><td>行政许可</td><td>1020</td><td>1,018</td></tr></table>"""
    report = parse_report("报告.html", page(table))
    assert [(f.text, f.unit, f.label, f.period) for f in report.figures] == [
        ("1020", "件", "执法情况·行政许可·2020年受理多少件", "2020"),
        ("1,018", "件", "执法情况·行政许可·2020年办结多少件", "2020"),
    ]


def test_a_page_laid_out_in_tables_is_read_as_text() -> None:
    inner = "<table><tr><td><p>全年受理矛盾纠纷7364件。</p></td></tr></table>"
    layout = f"<table><tr><td>栏目</td><td>{inner}</td></tr></table>"
    report = parse_report("报告.html", page(layout))
    assert not report.tables
    assert [figure.text for figure in report.figures] == ["7364件"]


def nested(depth: int) -> bytes:
    """A page whose last word stands after a heap of nested tags."""
    deep = "<div>" * depth + "全年受理矛盾纠纷7364件。" + "</div>" * depth
    return page(f"<p>新建学校5所。</p>{deep}<p>培训1020人。</p>")


def test_a_page_nested_a_thousand_deep_is_read_whole() -> None:
    figures = parse_report("报告.html", nested(1000)).figures
    assert [figure.text for figure in figures] == ["5所", "7364件", "1020人"]


@pytest.mark.parametrize("depth", [2100, 20_000])
def test_one_nested_deeper_is_refused_for_that_and_never_read_in_part(depth: int) -> None:
    with pytest.raises(UnreadableReport, match=r"深\.html 的标签嵌套太深"):
        read_document(nested(depth), "深.html")


def test_a_page_is_known_by_its_content() -> None:
    raw = "\ufeff<!-- 保存 --><html><body><p>全年受理7364件。</p></body></html>".encode()
    assert read_document(raw, "报告.txt").text == "全年受理7364件。\n"


def test_the_header_and_footer_of_an_office_programs_pages_are_left_out() -> None:
    text = (
        '<html><body><div title="header"><p>某区人民政府文件</p></div>'
        f'{CONTENT}<div title="footer"><p>— 1 —</p></div></body></html>'
    )
    read = read_document(text.encode(), "报告.html").text
    assert "7364件" in read
    assert "人民政府文件" not in read
    assert "— 1 —" not in read


def test_a_stray_zero_does_not_end_a_page() -> None:
    raw = page("<p>新建学校5所。</p>\0<p>培训1020人，受理矛盾纠纷7364件，社会大局保持稳定。</p>")
    figures = parse_report("报告.html", raw).figures
    assert [figure.text for figure in figures] == ["5所", "1020人", "7364件"]


def test_when_a_page_was_published_and_how_often_opened_is_none_of_its_figures() -> None:
    page = (
        "<html><body><p>分享到：微信 微博</p><h1>平安县2023年政府工作报告</h1>"
        "<p>发布时间：2023-02-01 浏览次数：<span>1532</span>次</p>"
        "<p>网站浏览量：1200万人次，增长3%。新建学校3所。</p></body></html>"
    )
    report = parse_report("报告.html", page.encode())
    assert [figure.text for figure in report.figures] == ["1200万人次", "3%", "3所"]
