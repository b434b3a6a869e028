"""Has LibreOffice turn an old Word or RTF file into DOCX, in a process of its own under limits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CPU_SECONDS = 60
WALL_SECONDS = 180  # the first start makes a profile; a busy machine makes it slow
ADDRESS_SPACE_BYTES = 4 * 1024**3  # measured: 1.1 GiB of address space for a document of 60 pages
FILE_BYTES = 200 * 1024**2

# The limits are set by a Python that then becomes LibreOffice: nothing runs between fork and exec in this process.
_LIMITED = """
import os, resource, sys
cpu, space, size = map(int, sys.argv[1:4])
resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
resource.setrlimit(resource.RLIMIT_AS, (space, space))
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
os.execv(sys.argv[4], sys.argv[4:])
"""


def to_docx(path: Path, folder: Path, office: str) -> Path | None:
    """Return the DOCX that LibreOffice (`office`, its program) makes of `path` inside `folder`; None where it fails."""
    copy = folder / f"original{path.suffix.lower() or '.doc'}"
    copy.write_bytes(path.read_bytes())
    limits = [str(CPU_SECONDS), str(ADDRESS_SPACE_BYTES), str(FILE_BYTES)]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [office, profile, "--headless", "--norestore", "--convert-to", "docx", "--outdir", str(folder), str(copy)]
    environment = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TMPDIR": str(folder)}
    try:
        subprocess.run(
            [sys.executable, "-I", "-c", _LIMITED, *limits, *convert],
            env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            timeout=WALL_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    made = folder / "original.docx"
    return made if made.is_file() else None
