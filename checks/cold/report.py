"""Makes the table and the picture of cold starts from target/cold/runs.csv: report.py, in the project's folder."""

import csv
import statistics
from pathlib import Path

IMAGE = "klankbord/functions"
COLOURS = {"hello": "#8a949a", "usual": "#b4531f", "zip": "#0b5a5a", "image": "#f2b33d"}
LABELS = {"usual": "what most teams would ship"}


def write(folder):
    groups = read(folder / "runs.csv")
    (folder / "cold.md").write_text(table(groups), encoding="utf-8")
    (folder / "cold.svg").write_text(picture(groups), encoding="utf-8")
    print(table(groups))
    print(f"Written: {folder}/runs.csv, cold.md and cold.svg; docs/performance.md and docs/pictures/ show them.")


def read(file):
    """The runs of each memory size, variant and handler."""
    groups = {}
    with open(file, encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            groups.setdefault((int(row["memory"]), row["handler"], row["variant"]), []).append(row)
    return groups


def quantiles(runs, column="answer"):
    values = sorted(float(run[column]) for run in runs)
    tenths = statistics.quantiles(values, n=10, method="inclusive") if len(values) > 1 else values * 9
    return tenths[0], statistics.median(values), tenths[8]


def table(groups):
    lines = [
        "| memory | first answer of | as | median, ms | p10 to p90 | of which INIT | after INIT | CPU, ms | to hello | to usual |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for (memory, handler, variant), runs in groups.items():
        low, middle, high = quantiles(runs)
        hello = quantiles(groups[memory, "hello", "zip"])[1]
        usual = quantiles(groups[memory, "usual", "zip"])[1]
        init, cpu = quantiles(runs, "init")[1], quantiles(runs, "cpu")[1]
        after = statistics.median(float(run["answer"]) - float(run["init"]) for run in runs)
        lines.append(
            f"| {memory} MB | {LABELS.get(handler, handler)} | {variant} | {middle:.0f} | {low:.0f} to {high:.0f} "
            f"| {init:.0f} | {after:.0f} | {cpu:.0f} | {middle / hello:.2f} | {middle / usual:.2f} |"
        )
    return "\n".join(lines) + "\n"


def picture(groups):
    """Bars of medians with whiskers from p10 to p90, one panel for each memory size."""
    scale = 520 / max(quantiles(runs)[2] for runs in groups.values())
    out, y, last = [], 8, None
    for (memory, handler, variant), runs in groups.items():
        if memory != last:
            out.append(f'<text x="8" y="{y + 22}" font-weight="bold">{memory} MB</text>')
            y, last = y + 32, memory
        low, middle, high = (value * scale for value in quantiles(runs))
        label = LABELS.get(handler, f"{handler}, {variant}")
        out.append(f'<text x="200" y="{y + 14}" text-anchor="end">{label}</text>')
        colour = COLOURS.get(handler, COLOURS[variant])
        out.append(f'<rect x="208" y="{y + 2}" width="{middle:.1f}" height="14" fill="{colour}"/>')
        out.append(f'<path d="M{208 + low:.1f} {y + 9}H{208 + high:.1f}" stroke="#1b2a33" stroke-width="1.5"/>')
        out.append(f'<text x="{216 + high:.1f}" y="{y + 14}">{middle / scale:.0f}</text>')
        y += 22
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 {y + 30}" font-family="system-ui, sans-serif" '
        'font-size="13" fill="#1b2a33" role="img"><title>First answer of a cold start, in ms</title>'
        f'<rect width="800" height="{y + 30}" fill="#fbfaf7"/>{"".join(out)}'
        f'<text x="208" y="{y + 18}">First answer of a cold start in ms: median, and the line from p10 to p90.</text>'
        "</svg>\n"
    )


if __name__ == "__main__":
    write(Path("target/cold"))
