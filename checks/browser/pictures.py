"""Takes the pictures of the README. See pictures; check leaves one of every page in target/screenshots."""

import os
import pathlib
import struct
import subprocess
import types
import zlib

import desk
import machine
import parts
from expected import expect

FOLDER = pathlib.Path(os.environ["PICTURES"])
MOST_BYTES = 150_000
PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1200, "height": 900}
INVITATION = "/m/utrecht?lang=nl"


def opened(browser, viewport, scheme, path, scale=1):
    context = browser.new_context(
        viewport=viewport, color_scheme=scheme, locale="nl-NL", device_scale_factor=scale, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(path)
    return page


def filled_in(page):
    """As somebody leaves it who forgot the end of an address."""
    form = page.locator("#rsvp form")
    form.get_by_label("Naam", exact=True).fill("Fatma Yıldız-van der Veen")
    form.get_by_label("E-mailadres").fill("fatma@gemeente")
    form.get_by_label("Organisatie", exact=True).fill("Gemeente Súdwest-Fryslân")
    form.locator('[name=moments][value=lunch]').check()
    form.get_by_role("button", name="Meld mij aan").click()
    expect(2, page.get_by_role("alert").locator("li").count(), "complaints")
    page.evaluate("document.activeElement.blur()")
    page.get_by_role("heading", name="Meld je aan").scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, document.querySelector('#rsvp').offsetTop - 8)")


def for_the_readme(browser, url):
    invitation = url + INVITATION
    keep("phone-light", opened(browser, PHONE, "light", invitation, 2).screenshot())
    page = opened(browser, PHONE, "dark", invitation, 2)
    filled_in(page)
    keep("phone-dark", page.screenshot())
    keep("wide", opened(browser, WIDE, "light", invitation).screenshot())


def of_the_desk(browser, system):
    """As a planner finds it after the night of the demo's answers."""
    port = system.url.rsplit(":", 1)[1]
    subprocess.run(["make", "demo"], check=True, env=os.environ | {"PORT": port})
    page = opened(browser, WIDE, "light", system.url)
    desk.signed_in("organiser")(types.SimpleNamespace(system=system, context=page.context))
    for name, path in (("desk", ""), ("order", "/catering")):
        page.goto(f"{system.url}/desk/meetings/utrecht{path}?lang=nl")
        keep(name, page.screenshot())
    system.api("PUT", "/v1/meetings/utrecht/coalitions/suggestion")
    page.goto(f"{system.url}/desk/meetings/utrecht/coalitions?lang=nl")
    keep("coalitions", page.screenshot())
    page.locator("main article a").first.click()
    page.evaluate("scrollTo(0, document.querySelector('main mark').getBoundingClientRect().top + scrollY - 200)")
    keep("reasons", page.screenshot())


def keep(name, png):
    small = min((png, with_palette(png)), key=len)
    expect(True, len(small) < MOST_BYTES, f"{name}.png is small: {len(small)} bytes")
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.png").write_bytes(small)
    print(f"{FOLDER / name}.png: {len(small) // 1024} kB")


def with_palette(png):
    """The same picture in at most 256 colours: those used most, and for each other one the nearest of them."""
    width, height, pixels = decoded(png)
    counts = {}
    for pixel in pixels:
        counts[pixel] = counts.get(pixel, 0) + 1
    palette = sorted(counts, key=counts.get, reverse=True)[:256]
    index = {colour: number for number, colour in enumerate(palette)}
    for colour in counts:
        if colour not in index:
            index[colour] = min(range(len(palette)), key=lambda i: sum((a - b) ** 2 for a, b in zip(palette[i], colour)))
    numbers = bytes(index[pixel] for pixel in pixels)
    rows = b"".join(b"\0" + numbers[at : at + width] for at in range(0, width * height, width))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", bytes(sum(palette, ()))), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(chunk, chunks))


def chunk(named):
    name, content = named
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def decoded(png):
    """Width, height and pixels of a PNG of 8 bits a colour, without interlacing, as browsers write them."""
    at, parts = 8, b""
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        content = png[at + 8 : at + 8 + length]
        if name == b"IHDR":
            width, height, depth, kind, *_ = struct.unpack(">IIBBBBB", content)
        parts += content if name == b"IDAT" else b""
        at += 12 + length
    expect(True, depth == 8 and kind in (2, 6), "how the browser writes a PNG")
    step = 3 if kind == 2 else 4
    flat, above, pixels = zlib.decompress(parts), bytes(width * step), []
    for start in range(0, len(flat), width * step + 1):
        line = unfiltered(flat[start], bytearray(flat[start + 1 : start + 1 + width * step]), above, step)
        pixels += [tuple(line[i : i + 3]) for i in range(0, len(line), step)]
        above = line
    return width, height, pixels


def unfiltered(kind, line, above, step):
    for i in range(len(line)) if kind else ():
        left = line[i - step] if i >= step else 0
        up, corner = above[i], above[i - step] if i >= step else 0
        guess = left + up - corner
        paeth = min((left, up, corner), key=lambda value: abs(guess - value))
        line[i] = (line[i] + (0, left, up, (left + up) // 2, paeth)[kind]) & 255
    return line


def main():
    with machine.running() as system, parts.open_browser() as browser:
        for_the_readme(browser, system.url)
        of_the_desk(browser, system)


if __name__ == "__main__":
    main()
