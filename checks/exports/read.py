"""Reads each export as a program would that knows nothing of us. What is in it must be what was typed, and nothing of
it may be a formula: not to the program that it is for, nor to one that tells the columns of a CSV apart by another
character.

What is dangerous is said here once more, in other words than in Inert.java, so that both have to be right."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import atoma
import openpyxl

BEGINS_A_FORMULA = tuple("=+-@|%\t\r\n＝＋－＠")
# OWASP: CSV Injection. Harm is done by a function, another program or another document.
DOES_SOMETHING = set("(|![（｜！")
GROUPS_OF_DIGITS = re.compile(r"\+[0-9]+( [0-9]+)+")
# As LibreOffice has it for CSV: separator, quote, UTF-8, from line 1, no formats, language, quoted is not text, special
# numbers, … and formulas are evaluated, which is what nobody should choose.
WITH_FORMULAS = "44,34,76,1,,0,false,true,false,false,false,-1,true"


def main():
    # It has none, and needs none.
    warnings.filterwarnings("ignore", "Workbook contains no default style")
    folder = Path(sys.argv[1])
    names = sorted(path.stem for path in folder.glob("*.json"))
    cells = sum(both(folder, name) for name in names)
    notices()
    entries = feed(folder.parent / "feed/feed.atom")
    opened = "LibreOffice is not here, so it opened none"
    if shutil.which("soffice"):
        opened = f"LibreOffice opened {office(folder, names)} files likewise"
    print(f"{len(names)} exports as CSV and as XLSX: {cells} cells are what was typed, and none is a formula; {opened}.")
    print(f"A feed with {entries} nights is one to atoma.")


def both(folder, name):
    truth = json.loads((folder / f"{name}.json").read_text("utf-8"))
    rows, separator = truth["rows"], truth["separator"]
    text = (folder / f"{name}.csv").read_bytes().decode("utf-8")
    compare(name + ".csv", rows, in_csv(text, separator), shown_in_csv)
    for other in {";", ",", "\t"} - {separator}:
        for row in csv.reader(io.StringIO(text[1:], newline=""), delimiter=other):
            # No program agrees with another on quotes in the middle of a cell: each part is looked at by itself.
            for cell in row:
                for part in re.split(r"[,;\t\n]", cell):
                    refuse(may_do_something(part.strip(' "\r')), f"{name}.csv, read with {other!r}: {cell!r}")
    compare(name + ".xlsx", rows, in_workbook(folder / f"{name}.xlsx"), lambda cell: cell)
    return sum(len(row) for row in rows)


def in_csv(text, separator):
    refuse(not text.startswith("\ufeff"), "there is no byte order mark")
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=separator, strict=True))


def in_workbook(path, is_ours=True):
    """LibreOffice writes what looks like an escape as it is."""
    book = openpyxl.load_workbook(path)
    refuse(len(book.worksheets) != 1, f"{path.name} has {len(book.worksheets)} sheets")
    rows = []
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            refuse(cell.data_type == "f", f"{path.name} {cell.coordinate} is a formula: {cell.value!r}")
            if is_ours and isinstance(cell.value, str):
                refuse(cell.number_format != "@", f"{path.name} {cell.coordinate} would become one when edited")
        rows.append(["" if cell.value is None else unescaped(cell.value) if is_ours else cell.value for cell in row])
    return rows


def unescaped(value):
    """openpyxl leaves to others what ECMA-376 calls ST_Xstring."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), value) if isinstance(value, str) else value


def shown_in_csv(cell):
    """As typed, but for apostrophes where a formula would begin, or a number that loses something."""
    return str(cell)


def compare(what, expected, found, shown):
    refuse(len(expected) != len(found), f"{what} has {len(found)} rows instead of {len(expected)}")
    for number, (wanted, row) in enumerate(zip(expected, found)):
        refuse(len(wanted) != len(row), f"{what}, row {number + 1} has {len(row)} cells instead of {len(wanted)}")
        for typed, cell in zip(wanted, row):
            where = f"{what}, row {number + 1}: {cell!r} for {typed!r}"
            if what.endswith(".csv"):
                refuse(is_formula(cell), where + " may be taken for a formula")
                refuse(loses_digits(cell), where + " may be taken for a number")
                refuse(without_added(cell, str(typed)) != str(typed), where)
            else:
                refuse(shown(cell) != typed, where)


