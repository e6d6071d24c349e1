"""What is wrong is said where one looks, in the same words at the field, and leads there."""

PREFIX = {"nl": "Fout: ", "en": "Error: "}
LINKS = """() => [...document.querySelectorAll("[role=alert] a[href^='#']")].map(link => {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const field = target?.matches("input, select, textarea") ? target : null;
    const described = (field?.getAttribute("aria-describedby") ?? "").split(" ")
        .map(id => document.getElementById(id)?.innerText ?? "").join(" ");
    const near = field && field.type !== "radio" && field.type !== "checkbox" ? described
        : target?.closest("fieldset, .utrecht-form-field, [role=group]")?.innerText ?? target?.innerText ?? "";
    return { text: link.innerText.trim(), hash: link.hash, isThere: target !== null,
        isSaid: near.includes(link.innerText.trim()),
        isMarked: !field || field.type === "radio" || field.type === "checkbox"
            || field.getAttribute("aria-invalid") === "true" };
})"""
LED = """hash => {
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    const here = document.activeElement;
    return here === target || target.contains(here)
        || (target.closest("fieldset, .utrecht-form-field, [role=group]")?.contains(here) ?? false);
}"""


def says_what_is_wrong_and_leads_there(visit):
    page = visit.page
    faults = []
    if not page.title().startswith(PREFIX[visit.language]):
        faults.append(f"is called {page.title()!r}, without {PREFIX[visit.language]!r}")
    if not page.locator("[role=alert]").count():
        return [*faults, "has no summary of what is wrong"]
    links = page.evaluate(LINKS)
    if not links:
        faults.append("has a summary without a link to a field")
    for link in links:
        if not link["isThere"]:
            faults.append(f"{link['text']!r} leads to {link['hash']}, which is not there")
            continue
        if not link["isSaid"]:
            faults.append(f"{link['text']!r} is not said at {link['hash']}")
        if not link["isMarked"]:
            faults.append(f"{link['hash']} is not marked as wrong")
        page.locator(f'[role=alert] a[href="{link["hash"]}"]').first.focus()
        page.keyboard.press("Enter")
        if not page.evaluate(LED, link["hash"]):
            # What takes no focus is where Tab goes on from.
            page.keyboard.press("Tab")
            if not page.evaluate(LED, link["hash"]):
                faults.append(f"{link['text']!r} does not lead to {link['hash']}")
    return faults
