"""The RSVP, filled in, sent, mended and sent again by somebody who has no mouse."""

import forms

HERE = """() => {
    const here = document.activeElement;
    return { name: here.name ?? "", type: here.type ?? here.nodeName.toLowerCase(), value: here.value ?? "",
        mode: here.inputMode ?? "", form: here.closest("form")?.parentElement.id ?? "", checked: here.checked ?? false,
        alert: here.closest("[role=alert]") !== null, href: here.getAttribute("href") ?? "" };
}"""
FAR = 150


def an_rsvp_goes_by_keys_alone(visit):
    visit.open("/m/utrecht?lang=nl")
    walk_to(visit, lambda here: here["href"] == "#rsvp")
    visit.page.keyboard.press("Enter")
    fill_in(visit, {**forms.PERSON, "email": "toetsen.ede.example"})
    if visit.answer.status != 400:
        raise AssertionError(f"the mistake in it was not seen: {visit.answer.status}")


def what_was_wrong_is_mended_by_keys_alone(visit):
    """On the page that the one before leads to."""
    page = visit.page
    # The summary itself may get the focus only now, on a busy machine; its first link comes after it.
    link = walk_to(visit, lambda here: here["alert"] and here["href"])
    page.keyboard.press("Enter")
    here = page.evaluate(HERE)
    if here["name"] != "email":
        raise AssertionError(f"{link['href']} leads to {here}")
    page.keyboard.press("Control+A")
    page.keyboard.type("toetsen@ede.example")
    walk_to(visit, lambda here: here["type"] == "submit" and here["name"] != "guestRows")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    if "/receipts/accepted" not in page.url:
        raise AssertionError(f"ends at {page.url}")


def fill_in(visit, values):
    page = visit.page
    while True:
        here = walk_to(visit, lambda here: here["form"] == "rsvp")
        name, kind = here["name"], here["type"]
        if kind == "submit" and name == "guestRows":
            # It would ask for room for one guest more.
            continue
        if kind == "submit":
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
        if kind == "checkbox" and here["value"] == forms.NONE_OF_THESE:
            continue
        if kind == "checkbox" or (kind == "radio" and not here["checked"]):
            page.keyboard.press("Space")
        elif kind.startswith("select"):
            page.keyboard.press("ArrowDown")
        elif kind in ("text", "email", "textarea"):
            usual = "3" if here["mode"] == "numeric" else forms.usual(name, kind)
            page.keyboard.type(values.get(name) or usual or "")


def walk_to(visit, there):
    for _ in range(FAR):
        visit.page.keyboard.press("Tab")
        here = visit.page.evaluate(HERE)
        if there(here):
            return here
    raise AssertionError(f"Tab does not come there in {FAR} steps")