def without_added(cell, typed):
    """Takes out apostrophes that are not in what was typed, one by one."""
    kept, at = [], 0
    for letter in cell:
        if at < len(typed) and letter == typed[at]:
            kept.append(letter)
            at += 1
        elif letter != "'":
            return cell
    return "".join(kept)


def is_formula(cell):
    """What a spreadsheet may take for one. A phone number in groups is none: nothing is added up by a space."""
    begin = cell.lstrip(" \u00a0")
    return begin.startswith(BEGINS_A_FORMULA) and not GROUPS_OF_DIGITS.fullmatch(cell)


def may_do_something(part):
    return part.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")) and not DOES_SOMETHING.isdisjoint(part)


def loses_digits(cell):
    return cell.isdigit() and (len(cell) > 11 or (len(cell) > 1 and cell.startswith("0")))


def notices():
    """A check that finds nothing must be one that could."""
    for wrong in ("=1+1", " =1", "+31612345678", "@A1", "-1+1"):
        refuse(not is_formula(wrong), f"{wrong!r} was not noticed")
    for right in ("+31 6 12345678", "'=1+1", "gewoon", ""):
        refuse(is_formula(right), f"{right!r} was noticed")
    for wrong, typed in (("=1+1", "=1+2"), ("", "x"), ("'x", "y")):
        refuse(without_added(wrong, typed) == typed, f"{wrong!r} was taken for {typed!r}")


def feed(path):
    """What a feed reader makes of it (RFC 4287)."""
    read = atoma.parse_atom_file(str(path))
    refuse(read.title.value != 'Overleg <b> & "lunch" ]]> 🥪', f"the feed is called {read.title.value!r}")
    ids = [read.id_, *(entry.id_ for entry in read.entries)]
    refuse(len(set(ids)) != len(ids), f"two of the feed have one id: {ids}")
    for entry in read.entries:
        refuse(not entry.title.value or not entry.summary.value or entry.updated > read.updated, f"an entry is odd: {entry}")
    refuse([link.rel for link in read.links] != ["self", "alternate"], f"the feed leads elsewhere: {read.links}")
    return len(read.entries)


def office(folder, names):
    """LibreOffice opens each, told to evaluate formulas where it asks, and saves it as the other kind of file."""
    opened = 0
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        for separator in (";", ","):
            own = [name for name in names if json.loads((folder / f"{name}.json").read_text("utf-8"))["separator"] == separator]
            options = WITH_FORMULAS.replace("44", str(ord(separator)), 1)
            convert(work, [folder / f"{name}.csv" for name in own], "xlsx", f"--infilter=CSV:{options}")
            for name in own:
                truth = json.loads((folder / f"{name}.json").read_text("utf-8"))["rows"]
                rows = in_workbook(work / f"{name}.xlsx", is_ours=False)
                for wanted, row in zip(truth, rows):
                    for typed, cell in zip(wanted, row):
                        if isinstance(typed, str) and not isinstance(cell, (int, float, str)):
                            cell = str(cell)  # our own dates, which it may read as such
                        kept = without_added(str(cell), str(typed))
                        refuse(kept != str(typed), f"LibreOffice reads {cell!r} in {name}.csv for {typed!r}")
                opened += 1
        convert(work, [folder / f"{name}.xlsx" for name in names], "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true")
        for name in names:
            truth = json.loads((folder / f"{name}.json").read_text("utf-8"))["rows"]
            rows = list(csv.reader((work / f"{name}.csv").open(encoding="utf-8-sig", newline="")))
            refuse([[str(cell) for cell in row] for row in truth] != rows, f"LibreOffice shows other cells in {name}.xlsx")
            opened += 1
    return opened


def convert(work, files, to, *more):
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", *more, "--convert-to", to, "--outdir", work, *files],
        check=True,
        capture_output=True,
        timeout=300,
    )


def refuse(is_wrong, what):
    if is_wrong:
        raise SystemExit(what)


if __name__ == "__main__":
    main()
