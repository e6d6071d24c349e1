"""With keys alone: everything is reached, in the order of the page, and one sees where one is."""

# The stops that Tab should make. Of radio buttons with one name it makes one.
STOPS = """() => {
    const all = [...document.querySelectorAll(
        "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [contenteditable]")];
    const stops = all.filter(stop =>
        !stop.matches(":disabled") && stop.tabIndex >= 0 && stop.checkVisibility({ visibilityProperty: true }));
    const group = stop => stops.filter(other =>
        other.type === "radio" && other.name === stop.name && other.form === stop.form);
    window.stops = stops.filter(stop => stop.type !== "radio"
        || stop === (group(stop).find(other => other.checked) ?? group(stop)[0]));
    // From the top, wherever the page put the focus.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    scrollTo(0, 0);
    return window.stops.length;
}"""

# Where one is, and what is wrong with it.
HERE = """() => {
    const here = document.activeElement;
    if (!here || here === document.body || here === document.documentElement) return { number: -1, faults: [] };
    const faults = [];
    const style = getComputedStyle(here);
    const box = here.getBoundingClientRect();
    const name = here.nodeName.toLowerCase() + (here.id ? "#" + here.id : "")
        + (here.name ? `[${here.name}]` : "") + ` "${(here.innerText ?? "").trim().slice(0, 30)}"`;
    // Of a field for several lines only the caret need be in sight.
    const seen = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
    if (box.left < -1 || box.right > innerWidth + 1 || box.width < 1 || seen < Math.min(box.height, 24) - 2)
        faults.push(`${name} has focus outside the window`);
    const within = (place, most) => Math.min(Math.max(place, 0), most - 1);
    const middle = document.elementFromPoint(
        within(box.left + box.width / 2, innerWidth), within(box.top + box.height / 2, innerHeight));
    if (middle && middle !== here && !here.contains(middle) && !middle.contains(here)) {
        // A link over two lines has a middle that is not in it.
        if (here.getClientRects().length === 1) faults.push(`${name} has focus behind something else`);
    }
    const colours = window.coloursRead ??= new Map();
    const colour = text => {
        if (!colours.has(text)) {
            const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
            context.fillStyle = text;
            context.fillRect(0, 0, 1, 1);
            colours.set(text, [...context.getImageData(0, 0, 1, 1).data]);
        }
        return colours.get(text);
    };
    const light = ([red, green, blue]) => [red, green, blue].map(part => part / 255)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = () => {
        for (let box = here.parentElement; box; box = box.parentElement) {
            const found = colour(getComputedStyle(box).backgroundColor);
            if (found[3] === 255) return found;
        }
        return colour(getComputedStyle(document.documentElement).colorScheme === "dark" ? "#121212" : "#fff");
    };
    const stands = text => {
        const [one, two] = [light(colour(text)), light(ground())].sort((a, b) => b - a);
        return (one + 0.05) / (two + 0.05) >= 3;
    };
    const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const ring = style.boxShadow.match(/^(rgba?\\([^)]*\\)|color\\([^)]*\\)) 0px 0px 0px ([0-9.]+)px/);
    const isSeen = (outline && stands(style.outlineColor)) || (ring && parseFloat(ring[2]) >= 2 && stands(ring[1]));
    if (!isSeen) faults.push(`${name} shows no focus (outline ${style.outline})`);
    return { number: window.stops.indexOf(here), name, faults };
}"""


# After a key, what a program gives the focus shows it, too.
EACH = f"() => window.stops.flatMap(stop => {{ stop.focus(); return ({HERE})().faults; }})"


def shows_focus_in_forced_colours(visit):
    visit.look(forced_colors="active")
    visit.page.evaluate(STOPS)
    visit.page.keyboard.press("Tab")
    faults = visit.page.evaluate(EACH)
    visit.look()
    return sorted(set(faults))


def is_walked_through_with_tab(visit):
    page = visit.page
    total = page.evaluate(STOPS)
    faults, order = [], []
    for _ in range(total + 3):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here["number"] == -1 and "name" not in here:
            break
        if here["number"] == -1:
            faults.append(f"{here['name']} takes focus and is no stop")
        if order and here["number"] == order[0]:
            break
        order.append(here["number"])
        faults += here["faults"]
    if order != list(range(total)):
        missed = [page.evaluate("n => stops[n].outerHTML.slice(0, 80)", n) for n in range(total) if n not in order][:3]
        faults.append(f"Tab makes {len(order)} of {total} stops, in the order {order}; it misses {missed}")
    return sorted(set(faults))
