#!/usr/bin/env python3
"""Holds three things to each other: the jars in both zips, the SBOM beside them, and docs/licences.md. The style in
our own jar holds components of the NL Design System: docs/licences.md lists those of checks/look/package-lock.json.

    checks/shipped.py           says what differs, and fails when something does
    checks/shipped.py --write   renews the table in docs/licences.md from the SBOM
"""

import hashlib
import io
import json
import re
import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "functions/target"
LIST = ROOT / "docs/licences.md"
OURS = "nl.klankbord"
STYLE = ROOT / "checks/look/package-lock.json"

# What may ship beside EUPL-1.2 code. A licence that is not here needs a person who reads it first.
ACCEPTED = {
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",  # the Eclipse Distribution License too
    "EUPL-1.2",  # our own
    "EPL-2.0",  # its source has to be offered: docs/licences.md does
    "GPL-2.0-with-classpath-exception",
    "MIT",
    "MIT-0",
}
# What a function loads at its start (docs/performance.md).
MOST_BYTES = 12_000_000
# Parts of DynamoDB Local and of the local machine, by the path of their classes and libraries.
NEVER = re.compile(r"software/amazon/dynamodb/|com/almworks/sqlite4java/|no/nav/security/|\.(so|dylib|dll)$")
TEXT = re.compile(r"META-INF/(.*/)?(LICEN[CS]E|COPYING)[^/]*$", re.IGNORECASE)
ROW = re.compile(r"^\| `(\S+)` \| (\S+) \| (.+) \|$", re.MULTILINE)
HEAD = "| component | version | licence |\n|---|---|---|\n"
NO_TEXT = "## Jars without a licence text"


def main() -> int:
    if not (TARGET / "bom.json").exists():
        # Its plugin is silent under Maven's -o.
        print("There is no functions/target/bom.json. Make it, without -o: ./mvnw verify", file=sys.stderr)
        return 1
    sbom = json.loads((TARGET / "bom.json").read_text("utf-8"))
    components = [c for c in sbom["components"] if c["group"] != OURS]
    rows = sorted((f"{c['group']}:{c['name']}", c["version"], " or ".join(licences(c))) for c in components)
    style = styled()
    components += style
    rows = [*((c["name"], c["version"], " or ".join(licences(c))) for c in style), *rows]
    page = LIST.read_text("utf-8")
    if "--write" in sys.argv:
        above, below = ROW.sub("", page).split(HEAD)
        table = "".join(f"| `{name}` | {version} | {licence} |\n" for name, version, licence in rows)
        LIST.write_text(above + HEAD + table + "\n" + below.lstrip("\n"), "utf-8")
        return 0

    complaints = [*zips_against_sbom(sbom), *accepted(components), *listed(rows, page), *texts(page)]
    for each in complaints:
        print(each, file=sys.stderr)
    if not complaints:
        print(f"{len(rows)} components ship; the zips, the SBOM and docs/licences.md agree on them.")
    return 1 if complaints else 0


def styled():
    """What the style is made of, as an SBOM would say it."""
    packages = json.loads(STYLE.read_text("utf-8"))["packages"]
    found = ((path.removeprefix("node_modules/"), each) for path, each in sorted(packages.items()) if path)
    return [
        {
            "name": name,
            "version": each["version"],
            "purl": f"pkg:npm/{name.replace('@', '%40')}@{each['version']}",
            "licenses": [{"license": {"id": each["license"]}}],
        }
        for name, each in found
    ]


def zips_against_sbom(sbom):
    """The same jars, with nothing of them lost in packing, and our licence and the list with them."""
    expected = {f"lib/{c['name']}-{c['version']}.jar": c for c in sbom["components"]}
    own = sbom["metadata"]["component"]
    expected[f"lib/{own['name']}-{own['version']}.jar"] = None
    # What only a few functions need.
    apart = {f"lib/{jar.name}" for jar in (TARGET / "lib-few").glob("*.jar")}
    everywhere = {name: each for name, each in expected.items() if name not in apart}
    yield from zip_against(everywhere, "functions.zip")
    yield from zip_against(expected, "all.zip")
    size = (TARGET / "functions.zip").stat().st_size
    if size > MOST_BYTES:
        yield f"functions.zip has {size} bytes, more than {MOST_BYTES}: every function loads from it at its start."


