"""WCAG 2.2 A and AA as far as a program can tell: axe-core, in light and dark, on a phone and on a wide screen."""

import pathlib

import visit as visits

AXE = pathlib.Path(".cache/browser-npm/node_modules/axe-core/axe.min.js")
EVERYTHING = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# All that the dark can change.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
LOOKS = [
    ("light, phone", visits.PHONE, "light", EVERYTHING),
    ("light, wide", visits.WIDE, "light", EVERYTHING),
    ("dark, phone", visits.PHONE, "dark", COLOURS),
    ("dark, wide", visits.WIDE, "dark", COLOURS),
]
RUN = """rules => axe.run(document, { runOnly: rules, resultTypes: ["violations", "incomplete"] }).then(found =>
    [...found.violations, ...found.incomplete.filter(rule => rule.id === "color-contrast")].flatMap(rule =>
        rule.nodes.map(node => `${rule.id} at ${node.target}: ${node.any[0]?.message ?? rule.help}`)))"""


def has_no_fault_that_axe_knows(visit):
    """A contrast that axe cannot make out counts as a fault: here every ground is one plain colour."""
    faults = []
    visit.page.evaluate(AXE.read_text())
    for name, viewport, scheme, rules in LOOKS:
        visit.look(viewport, color_scheme=scheme)
        faults += [f"{name}: {fault}" for fault in visit.page.evaluate(RUN, rules)]
    visit.look()
    return faults
