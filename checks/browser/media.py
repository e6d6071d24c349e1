"""What a device asks for: no motion, and paper."""

MOVING = """() => {
    const faults = [];
    for (const animation of document.getAnimations()) faults.push(`${animation.animationName ?? "something"} runs`);
    const seconds = text => Math.max(...text.split(",").map(each =>
        parseFloat(each) * (each.trim().endsWith("ms") ? 0.001 : 1)));
    for (const element of document.querySelectorAll("*")) {
        for (const part of [null, "::before", "::after"]) {
            const style = getComputedStyle(element, part);
            if (style.animationName !== "none" && seconds(style.animationDuration) > 0.01) {
                faults.push(`${element.nodeName} has the animation ${style.animationName}`);
            }
            if (seconds(style.transitionDuration) + Math.max(0, seconds(style.transitionDelay)) > 0.01) {
                faults.push(`${element.nodeName} has a transition of ${style.transitionProperty}`);
            }
        }
        if (getComputedStyle(element).scrollBehavior === "smooth") faults.push(`${element.nodeName} scrolls smoothly`);
    }
    return [...new Set(faults)];
}"""
# An A4 without its margins, at 96 px to the inch.
PAPER = {"width": 718, "height": 1000}


def does_not_move_when_asked_not_to(visit):
    visit.look(reduced_motion="reduce")
    faults = visit.page.evaluate(MOVING)
    visit.look()
    return faults


def prints(visit):
    visit.look(PAPER, media="print")
    faults = []
    if visit.page.evaluate("document.documentElement.scrollWidth") > PAPER["width"]:
        faults.append("wider than paper")
    if not visit.page.evaluate("document.querySelector('h1')?.checkVisibility() ?? false"):
        faults.append("no heading on paper")
    sheets = visit.page.pdf(format="A4").count(b"/Type /Page\n")
    if not 1 <= sheets <= 6:
        faults.append(f"{sheets} sheets of paper")
    visit.look()
    return faults
