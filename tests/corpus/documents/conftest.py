import zipfile
from pathlib import Path

import olefile
import pytest

FILES = Path(__file__).parents[2] / "files"


@pytest.fixture
def files():
    """The folder of the papers that real writers made."""
    return FILES


@pytest.fixture
def rezip(tmp_path):
    """Copy a package with parts changed: `changes` maps names to new bytes, None drops a part."""

    def copy(name, changes):
        made = tmp_path / name
        with zipfile.ZipFile(FILES / name) as source, zipfile.ZipFile(made, "w") as target:
            parts = {part: source.read(part) for part in source.namelist()} | changes
            for part, content in parts.items():
                if content is not None:
                    target.writestr(part, content, compress_type=zipfile.ZIP_DEFLATED)
        return made

    return copy


@pytest.fixture
def flag_hwp(tmp_path):
    """Copy an HWP file with bits set in its header: 2 password, 4 distribution, 16 DRM."""

    def copy(bits):
        made = tmp_path / "flagged.hwp"
        made.write_bytes((FILES / "report.hwp").read_bytes())
        with olefile.OleFileIO(str(made), write_mode=True) as container:
            header = bytearray(container.openstream("FileHeader").read())
            header[36] |= bits
            container.write_stream("FileHeader", bytes(header))
        return made

    return copy
