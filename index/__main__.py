"""The command line of the index: `python -m index build`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from corpus import ReportError
from index.build import open_index
from index.disk import default_home
from index.progress import ProgressBar

_EXAMPLES = """\
示例：
  python -m index build                     为随附的报告建立索引
  python -m index build 报告/               为文件夹里的全部报告建立索引
  python -m index build a.txt b.txt         只为这两份报告建立索引
  python -m index build 报告/ --model BAAI/bge-small-zh-v1.5
                                            换一个编码模型（需要能访问模型库，或给出本地文件夹）

已有索引只更新新增、修改和移除的报告；中断后重新运行会接着做完。
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 if it succeeded, 2 if the user has to do something first."""
    options = _parser().parse_args(arguments)
    progress = ProgressBar()
    try:
        index = open_index(
            options.sources or None, home=options.out, model=options.model, progress=progress
        )
    except ReportError as error:
        progress.close()
        print(f"错误：{error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        progress.close()
        print("已中断；原有索引没有改动，重新运行会接着做完。", file=sys.stderr)
        return 130
    print(
        f"索引就绪：{len(index.reports)} 份报告，{len(index.passages)} 个段落，"
        f"{len(index.figures)} 个数据；编码模型 {index.encoder.name}，存放在 {options.out}"
    )
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m index",
        description="建立和更新政府工作报告的检索索引（全部在本机完成，不需要联网）。",
    )
    commands = parser.add_subparsers(required=True, metavar="命令")
    build = commands.add_parser(
        "build",
        help="建立或更新索引",
        description="读取报告、编码段落和数据、写好索引。提问时会自动做同样的事；大批报告可以提前建好。",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    build.add_argument(
        "sources", nargs="*", type=Path, metavar="报告", help="报告文件或文件夹；默认为随附的报告"
    )
    build.add_argument(
        "--out",
        type=Path,
        default=default_home(),
        metavar="目录",
        help="索引和编码模型的存放目录；默认 %(default)s",
    )
    build.add_argument(
        "--model",
        metavar="模型",
        help="模型库里的名称或本地文件夹；默认为内置的 multilingual-e5-small",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
