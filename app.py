"""The chat page: wiring and layout. Run `python app.py`, then open the address it prints."""

import argparse
import json
import os
import socket
import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import Answer, Assistant, chat, open_assistant
from corpus import Report, ReportError, UnreadableReport
from index import ProgressBar

if TYPE_CHECKING:
    import gradio as gr

FIRST_PORT = 7860
PORTS = 20
"""How many ports are tried, from the first one on, when none is asked for."""
EXAMPLES = 6
EXAMPLES_TRIED = 40
NEXT_QUESTIONS = 3
NEAR, ALL = "与回答有关", "报告的全部"


class PortError(ReportError):
    """No port to listen on."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the reports and serve the chat until interrupted; 2 if something is amiss."""
    options = _parse(arguments)
    try:
        # Before the slow work: nobody should wait for an index and then hear of a port.
        port = find_port(options.host, options.port)
        sources = [options.corpus] if options.corpus else None
        assistant = open_assistant(
            sources, model=options.model, store=options.store, progress=ProgressBar()
        )
        serve(assistant, options.host, port)
    except ReportError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("已停止。", file=sys.stderr)
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="app.py", description="政府报告问答：网页")
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="报告的文件夹，默认用自带的")
    parser.add_argument("--port", type=int, metavar="N", help=f"端口，默认 {FIRST_PORT} 起找空闲的")
    parser.add_argument("--host", default="127.0.0.1", help="监听地址，默认只限本机")
    parser.add_argument("--model", metavar="NAME", help="编码模型的名称或文件夹，默认用自带的")
    parser.add_argument(
        "--store", metavar="ADDRESS", help="用 Milvus 检索：http://主机:端口，或本地的 *.db 文件"
    )
    return parser.parse_args(arguments)


def find_port(host: str, asked: int | None) -> int:
    """The port asked for, or the first free one of those tried when none is.

    :raises PortError: if it cannot be listened on.
    """
    candidates = range(FIRST_PORT, FIRST_PORT + PORTS) if asked is None else [asked]
    for port in candidates:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except (OSError, OverflowError):
                continue
            if port not in (asked, FIRST_PORT):
                print(f"端口 {FIRST_PORT} 已被占用，改用 {port}。", file=sys.stderr)
            return port
    ports = "—".join(str(port) for port in dict.fromkeys([candidates[0], candidates[-1]]))
    raise PortError(f"{host} 的端口 {ports} 已被占用或不可用。请用 --port 换一个端口。")


def serve(assistant: Assistant, host: str, port: int) -> None:
    """Serve the page until interrupted; it asks nothing of other hosts and tells them nothing."""
    # Gradio reads this when it is first imported, to report its use to its makers or not.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    # It also calls its own address to see that it is up, which a proxy cannot reach.
    exempt = os.environ.get("no_proxy") or os.environ.get("NO_PROXY") or ""
    os.environ["no_proxy"] = ",".join([*exempt.split(","), "127.0.0.1", "localhost", host])
    style = "".join(path.read_text(encoding="utf-8") for path in sorted(chat.STYLES.glob("*.css")))
    script = chat.SCRIPT.read_text(encoding="utf-8")
    page = build_page(assistant)
    page.launch(
        server_name=host,
        server_port=port,
        share=False,
        ssr_mode=False,
        quiet=True,
        footer_links=[],
        theme=_theme(),
        # Given as `css`, Gradio would rewrite the selectors and lose some rules.
        head=f"<style>{style}</style><script>{script}</script>",
        prevent_thread_lock=True,
    )
    print(f"请在浏览器打开 http://{host}:{port}（按 Ctrl+C 停止）", flush=True)
    page.block_thread()


def _theme() -> "gr.themes.Base":
    """Gradio's plainest theme, in the fonts that systems bring for Chinese."""
    import gradio as gr

    chinese = ["PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC"]
    return gr.themes.Base(
        primary_hue=gr.themes.colors.blue,
        neutral_hue=gr.themes.colors.slate,
        font=[*chinese, "sans-serif"],
        font_mono=["ui-monospace", "Consolas", "monospace"],
    ).set(body_background_fill="#eff2f7", body_background_fill_dark="#0f141c")


