"""A manifest: its draft at the desk, a version for everybody, and what a participant does with it."""

import desk

FILE = {
    "title": "Zo doen wij dat",
    "sections": [
        {
            "id": "s1",
            "heading": "Loting",
            "paragraphs": [
                {"id": "p1", "text": "Loot elk jaar wie er meepraat.\n\nVertel daarna wat ermee gebeurt."},
                {"id": "p2", "text": "Dit was van iemand die er niet meer bij wil horen.", "gone": 1},
            ],
        },
        {"id": "s2", "heading": "Verder", "paragraphs": []},
    ],
}


def stored(visit):
    """The draft, with a paragraph that somebody should look at."""
    visit.system.api("PUT", "/v1/meetings/utrecht/manifest", FILE, {"if-match": "*"})


def published(visit):
    """Once, however often it is asked."""
    stored(visit)
    visit.system.api("PUT", "/v1/meetings/utrecht/manifest/versions/1", None, {"if-match": "*"})


def at_the_desk(visit):
    desk.signed_in("organiser")(visit)
    published(visit)


def names_it_with_nothing(visit):
    visit.page.locator("[name=manifestTitle]").fill("")
    visit.page.locator("button[value=head]").click()


def writes_a_paragraph(visit):
    visit.page.locator("a[href*='/manifest/p1']").click()


def writes_what_another_changed(visit):
    """The other gives it another title."""
    writes_a_paragraph(visit)
    visit.page.locator("[name=passage]").fill("Loot twee keer per jaar.")
    other = FILE | {"title": "Zo doen wij dat voortaan"}
    visit.system.api("PUT", "/v1/meetings/utrecht/manifest", other, {"if-match": "*"})
    visit.page.locator(".send[value=save]").click()


def comments(visit):
    visit.page.locator("[name=comment]").fill("Zo deden wij het ook.")
    visit.page.locator("button[value=comment]").click()


def comments_nothing(visit):
    visit.page.locator("[name=comment]").fill("")
    visit.page.locator("button[value=comment]").click()
