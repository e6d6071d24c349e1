"""Fills in a form as people do, whatever it asks: a field that is new is filled in by its kind."""

# By the field's name; what is not here gets something that fits its type.
PERSON = {
    "name": "Noor Visser",
    "email": "noor@ede.example",
    "organisation": "Gemeente Ede",
    "organisationType": "municipality",
    "role": "Beleidsadviseur participatie",
    "attending": "true",
    "diet": "vegan",
    "dietNote": "Geen noten, ook niet in sporen.",
    "access": "Een plek voor een rolstoel, en iemand die meeschrijft.",
    "theme": "Loten voor een burgerberaad",
    "text": "Wij lootten drie keer. Wat ging mis, wat bleef, en wie er toch niet kwam.",
    "intent": "present",
}
GUESTS = ["Ali van der Berg", "Sjoerdtje Bûter", "Çelik"]
# Of a guest's moments: at none of them.
NONE_OF_THESE = "-"
TOO_LONG = "Een heel lange naam met letters. " * 100

# What is asked for in a form, the submission's own fields and the trap for programs left out.
FIELDS = """form => [...form.elements]
    .filter(field => field.name && !["hidden", "submit", "button"].includes(field.type)
        && field.checkVisibility())
    .map(field => ({ name: field.name, type: field.type, value: field.value, id: field.id,
        mode: field.inputMode }))"""


def form_of(page, kind):
    """`kind` is `rsvp`, `topic`, or a selector of another form."""
    return page.locator(f"#{kind} form" if kind.isalpha() else kind)


def fields(form):
    return form.evaluate(FIELDS)


def fill_in(form, alone=False, **special):
    """Fills in everything; `special` has other values by name, with `None` for a field to leave as it is."""
    values = {**PERSON, **special}
    for field in fields(form):
        name, kind = field["name"], field["type"]
        value = values.get(name, "3" if field["mode"] == "numeric" else usual(name, kind))
        if alone and name.startswith("guests"):
            continue
        if value is None or (kind == "checkbox" and field["value"] == NONE_OF_THESE):
            continue
        if kind in ("radio", "checkbox"):
            place = form.locator(f'[name="{name}"][value="{field["value"]}"]')
            if kind == "checkbox" or field["value"] == value or (name not in values and not is_chosen(form, name)):
                place.check()
        elif kind == "select-one":
            place = form.locator(f'select[name="{name}"]')
            if value in place.evaluate("select => [...select.options].map(option => option.value)"):
                place.select_option(value)
            else:
                place.select_option(index=1)
        else:
            form.locator(f'[name="{name}"]').fill(value)
    return form


def usual(name, kind):
    if name.startswith("guests.") and name.endswith(".name"):
        number = int(name.split(".")[1])
        return GUESTS[number] if number < len(GUESTS) else None
    return {"email": "noor@ede.example", "number": "3", "date": "2027-04-24"}.get(kind, "Dat weet ik nog niet.")


def is_chosen(form, name):
    return form.locator(f'[name="{name}"]:checked').count() > 0


def fill_in_wrongly(form):
    """Every text too long, every address none: as many complaints at once as a person could get."""
    for field in fields(form):
        name, kind = field["name"], field["type"]
        if kind in ("text", "textarea", "search", "tel"):
            form.locator(f'[name="{name}"]').fill(TOO_LONG)
        elif kind == "email":
            form.locator(f'[name="{name}"]').fill("noor.ede.example")
        elif kind == "number":
            form.locator(f'[name="{name}"]').fill("-1")
    return form


def send(visit, form):
    """Another button of the form may send it elsewhere."""
    with visit.page.expect_navigation():
        form.locator("button[type=submit]:not([formaction])").last.click()
