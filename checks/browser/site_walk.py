"""Fills in the forms on another site's page, as somebody in a browser does, and posts as that site's system. See check."""

import pathlib

import signed
from expected import expect, expect_in

SHOTS = "target/screenshots"


class Walk:
    def __init__(self, browser, system):
        self.system = system
        # A phone, as most people have in hand.
        self.context = browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL")
        self.page = self.context.new_page()
        self.said = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def shot(self, name):
        pathlib.Path(SHOTS).mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)

    def fill_in_rsvp(self, email):
        form = self.page.locator("#rsvp form")
        form.get_by_label("Naam", exact=True).fill("Noor Visser")
        form.get_by_label("E-mailadres").fill(email)
        form.get_by_label("Organisatie", exact=True).fill("Gemeente Ede")
        form.get_by_label("Soort organisatie").select_option("municipality")
        form.get_by_label("Lunch").check()
        form.get_by_label("Wat eet je?").select_option("vegan")
        form.locator("[name=dietConsent]").check()
        return form

    def count_of_site(self):
        tally = self.system.api("GET", "/v1/meetings/utrecht/tally")
        return sum(count for name, count in flat(tally) if name.endswith("voorbeeld"))


def flat(value, name=""):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from flat(inner, f"{name}.{key}")
    elif isinstance(value, int) and not isinstance(value, bool):
        yield name, value


def the_page_is_of_another_origin_and_allows_no_script(walk):
    answer = walk.page.goto(walk.system.site + "/")
    policy = answer.headers["content-security-policy"]
    expect_in("default-src 'none'", policy, "the policy of the foreign page")
    expect_in(f"form-action {walk.system.url}", policy, "the policy of the foreign page")
    expect(2, walk.page.locator("form").count(), "forms on the page")
    expect(0, walk.page.locator("script, iframe").count(), "scripts and frames on the page")
    walk.shot("site-1-foreign-page")


def an_rsvp_from_there_leads_to_a_receipt_that_leads_back(walk):
    walk.page.goto(walk.system.site + "/")
    walk.fill_in_rsvp("noor@ede.example")
    walk.page.get_by_role("button", name="Meld mij aan").click()
    walk.page.wait_for_url(walk.system.url + "/m/utrecht/receipts/**")
    expect("Je bent aangemeld", walk.page.locator("h1").inner_text(), "the receipt")
    expect_in("vanaf de pagina van Voorbeeldgemeente", walk.page.locator("main").inner_text(), "the receipt")
    walk.shot("site-2-receipt")
    walk.page.get_by_role("link", name="Terug naar Voorbeeldgemeente").click()
    walk.page.wait_for_url(walk.system.site + "/")


def what_is_wrong_is_shown_on_our_page_with_the_input_kept(walk):
    walk.page.goto(walk.system.site + "/")
    walk.fill_in_rsvp("noor.ede.example")
    walk.page.get_by_role("button", name="Meld mij aan").click()
    expect(walk.system.url, "/".join(walk.page.url.split("/")[:3]), "where the form is shown again")
    alert = walk.page.get_by_role("alert")
    expect_in("Vul een e-mailadres in", alert.inner_text(), "the complaint")
    form = walk.page.locator("#rsvp form")
    expect("Noor Visser", form.get_by_label("Naam", exact=True).input_value(), "the name that was typed")
    expect("true", form.get_by_label("E-mailadres").get_attribute("aria-invalid"), "the field that is wrong")
    walk.shot("site-3-complaint")
    alert.get_by_role("link").first.click()
    expect("email", walk.page.evaluate("document.activeElement.name"), "where the complaint's link leads")
    form.get_by_label("E-mailadres").fill("tweede@ede.example")
    walk.page.get_by_role("button", name="Meld mij aan").click()
    walk.page.wait_for_url("**/receipts/**")
    expect_in("Voorbeeldgemeente", walk.page.locator("main").inner_text(), "the receipt after mending")


def a_topic_from_the_english_page_leads_back_to_it(walk):
    walk.page.goto(walk.system.site + "/en")
    form = walk.page.locator("#topic form")
    form.get_by_label("Theme").fill("Drawing lots for a citizens' assembly")
    form.get_by_label("What would you ask or tell?").fill("What went wrong, and what stayed.")
    form.get_by_text("I will come and tell about it").click()
    form.get_by_label("Name", exact=True).fill("Kees-Jan Appelman")
    form.get_by_label("E-mail address").fill("kees@rivierenland.example")
    form.get_by_label("Organisation", exact=True).fill("Waterschap Rivierenland")
    form.get_by_label("Kind of organisation").select_option("water-authority")
    form.get_by_role("button").click()
    walk.page.wait_for_url("**/receipts/topic**")
    walk.shot("site-4-topic-receipt")
    walk.page.get_by_role("link", name="Back to Voorbeeldgemeente").click()
    walk.page.wait_for_url(walk.system.site + "/en")


