"""Whether this machine has what Miclu needs."""

import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.errors import MicluError, MissingStoreError
from corpus.settings import Settings
from corpus.store import open_store
from nlp.tokenizer import read_morphemes

_LEAST_DISK_GIB = 1
_GIB = 1024**3


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvironmentCheck:
    """One thing that is needed: `detail` is Korean; one that is not sound needs a remedy."""

    name: str
    is_sound: bool
    detail: str


def check_environment(settings: Settings) -> Iterator[EnvironmentCheck]:
    """Yield the checks, each as soon as it is made."""
    yield EnvironmentCheck(name="Python", is_sound=True, detail=platform.python_version())
    yield _check_search()
    yield _check_disk(settings.home)
    yield _check_kiwi()
    yield _check_store(settings)
    contact = settings.contact or "MICLU_CONTACT를 정해 주세요: 수집할 때 매체에 알리는 연락처"
    yield EnvironmentCheck(name="연락처", is_sound=bool(settings.contact), detail=contact)
    has_keys = bool(settings.naver_id and settings.naver_secret)
    keys = "있음" if has_keys else "없음 (--naver에만 필요)"
    yield EnvironmentCheck(name="네이버 검색 열쇠", is_sound=True, detail=keys)


def _check_search() -> EnvironmentCheck:
    """Make a store for nothing, with all its migrations and its full-text search."""
    try:
        with TemporaryDirectory(prefix="miclu-") as folder:
            open_store(f"sqlite:///{folder}/check.db").close()
    except (MicluError, OSError) as error:
        return EnvironmentCheck(name="SQLite FTS5", is_sound=False, detail=str(error))
    return EnvironmentCheck(name="SQLite FTS5", is_sound=True, detail="됨")


def _check_disk(home: Path) -> EnvironmentCheck:
    folder = next(each for each in (home.absolute(), *home.absolute().parents) if each.exists())
    free = shutil.disk_usage(folder).free / _GIB
    detail = f"{folder}에 {free:,.1f} GiB 비어 있음"
    return EnvironmentCheck(name="디스크", is_sound=free >= _LEAST_DISK_GIB, detail=detail)


def _check_kiwi() -> EnvironmentCheck:
    forms = " ".join(morpheme.form for morpheme in read_morphemes("산업단지에서"))
    return EnvironmentCheck(name="Kiwi", is_sound="산업" in forms, detail=forms)


def _check_store(settings: Settings) -> EnvironmentCheck:
    """Open the store, which brings its tables up to date."""
    try:
        with open_store(settings.store_url, must_exist=True) as store:
            detail = f"문서 {store.counts().documents:,}건"
    except MissingStoreError:
        return EnvironmentCheck(name="저장소", is_sound=True, detail="아직 없음")
    except MicluError as error:
        return EnvironmentCheck(name="저장소", is_sound=False, detail=str(error))
    return EnvironmentCheck(name="저장소", is_sound=True, detail=detail)
