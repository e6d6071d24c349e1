"""Pages that are wrong on purpose, one for each kind of check: a check that finds nothing in its own could never find
anything."""

import accessible
import errors
import guarded
import keyboard
import light
import media
import naughty
import reflow
import visit as visits

# Under our own policy most of this would not even come about.
ANYTHING = "default-src * 'unsafe-inline'"

WRONG = [
    (accessible.has_no_fault_that_axe_knows, "color-contrast", "<p style='color: #999'>Hardly to be read"),
    (accessible.has_no_fault_that_axe_knows, "dark, phone: color-contrast", "<p class='night'>Read by day"),
    (accessible.has_no_fault_that_axe_knows, "label", "<form><input name='name'></form>"),
    (accessible.has_no_fault_that_axe_knows, "target-size", 2 * "<button style='padding: 0; height: 9px'>Go</button>"),
    (reflow.fits_320_px, "wider than the window", "<p>Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"),
    (reflow.fits_320_px, "is cut off by", "<p class='short'>A sentence that ends somewhere beyond it"),
    (reflow.fits_320_px, "lie over each other", "<p>First<p style='margin-top: -2em'>Second"),
    (reflow.fits_with_text_twice_as_large, "lies beyond the edge", "<p style='width: 22rem; margin-left: 12rem'>Wide"),
    (keyboard.is_walked_through_with_tab, "shows no focus", "<a href='#a' style='outline: 0'>There</a>"),
    (keyboard.is_walked_through_with_tab, "shows no focus", "<a href='#a' style='outline: 3px solid #f2f2f2'>There</a>"),
    (keyboard.is_walked_through_with_tab, "in the order", "<a href='#a' tabindex='2'>Second</a><a href='#b' tabindex='1'>First</a>"),
    (keyboard.is_walked_through_with_tab, "outside the window", "<a href='#a' style='position: fixed; left: -99rem'>Away</a>"),
    (keyboard.is_walked_through_with_tab, "behind something else", "<a href='#a'>Under</a><div class='over'></div>"),
    (keyboard.is_walked_through_with_tab, "it misses", "<textarea onkeydown='event.preventDefault()'></textarea><a href='#a'>Never</a>"),
    (keyboard.shows_focus_in_forced_colours, "shows no focus", "<a href='#a' class='shadow'>There</a>"),
    (media.does_not_move_when_asked_not_to, "has a transition", "<a href='#a' style='transition: color 1s'>There</a>"),
    (media.does_not_move_when_asked_not_to, "runs", "<p class='turning'>Round and round"),
    (media.prints, "wider than paper", "<p style='width: 60rem'>Wide"),
    (media.prints, "no heading", "<style>@media print { h1 { display: none } }</style>"),
    (guarded.runs_nothing_and_asks_nobody_else, "asks http://other.example", "<img alt='' src='http://other.example/dot.png'>"),
    (guarded.runs_nothing_and_asks_nobody_else, "a style attribute", "<p style='margin: 0'>Plain"),
    (guarded.runs_nothing_and_asks_nobody_else, "the attribute onclick", "<p onclick='1'>Plain"),
    (guarded.runs_nothing_and_asks_nobody_else, "opens a dialog", "<script>alert(1)</script>"),
    (guarded.runs_nothing_and_asks_nobody_else, "the browser says", "<script>console.log('Hello')</script>"),
    (guarded.runs_nothing_and_asks_nobody_else, "breaks its policy", "<style>p { margin: 0 }</style>", guarded.POLICY),
    (guarded.runs_nothing_and_asks_nobody_else, "breaks its policy", "<script>alert(1)</script>", guarded.POLICY_OF_A_MEETING),
    (guarded.keeps_nothing_in_the_browser, "has the cookie", "<script>document.cookie = 'seen=1'</script>"),
    (guarded.keeps_nothing_in_the_browser, "storage", "<script>localStorage.seen = 1</script>"),
    (light.is_light_and_does_not_jump, "jumps by", "<p id='late'>Down<script>setTimeout(() => late.className = 'down', 10)</script>"),
    (light.is_light_and_does_not_jump, "zipped", "<p hidden>{noise}"),
    (light.is_light_and_does_not_jump, "no hash", "<link rel='stylesheet' href='/style.css'>"),
    (errors.says_what_is_wrong_and_leads_there, "is called", "<div role='alert'><a href='#a'>Wrong</a></div><p id='a'>Wrong"),
    (errors.says_what_is_wrong_and_leads_there, "is not there", "<div role='alert'><a href='#nowhere'>Wrong</a></div>"),
    (errors.says_what_is_wrong_and_leads_there, "is not said", "<div role='alert'><a href='#a'>Wrong</a></div><input id='a'>"),
    (errors.says_what_is_wrong_and_leads_there, "does not lead", "<div role='alert'><a href='#a'>Wrong</a></div><p id='a'>Wrong"),
    (naughty.harm, "opens a dialog", "<script>alert(1)</script>"),
    (naughty.harm, "runs it", "<img alt='' src='x' onerror='window.ran = true'>"),
]
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Wrong</title><meta name="viewport"
content="width=device-width"><style>html {{ color: #222; background: #fff }}
@media (prefers-color-scheme: dark) {{ .night {{ color: #ccc }} }}
@keyframes turn {{ to {{ rotate: 1turn }} }} .turning {{ animation: turn 2s infinite }}
.shadow {{ outline: 0; box-shadow: 0 0 0 3px #000 }} .down {{ margin-top: 300px }} .over {{ position: fixed; inset: 0; background: #fff }} .short {{ overflow: hidden; white-space: nowrap }}</style></head>
<body><main><h1>Wrong</h1>{body}</main></body></html>"""


def page(body):
    # As it comes, it is as large zipped as it was.
    return PAGE.format(body=body.replace("{noise}", "".join(str(hash(("noise", n))) for n in range(5_000))))


def serve(visit, html, policy):
    headers = {"content-type": "text/html; charset=utf-8", "content-security-policy": policy}
    visit.page.route("**/wrong", lambda route: route.fulfill(status=200, headers=headers, body=html))


def hold(browser, system):
    """How many checks found nothing in a page that is wrong."""
    blind = 0
    for check, expected, body, *policy in WRONG:
        with visits.Visit(browser, system, "en") as visit:
            html = page(body)
            if policy:
                html = f"<!doctype html><html lang='en'><title>Wrong</title><main><h1>Wrong</h1>{body}</main></html>"
            serve(visit, html, policy[0] if policy else ANYTHING)
            visit.open("/wrong")
            found = check(visit)
        if not any(expected in fault for fault in found):
            blind += 1
            print(f"  FAILED  {check.__name__.replace('_', ' ')} finds no {expected!r} in {body}: {found}", flush=True)
    return blind
