"""Little to send, asked for once, and nothing jumps while it comes in."""

import gzip

MOST = 40_000
FOR_A_YEAR = "public, max-age=31536000, immutable"
# Once what was drawn last has been told of.
SHIFT = "() => new Promise(told => requestAnimationFrame(() => setTimeout(() => told(watched.shift), 20)))"
PARTS = """() => [...document.querySelectorAll("link[rel~=stylesheet], link[rel~=icon], img, link[rel~=preload]")]
    .map(part => ({ style: part.rel?.includes("stylesheet") ?? false, url: part.href || part.src }))"""


def is_light_and_does_not_jump(visit):
    faults = []
    shift = visit.page.evaluate(SHIFT)
    if shift > 0:
        faults.append(f"jumps by {shift:.4f} while it loads: {visit.page.evaluate('watched.shifts')}")
    parts = visit.page.evaluate(PARTS)
    if not visit.allowed and [part["style"] for part in parts].count(True) != 1:
        faults.append("has not one style sheet")
    size = len(gzip.compress(visit.answer.body(), mtime=0))
    for url in {part["url"] for part in parts}:
        answer = visit.context.request.get(url)
        size += len(gzip.compress(answer.body(), mtime=0))
        control = answer.headers.get("cache-control")
        if control != FOR_A_YEAR:
            faults.append(f"{url} may be kept for {control!r}")
        if not any(len(word) >= 12 and set(word) <= set("0123456789abcdef") for word in url.replace(".", "-").split("-")):
            faults.append(f"{url} has no hash in its name")
    if size >= MOST:
        faults.append(f"is {size} bytes with everything, zipped")
    return faults
