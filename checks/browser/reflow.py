"""Nothing lies beyond the edge, is cut off or lies over something else: on the narrowest screen, and with large text."""

import visit as visits

# At 200 % a window of 640 px has 320 of them; text alone at 200 % keeps the 640.
ENLARGED = {"width": 640, "height": 800}

FAULTS = """() => {
    const faults = [];
    const wide = document.documentElement.clientWidth;
    const beyond = document.documentElement.scrollWidth - wide;
    if (beyond > 0) faults.push(`the page is ${beyond} px wider than the window`);
    const say = element => element.nodeName.toLowerCase() + (element.id ? "#" + element.id : "")
        + (element.className?.baseVal === undefined && element.className ? "." + element.className : "");
    // What is for a screen reader, or shows itself only with focus, lies outside on purpose.
    const isSeen = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        && !element.closest(".skip, .unseen, [class*=visually-hidden], [class*=skip-link], datalist, option");
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        if (!text.data.trim() || !isSeen(text.parentElement)) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const line of range.getClientRects()) {
            if (line.width < 1) continue;
            const part = text.data.trim().slice(0, 40);
            if (line.left < -1 || line.right > wide + 1) faults.push(`"${part}" lies beyond the edge`);
            for (let box = text.parentElement; box && box !== document.body; box = box.parentElement) {
                const style = getComputedStyle(box);
                if (style.display === "inline" || style.overflowX === "visible") continue;
                const room = box.getBoundingClientRect();
                if (style.overflowX !== "auto" && style.overflowX !== "scroll"
                    && (line.right > room.right + 1 || line.left < room.left - 1)) {
                    faults.push(`"${part}" is cut off by ${say(box)}`);
                }
                break;
            }
            // The box of a line is higher than its letters: only what meets in the middle lies over each other.
            const inset = line.height * 0.25;
            lines.push({ text, part, left: line.left + 1, right: line.right - 1,
                top: line.top + inset, bottom: line.bottom - inset });
        }
    }
    for (let i = 0; i < lines.length; i++) {
        for (let j = i + 1; j < lines.length; j++) {
            const [one, two] = [lines[i], lines[j]];
            if (one.text !== two.text && one.left < two.right && two.left < one.right
                && one.top < two.bottom && two.top < one.bottom) {
                faults.push(`"${one.part}" and "${two.part}" lie over each other`);
            }
        }
    }
    for (const element of document.querySelectorAll("main *, header *, footer *")) {
        if (!isSeen(element)) continue;
        const box = element.getBoundingClientRect();
        if (box.width > 1 && (box.right > wide + 1 || box.left < -1)) faults.push(`${say(element)} lies beyond the edge`);
    }
    return [...new Set(faults)];
}"""
TWICE_THE_TEXT = """() => {
    const root = document.documentElement;
    root.style.fontSize = 2 * parseFloat(getComputedStyle(root).fontSize) + "px";
}"""
USUAL_TEXT = "() => document.documentElement.removeAttribute('style')"


def fits_320_px(visit):
    visit.look(visits.NARROWEST)
    faults = visit.page.evaluate(FAULTS)
    wide = visit.page.evaluate("document.documentElement.scrollWidth")
    visit.look()
    return faults + ([f"{wide} px wide"] if wide > 320 else [])


def fits_with_text_twice_as_large(visit):
    visit.look(ENLARGED)
    visit.page.evaluate(TWICE_THE_TEXT)
    faults = visit.page.evaluate(FAULTS)
    visit.page.evaluate(USUAL_TEXT)
    visit.look()
    return faults
