"""Topics and themes at the desk: what is there to sort, and sorting it by keyboard alone."""

import itertools

import desk
from expected import expect, expect_in

NUMBERS = itertools.count()

THEMES = ["Loting voor het burgerberaad", "loting voor het burgerberaad ", "Dorpsbegroting", "Wijkraad"]


def with_topics(role="organiser"):
    """Four topics more, of which two are typed alike."""

    def submit(visit):
        desk.signed_in(role)(visit)
        number = next(NUMBERS)
        for place, theme in enumerate(THEMES):
            visit.system.api(
                "POST",
                "/v1/meetings/utrecht/topics",
                {
                    "name": ["Noor Visser", "Kees-Jan Appelman", "Fatma Yıldız-van der Veen", "Jan de Wit"][place],
                    "email": f"topic.{number}.{place}@ede.example",
                    "organisation": "Gemeente Súdwest-Fryslân",
                    "organisationType": "municipality",
                    "theme": theme,
                    "text": "Wij lootten vorig jaar een burgerberaad.\n\nIk vertel wat er misging en wat bleef.",
                    "intent": "present" if place % 2 else "address",
                },
            )

    return submit


def choose_nothing(visit):
    visit.page.locator("button[value=move]").click()


def merge_nothing(visit):
    visit.page.locator("button[value=merge]").click()


def merge(visit):
    boxes = visit.page.locator("[name=themes]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    visit.page.locator("[name=title]").fill(f"Samen aan tafel {next(NUMBERS)}")
    visit.page.locator("button[value=merge]").click()


def tag_two(visit):
    boxes = visit.page.locator("[name=topics]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    visit.page.locator("input[name=tag]").fill("ochtend")
    visit.page.locator("button[value=tag]").click()


def read_one(visit):
    visit.page.locator("ul.brought a").first.click()


def noted(visit):
    read_one(visit)
    visit.page.locator("[name=note]").fill("Bel na vijf uur.\nVraag naar de zaal.")
    visit.page.locator("button[value=note]").click()
    visit.page.locator("#tag-tag").fill("zaal 2")
    visit.page.locator("button[value=tag]").click()
    if visit.page.locator("button[value=programme]").count():
        visit.page.locator("button[value=programme]").click()


def invited(visit):
    read_one(visit)
    visit.page.locator("button[value=invite]").click()


def invite_nothing(visit):
    read_one(visit)
    visit.page.locator("[name=subject]").fill("")
    visit.page.locator("[name=message]").fill("")
    visit.page.locator("button[value=invite]").click()


def focus(page, selector):
    """By the Tab key, as somebody without a mouse gets there."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector):
            return
    raise AssertionError(f"the Tab key does not lead to {selector}")


def an_organiser_sorts_topics_by_keyboard_alone(browser, system):
    """Without script: two themes become one, which is undone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL", java_script_enabled=False)

    class Visit:
        pass

    visit = Visit()
    visit.context, visit.system = context, system
    with_topics()(visit)
    page = context.new_page()
    page.goto(system.url + "/desk/meetings/utrecht/themes?lang=nl")
    # Script is off in the page; what has the focus is asked from outside.
    values = page.locator("[name=themes]").evaluate_all("boxes => boxes.slice(0, 2).map(box => box.value)")
    for value in values:
        focus(page, f"[name=themes][value='{value}']")
        page.keyboard.press("Space")
    focus(page, "[name=title]")
    page.keyboard.type("Samen aan tafel")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**done=sorted**")
    expect_in("Samen aan tafel", page.locator("form.words").inner_text(), "the merged theme")
    focus(page, ".log button")
    page.keyboard.press("Enter")
    page.wait_for_url("**done=undone**")
    expect(False, "Samen aan tafel" in page.locator("form.words").inner_text(), "the merged theme after undoing")
    context.close()


WALK = [an_organiser_sorts_topics_by_keyboard_alone]


def with_suggestions(visit):
    """Topics of which some belong at one table, and a suggestion that says so."""
    with_topics()(visit)
    visit.system.api("PUT", "/v1/meetings/utrecht/coalitions/suggestion")


def open_a_suggestion(visit):
    """Or what became of it: another page may have kept it."""
    visit.page.locator("main article a").first.click()


def keep_a_suggestion(visit):
    open_a_suggestion(visit)
    visit.page.locator("[name=name]").fill(f"Wie loot er mee {next(NUMBERS)}?")
    visit.page.locator("button[value=pin]").click()


def take_nobody_away(visit):
    open_a_suggestion(visit)
    visit.page.locator("button[value=leave]").click()


def words_too_long(visit):
    visit.page.locator("[name=words]").fill("x" * 90)
    visit.page.locator("button[value=words]").click()
