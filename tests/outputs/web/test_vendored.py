import hashlib
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[3]
VENDOR = ROOT / "outputs" / "web" / "static" / "vendor"
KNOWN = tomllib.loads((VENDOR / "vendored.toml").read_text(encoding="utf-8"))


def test_what_ships_from_others_is_as_published():
    for name, entry in KNOWN.items():
        assert hashlib.sha256((ROOT / name).read_bytes()).hexdigest() == entry["sha256"], name


def test_nothing_ships_without_its_source_and_licence():
    shipped = {*VENDOR.glob("*.js"), *(ROOT / "outputs" / "fonts").glob("*.woff2")}
    assert {path.relative_to(ROOT).as_posix() for path in shipped} == set(KNOWN)
    folders = (VENDOR, ROOT / "outputs" / "fonts")
    assert {path.stem for folder in folders for path in folder.glob("*.LICENSE")} == {
        "htmx",
        "echarts",
        "Pretendard",
    }
