"""Put what the program prints today into README.md, between the marks `<!-- status -->` and `<!-- /status -->`.

    python -m tools.readme

The situation of the demo record, in force at its moment; what ended or is to come stands on the desk.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
COMMAND = "trucewatch demo --no-desk"
WIDTH = "100"


def situation() -> str:
    """The first table of the board. The moment of knowledge is the time of printing and says nothing here."""
    printed = subprocess.run(
        [sys.executable, "-m", *COMMAND.split()],
        env=os.environ | {"COLUMNS": WIDTH, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    lines = [line.rstrip() for line in printed.splitlines()]
    end = lines.index("") if "" in lines else len(lines)
    return "\n".join([re.sub(r", as known .*", "", lines[0]), *lines[1:end]])


def main() -> None:
    text = README.read_text(encoding="utf-8")
    block = f"<!-- status -->\n```text\n$ {COMMAND}\n{situation()}\n```\n<!-- /status -->"
    changed, count = re.subn(r"<!-- status -->.*?<!-- /status -->", lambda _: block, text, flags=re.DOTALL)
    if count != 1:
        sys.exit(f"{README}: the marks of the status block stand there {count} times, not once")
    README.write_text(changed, encoding="utf-8")


if __name__ == "__main__":
    main()
