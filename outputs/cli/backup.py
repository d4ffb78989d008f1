"""`miclu backup`."""

from pathlib import Path
from typing import Annotated

import typer

from outputs.options import AsJson


def command(
    file: Annotated[Path, typer.Argument(help="The backup to write: store-2026-11-21.zip.")],
    *,
    archive: Annotated[
        bool, typer.Option("--archive", help="Also copy the archived pages (WARC files).")
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Do not compress: faster, and larger.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Write over a file of this name without asking.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Copy the store into one ZIP file, checked and with its digest, while others go on writing.

    The archived pages are named in it; --archive copies them too. The store may be one of
    PostgreSQL where its client programs are installed.

    Example: miclu backup store-2026-11-21.zip
    """
    from corpus.store.backups import Wish, write_backup
    from outputs.console import print_json, print_line, progress
    from outputs.options import may_replace
    from outputs.session import load_settings

    settings = load_settings()
    wish = Wish(
        archive=settings.archive_folder,
        with_archive=archive,
        is_packed=not plain,
        may_replace=may_replace(f"{file}에 덮어쓸까요?", is_there=file.exists(), given=replace),
    )
    with progress(f"백업 {file.name}"):
        backup = write_backup(settings.store_url, file, wish)
    if as_json:
        print_json(backup)
        return
    print_line(f"{file}: 문서 {backup.documents:,}건, {file.stat().st_size:,}바이트")
    print_line(f"SHA-256 {backup.digest} ({backup.member}, {backup.size:,}바이트)")
    if backup.archive and not archive:
        pages = f"{settings.archive_folder}의 파일 {len(backup.archive):,}개"
        print_line(f"보관한 쪽은 담지 않았습니다: {pages}. 담으려면 --archive")