def a_secret_that_is_taken_back_ends_the_form_and_nobody_loses_what_they_typed(walk):
    walk.page.goto(walk.system.site + "/")
    form = walk.fill_in_rsvp("derde@ede.example")
    site = "/v1/meetings/utrecht/sites/voorbeeld"
    for secret in walk.system.api("GET", site)["secrets"]:
        walk.system.api("DELETE", f"{site}/secrets/{secret['id']}")
    form.get_by_role("button").click()
    expect_in("is verlopen", walk.page.get_by_role("alert").inner_text(), "what the page says")
    walk.shot("site-5-expired")
    expect("derde@ede.example", walk.page.locator("#rsvp form").get_by_label("E-mailadres").input_value(), "the address")
    walk.page.get_by_role("button", name="Meld mij aan").click()
    walk.page.wait_for_url("**/receipts/**")
    walk.system.api("POST", f"{site}/secrets", {"use": "form"})


def a_batch_that_another_implementation_signed_is_taken_once(walk):
    expect(True, signed.published_vector_holds(), "the published vector, by the other implementation")
    secret = walk.system.api("POST", signed.SITE + "/secrets", {"use": "post"})["secret"]
    body = signed.batch(100)
    status, answer = signed.post(walk.system, secret, "batch-1", body)
    expect(200, status, "the status of a batch")
    expect(["taken"] * 100, [result["outcome"] for result in answer["results"]], "what came of each")
    expect((status, answer), signed.post(walk.system, secret, "batch-1", body), "the same batch again")
    expect(401, signed.post(walk.system, signed.PUBLISHED["secret"], "batch-2", body)[0], "a batch signed with another secret")


def all_that_came_from_it_counts_for_the_site(walk):
    for _ in range(100):
        if walk.count_of_site() == 103:
            return
        walk.page.wait_for_timeout(100)
    expect(103, walk.count_of_site(), "answers that the tally has of the site")


def what_we_post_another_implementation_takes(walk):
    webhooks = "/v1/meetings/utrecht/webhooks"
    with signed.listening() as listener:
        file = {"url": listener.url, "events": ["rsvp.accepted", "summary.published"]}
        secret = walk.system.api("PUT", webhooks + "/planning", file)["secret"]
        tried = walk.system.api("POST", webhooks + "/planning/test")
        expect("delivered", tried["state"], "what came of a test")
        walk.system.api("POST", "/v1/meetings/utrecht/rsvps", signed.person(1000, attending=False))
        # The night tells of a summary, and the minute after it posts what is owed by then.
        for _ in range(20):
            walk.system.api("POST", "/_local/nightly")
            types = [event["type"] for event in listener.verified(secret)]
            if {"rsvp.accepted", "summary.published"} <= set(types):
                break
            walk.page.wait_for_timeout(500)
        expect("webhook.test", types[0], "the first event")
        expect(1, types.count("rsvp.accepted"), "events of an RSVP")
        expect(True, "summary.published" in types, "an event of a summary")
        told = [event["data"] for event in listener.verified(secret) if event["type"] == "rsvp.accepted"][0]
        expect({"meeting", "rsvp", "status", "version", "people"}, set(told), "what is told of an RSVP")
        second = walk.system.api("POST", webhooks + "/planning/secrets")["secret"]
        walk.system.api("POST", webhooks + "/planning/test")
        body, headers = listener.heard[-1]
        for each in (secret, second):
            signed.Webhook(each).verify(body, headers)


def nothing_was_kept_in_the_browser_and_nothing_went_wrong_in_it(walk):
    expect([], walk.context.cookies(), "cookies")
    # A form that is refused is shown with its status, and the browser says so.
    unexpected = [line for line in walk.said if "status of 4" not in line]
    expect([], unexpected, "what the browser complained about")


WALK = [
    the_page_is_of_another_origin_and_allows_no_script,
    an_rsvp_from_there_leads_to_a_receipt_that_leads_back,
    what_is_wrong_is_shown_on_our_page_with_the_input_kept,
    a_topic_from_the_english_page_leads_back_to_it,
    a_secret_that_is_taken_back_ends_the_form_and_nobody_loses_what_they_typed,
    a_batch_that_another_implementation_signed_is_taken_once,
    all_that_came_from_it_counts_for_the_site,
    what_we_post_another_implementation_takes,
    nothing_was_kept_in_the_browser_and_nothing_went_wrong_in_it,
]