def zip_against(expected, zip_name):
    with ZipFile(TARGET / zip_name) as packed:
        if packed.read("LICENSE") != (ROOT / "LICENSE").read_bytes():
            yield f"The LICENSE in {zip_name} is another one than ours. Build again: ./mvnw package"
        if packed.read("licences.md") != LIST.read_bytes():
            yield f"docs/licences.md changed after {zip_name} was packed. Build again: ./mvnw package"
        jars = {name for name in packed.namelist() if name.startswith("lib/")}
        for name in sorted(jars - expected.keys()):
            yield f"{name} is in {zip_name}, and not expected there by the SBOM. ./mvnw clean removes older jars."
        for name in sorted(expected.keys() - jars):
            yield f"{name} is in the SBOM, and not in {zip_name}."
        for name in sorted(jars & expected.keys()):
            came = jar_file(name, expected[name]).read_bytes()
            if expected[name] and hashlib.sha256(came).hexdigest() != sha256(expected[name]):
                yield f"{name} has another SHA-256 sum than the SBOM says."
            inside = files(packed.read(name))
            if inside != files(came):
                yield f"{name} lost or changed files in packing: see Pack.java."
            for path in filter(NEVER.search, inside):
                yield f"{name} has {path}, which is for this machine only and may not ship."


def jar_file(name, component):
    if not component:
        return TARGET / Path(name).name
    return next(path for path in (TARGET / name, TARGET / "lib-few" / Path(name).name) if path.exists())


def accepted(components):
    for each in components:
        found = licences(each)
        for name in [x for x in found if x not in ACCEPTED] or ([] if found else ["no licence at all"]):
            yield (
                f"{each['purl']} is under {name}, which is not known to go with the EUPL-1.2. "
                "Read it; then leave the library out, or add the licence to ACCEPTED in checks/shipped.py."
            )


def listed(rows, page):
    found = set(ROW.findall(page))
    for row in sorted(set(rows) - found):
        yield f"docs/licences.md lacks {' '.join(row)}. Renew it: make licences"
    for row in sorted(found - set(rows)):
        yield f"docs/licences.md has {' '.join(row)}, which does not ship. Renew it: make licences"


def texts(page):
    """A jar that does not bring its licence's text is one that the page speaks of."""
    spoken = set(re.findall(r"^- `(\S+)`", page.split(NO_TEXT)[1], re.MULTILINE))
    without = set()
    for jar in [*(TARGET / "lib").glob("*.jar"), *(TARGET / "lib-few").glob("*.jar")]:
        if not any(map(TEXT.search, files(jar.read_bytes()))) and not is_ours(jar):
            without.add(re.sub(r"-[0-9][^-]*\.jar$", "", jar.name))
    for name in sorted(without ^ spoken):
        yield f"docs/licences.md, {NO_TEXT!r}: {name} is {'missing' if name in without else 'there for nothing'}."


def is_ours(jar: Path) -> bool:
    return any(path.startswith(f"META-INF/maven/{OURS}/") for path in files(jar.read_bytes()))


def licences(component) -> list[str]:
    found = component.get("licenses", [])
    return [x.get("expression") or x["license"].get("id") or x["license"]["name"] for x in found]


def sha256(component) -> str:
    return next(x["content"] for x in component["hashes"] if x["alg"] == "SHA-256")


def files(jar: bytes) -> dict[str, int]:
    with ZipFile(io.BytesIO(jar)) as opened:
        return {x.filename: x.CRC for x in opened.infolist() if not x.is_dir()}


sys.exit(main())