def build_page(assistant: Assistant) -> "gr.Blocks":
    """The page over one assistant: the conversation, and beside it the evidence."""
    # Gradio takes seconds to import, and only serving needs it.
    import gradio as gr

    collection = chat.Collection.of(assistant.index.reports)
    examples = example_questions(assistant, collection)

    def messages(turns: list[Answer]) -> list[dict[str, Any]]:
        shown = chat.conversation(turns, collection)
        if shown:
            asked = {turn.question.rstrip("?？ ") for turn in turns}
            unasked = [question for question in examples if question.rstrip("?？ ") not in asked]
            shown[-1]["options"] = [{"value": question} for question in unasked[:NEXT_QUESTIONS]]
        return shown

    def table(answer: Answer | None, scope: str, words: str) -> str:
        return chat.figures_panel(answer, collection, scope == ALL, words)

    def evidence(answer: Answer | None, scope: str, words: str) -> list[Any]:
        passages = chat.passages_panel(answer, collection)
        findings = chat.findings_panel(answer, collection)
        return [answer, passages, table(answer, scope, words), findings]

    def ask(question: str, turns: list[Answer], scope: str, words: str) -> list[Any]:
        try:
            answer = assistant.ask(question, [turn.question for turn in turns])
        except ReportError as error:
            raise gr.Error(str(error), title="出错了") from error
        turns = [*turns, answer]
        return [turns, messages(turns), "", *evidence(answer, scope, words)]

    def ask_clicked(event: gr.SelectData, turns: list[Answer], scope: str, words: str) -> list[Any]:
        question = event.value["text"] if isinstance(event.value, dict) else event.value
        return ask(question, turns, scope, words)

    def look_back(event: gr.SelectData, turns: list[Answer], scope: str, words: str) -> list[Any]:
        # Each turn is two messages.
        return evidence(turns[event.index // 2], scope, words)

    def start_anew(scope: str, words: str) -> list[Any]:
        return [[], [], "", *evidence(None, scope, words)]

    page = gr.Blocks(title=chat.TITLE, fill_width=True, analytics_enabled=False)
    with page:
        turns, shown = gr.State([]), gr.State(None)
        gr.HTML(chat.header(collection), elem_id="header", apply_default_css=False)
        with gr.Row(elem_id="main"):
            with gr.Column(elem_id="conversation", scale=6):
                chatbot = gr.Chatbot(
                    elem_id="turns",
                    label="对话",
                    show_label=False,
                    height=None,
                    placeholder=chat.welcome(collection),
                    examples=[{"text": question} for question in examples],
                    latex_delimiters=[],
                    buttons=[],
                    feedback_options=None,
                )
                with gr.Row(elem_id="ask"):
                    question = gr.Textbox(
                        elem_id="question",
                        label="问题",
                        show_label=False,
                        placeholder="输入问题，按回车提问",
                        submit_btn="提问",
                        autofocus=True,
                    )
                    new = gr.Button("新对话", elem_id="new", scale=0, min_width=88)
            with gr.Column(elem_id="evidence", scale=5), gr.Tabs():
                with gr.Tab("原文段落"):
                    passages = gr.HTML(elem_id="passages", apply_default_css=False)
                with gr.Tab("数据表"):
                    with gr.Row(elem_id="filter"):
                        scope = gr.Radio(
                            [NEAR, ALL],
                            value=NEAR,
                            elem_id="scope",
                            label="范围",
                            show_label=False,
                            container=False,
                        )
                        words = gr.Textbox(
                            "",
                            elem_id="search",
                            label="搜索",
                            show_label=False,
                            container=False,
                            placeholder="搜索，例如：行政许可",
                        )
                    figures = gr.HTML(elem_id="figures", apply_default_css=False)
                with gr.Tab("核对"):
                    findings = gr.HTML(elem_id="findings", apply_default_css=False)

        panels = [shown, passages, figures, findings]
        for panel, value in zip(panels[1:], evidence(None, NEAR, "")[1:], strict=True):
            panel.value = value
        everything = [turns, chatbot, question, *panels]
        filters = [scope, words]
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        question.submit(ask, [question, turns, *filters], everything, **quiet)
        clicks = [chatbot.example_select, chatbot.option_select]
        gr.on(clicks, ask_clicked, [turns, *filters], everything, **quiet)
        chatbot.select(look_back, [turns, *filters], panels, **quiet)
        new.click(start_anew, filters, everything, **quiet)
        gr.on([scope.change, words.change], table, [shown, *filters], figures, **quiet)
    return page


def example_questions(assistant: Assistant, collection: chat.Collection) -> list[str]:
    """Questions to click: those kept beside the reports, else ones made from their figures.

    All are tried first, so that none is refused; the first real question then finds the
    assistant warm.
    """
    kept = [question for r in collection.reports.values() for question in kept_questions(r)]
    if kept:
        return [question for question in kept if assistant.ask(question).answered][:EXAMPLES]
    made = islice(chat.questions_from_figures(collection), EXAMPLES_TRIED)
    found = (q for q, figure in made if figure in assistant.ask(q).figures[:1])
    return list(islice(found, EXAMPLES))


def kept_questions(report: Report) -> list[str]:
    """The questions in `<stem>.examples.json` beside a report; none without such a file.

    :raises UnreadableReport: if the file is not a JSON list of texts.
    """
    path = Path(report.path).with_suffix(".examples.json")
    if not path.is_file():
        return []
    try:
        questions = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableReport(f"无法读取示例问题 {path}：{error}。请改正或删除它。") from error
    if not isinstance(questions, list) or not all(isinstance(q, str) for q in questions):
        raise UnreadableReport(f"示例问题 {path} 应当是文字的 JSON 列表。请改正或删除它。")
    return questions


if __name__ == "__main__":
    sys.exit(main())
