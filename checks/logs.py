"""Searches everything that the whole suite logged for anything personal, and fails when it finds some.

What counts as personal: any e-mail address; what people wrote in the submissions of events/, by form and as JSON, and
in the tests' own examples; tokens. Run it after the tests: it reads what Surefire kept of each class's output.
"""

import base64
import json
import re
import sys
import urllib.parse
from pathlib import Path

PERSONAL = {"name", "email", "organisation", "role", "dietNote", "access", "text", "theme"}
ADDRESS = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
TOKEN = re.compile(r"Bearer\s+\S+|eyJ[A-Za-z0-9_-]{10,}\.")
# Shorter texts, such as "Delft", also occur in words that are nobody's.
SHORTEST = 8
# Proof that the logs were kept and that functions logged in them.
FEWEST_LINES = 500


def written(value, key=""):
    """Every text that stands under one of the personal keys."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from written(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from written(inner, key)
    elif isinstance(value, str) and key in PERSONAL:
        yield value


def submissions(root):
    for file in sorted(root.glob("events/*/*.json")):
        event = json.loads(file.read_text(encoding="utf-8"))
        body = event.get("body") or ""
        if event.get("isBase64Encoded"):
            body = base64.b64decode(body).decode("utf-8", "replace")
        if body.startswith("{"):
            yield json.loads(body)
        else:
            yield dict(urllib.parse.parse_qsl(body))
    for file in sorted(root.glob("events/demo/*.jsonl")):
        yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


def personal_texts(root):
    texts = {text for submission in submissions(root) for text in written(submission)}
    examples = (root / "shared/src/test/java/nl/klankbord/memory/Examples.java").read_text(encoding="utf-8")
    texts.update(re.findall(r'"(?:%s)",\s*"([^"]+)"' % "|".join(PERSONAL), examples))
    return {text for text in texts if len(text) >= SHORTEST}


def main():
    root = Path(__file__).parent.parent
    texts = personal_texts(root)
    if len(texts) < 50:
        sys.exit(f"Only {len(texts)} personal texts were found in events/: this search would prove little.")
    lines, found = 0, []
    for log in sorted(root.glob("*/target/surefire-reports/*-output.txt")):
        for number, line in enumerate(log.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            lines += '"event":"' in line
            for match in (*ADDRESS.finditer(line), *TOKEN.finditer(line)):
                found.append(f"{log.name}:{number}: {match.group()[:80]}")
            found += [f"{log.name}:{number}: {text[:80]}" for text in texts if text in line]
    for hit in found[:20]:
        print(hit)
    if found:
        sys.exit(f"{len(found)} personal texts were logged. Log what happened, never what was sent: see LogLine.")
    if lines < FEWEST_LINES:
        sys.exit(f"Only {lines} log lines were kept: run the whole suite first.")
    print(f"Nothing personal in {lines} log lines ({len(texts)} texts, every address and every token searched for).")


main()
