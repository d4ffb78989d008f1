"""`miclu restore`."""

from pathlib import Path
from typing import Annotated

import typer

from outputs.options import AsJson


def command(
    file: Annotated[Path, typer.Argument(help="A file that miclu backup wrote.")],
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take the place of a store without asking.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Check a backup and make it the store; one that is there is kept under another name.

    In PostgreSQL the tables are replaced in one transaction, and nothing of them is kept. Archived
    pages in the backup are put back where they are missing.

    Example: miclu restore store-2026-11-21.zip
    """
    from corpus.store.backups import has_store, restore_backup
    from outputs.console import print_json, print_line, progress
    from outputs.options import may_replace
    from outputs.session import load_settings

    settings = load_settings()
    is_there = has_store(settings.store_url)
    question = "저장소가 이미 있습니다. 백업으로 바꿀까요?"
    allowed = may_replace(question, is_there=is_there, given=replace)
    with progress(f"되살리기 {file.name}"):
        restored = restore_backup(
            file, settings.store_url, archive=settings.archive_folder, may_replace=allowed
        )
    if as_json:
        print_json(restored)
        return
    backup = restored.backup
    print_line(f"{backup.made}의 백업을 되살렸습니다: 문서 {backup.documents:,}건")
    if restored.kept:
        print_line(f"전의 저장소는 {restored.kept}에 있습니다. 필요 없으면 지우세요")
    if restored.pages:
        print_line(f"되살린 보관 파일 {len(restored.pages):,}개")
