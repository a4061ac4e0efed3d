"""The command line of the index: `python -m index build|add|remove|list|merge|prune`."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from corpus import REMOVED, SHIPPED, ReportError
from corpus.stopping import as_usual
from index.build import build, build_shard
from index.disk import default_home
from index.encoder import load_encoder
from index.folder import add_reports, remove_reports
from index.home import collection_folder, collections, entry_folder, merge, prune
from index.manifest import Manifest
from index.milvus_tables import Tables, synchronise
from index.progress import ProgressBar

_BUILD_EXAMPLES = """\
示例：
  python -m index build                     为随附的报告建立索引
  python -m index build 报告/               为文件夹里的全部报告建立索引
  python -m index build a.txt b.txt         只为这两份报告建立索引
  python -m index build 报告/ --model BAAI/bge-small-zh-v1.5
                                            换一个编码模型（需要能访问模型库，或给出本地文件夹）
  python -m index build 报告/ --shard 2/8 --out /共享/索引
                                            只编码八份里的第二份，可以在多台机器上同时进行
  python -m index build 报告/ --store http://milvus:19530
                                            建好后送到 Milvus 服务器，由它来检索

已有索引只更新新增、修改和移除的报告；中断后重新运行会从中断的那份报告接着做。
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 if it succeeded, 2 if the user has to do something first."""
    as_usual()
    options = _parser().parse_args(arguments)
    progress = ProgressBar()
    try:
        options.run(options, progress)
    except ReportError as error:
        progress.close()
        print(f"错误：{error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        progress.close()
        print("已中断；原有索引没有改动，重新运行会接着做完。", file=sys.stderr)
        return 130
    return 0


def _build(options: argparse.Namespace, progress: ProgressBar) -> None:
    encoder = load_encoder(options.model, options.out, progress)
    folder = collection_folder(options.out, options.sources or [SHIPPED])
    # Before the slow work: nobody should wait for an index and then hear of a server.
    tables = (
        Tables(options.store, folder.name, encoder.fingerprint, progress=progress)
        if options.store
        else None
    )
    if options.shard:
        number, of = options.shard
        reports = build_shard(options.sources, options.out, encoder, options.shard, progress)
        print(f"第 {number}/{of} 份完成：{reports} 份报告，存放在 {options.out}")
        return
    manifest = build(options.sources, options.out, encoder, progress)
    if tables is not None:
        keys = (member.key for member in manifest.readable.values())
        synchronise(tables, [entry_folder(options.out, key) for key in keys], progress)
    print(f"索引就绪：{_in_short(manifest)}；编码模型 {manifest.model}，存放在 {options.out}")


def _add(options: argparse.Namespace, progress: ProgressBar) -> None:
    add_reports(options.files, options.corpus)
    _rebuild(options, progress)


def _remove(options: argparse.Namespace, progress: ProgressBar) -> None:
    for path in remove_reports(options.names, options.corpus):
        print(f"已移到 {path}")
    _rebuild(options, progress)


def _rebuild(options: argparse.Namespace, progress: ProgressBar) -> None:
    encoder = load_encoder(options.model, options.out, progress)
    manifest = build([options.corpus], options.out, encoder, progress)
    print(f"索引就绪：{_in_short(manifest)}")


def _list(options: argparse.Namespace, _: ProgressBar) -> None:
    found = collections(options.out)
    if options.sources:
        folder = collection_folder(options.out, options.sources)
        found = {folder: found[folder]} if folder in found else {}
    if not found:
        print("还没有索引；请先运行 python -m index build。")
    for manifest in found.values():
        print(f"{'、'.join(manifest.sources)}：{_in_short(manifest)}")
        for name, member in manifest.reports.items():
            about = f"{member.place or '—'} {member.period or '—'}"
            counts = f"{member.passages} 个段落 {member.figures} 个数据"
            shown = "".join(c if c.isprintable() else "?" for c in name)
            print(f"  {shown}  {member.problem or f'{about}  {counts}'}")


def _merge(options: argparse.Namespace, progress: ProgressBar) -> None:
    copied = merge(options.out, options.folders, progress)
    print(f"合并了 {copied} 份报告的编码，存放在 {options.out}；再运行 index build 即可使用。")


def _prune(options: argparse.Namespace, _: ProgressBar) -> None:
    lost, entries = prune(options.out)
    print(f"移除了 {lost} 个来源已不存在的索引，{entries} 份不再使用的报告编码。")


def _in_short(manifest: Manifest) -> str:
    members = manifest.readable.values()
    problems = f"，{len(manifest.problems)} 份没有读入" if manifest.problems else ""
    return (
        f"{len(members)} 份报告，{sum(member.passages for member in members)} 个段落，"
        f"{sum(member.figures for member in members)} 个数据{problems}"
    )


def _shard(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"([1-9]\d*)/([1-9]\d*)", text)
    if not match or int(match[1]) > int(match[2]):
        raise argparse.ArgumentTypeError(f"{text} 不是 i/n 的形式，i 从 1 到 n，例如 2/8")
    return int(match[1]), int(match[2])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m index",
        description="建立和更新政府工作报告的检索索引（全部在本机完成，不需要联网）。",
    )
    commands = parser.add_subparsers(required=True, metavar="命令")
    home = argparse.ArgumentParser(add_help=False)
    home.add_argument(
        "--out",
        type=Path,
        default=default_home(),
        metavar="目录",
        help="索引和编码模型的存放目录；默认 %(default)s",
    )
    model = argparse.ArgumentParser(add_help=False)
    model.add_argument(
        "--model",
        metavar="模型",
        help="模型库里的名称或本地文件夹；默认为内置的 multilingual-e5-small",
    )
    corpus = argparse.ArgumentParser(add_help=False)
    corpus.add_argument(
        "--corpus", type=Path, required=True, metavar="文件夹", help="报告所在的文件夹"
    )

    command = commands.add_parser(
        "build",
        parents=[home, model],
        help="建立或更新索引",
        description="读取报告、编码段落和数据、写好索引。提问时会自动做同样的事；大批报告可以提前建好。",
        epilog=_BUILD_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "sources", nargs="*", type=Path, metavar="报告", help="报告文件或文件夹；默认为随附的报告"
    )
    command.add_argument(
        "--shard",
        type=_shard,
        metavar="i/n",
        help="只编码 n 份里的第 i 份（按文件大小分配）；全部完成后再运行一次不带 --shard 的 build",
    )
    command.add_argument(
        "--store",
        metavar="地址",
        help="把建好的索引送到 Milvus：http://主机:端口，或本地的 *.db 文件（milvus-lite）",
    )
    command.set_defaults(run=_build)

    command = commands.add_parser(
        "add",
        parents=[corpus, home, model],
        help="把报告加入文件夹并只编码它们；同名的报告会被替换",
        description=f"把报告复制到文件夹并更新索引。同名的旧报告移到其中的“{REMOVED}”。",
    )
    command.add_argument("files", nargs="+", type=Path, metavar="文件", help="要加入的报告")
    command.set_defaults(run=_add)

    command = commands.add_parser(
        "remove",
        parents=[corpus, home, model],
        help="把报告移出文件夹和索引",
        description=f"把报告移到文件夹里的“{REMOVED}”并更新索引；文件不会被删除。",
    )
    command.add_argument(
        "names", nargs="+", metavar="报告", help="要移出的报告：文件名，有同名的则写出路径"
    )
    command.set_defaults(run=_remove)

    command = commands.add_parser(
        "list", parents=[home], help="列出索引里的报告", description="列出索引里的报告和读不了的。"
    )
    command.add_argument(
        "sources", nargs="*", type=Path, metavar="报告", help="只列出用它们建立的索引"
    )
    command.set_defaults(run=_list)

    command = commands.add_parser(
        "merge",
        parents=[home],
        help="合并别处编码好的报告",
        description="把别处用 build --out（带或不带 --shard）编码好的报告复制过来。",
    )
    command.add_argument("folders", nargs="+", type=Path, metavar="目录", help="别处的 --out 目录")
    command.set_defaults(run=_merge)

    command = commands.add_parser(
        "prune",
        parents=[home],
        help="清理不再使用的编码",
        description="移除来源已不存在的索引，和没有索引使用、一天前留下的报告编码。",
    )
    command.set_defaults(run=_prune)
    return parser


if __name__ == "__main__":
    sys.exit(main())
