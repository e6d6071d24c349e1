"""What is checked of every page, in this order: what the browser noticed first, then what changes the page."""

import accessible
import errors
import guarded
import keyboard
import light
import media
import reflow

OF_EVERY_PAGE = [
    light.is_light_and_does_not_jump,
    guarded.runs_nothing_and_asks_nobody_else,
    guarded.keeps_nothing_in_the_browser,
    keyboard.is_walked_through_with_tab,
    keyboard.shows_focus_in_forced_colours,
    reflow.fits_320_px,
    reflow.fits_with_text_twice_as_large,
    media.does_not_move_when_asked_not_to,
    media.prints,
    accessible.has_no_fault_that_axe_knows,
]
OF_ERRORS = [errors.says_what_is_wrong_and_leads_there]


def spoken(check):
    return check.__name__.replace("_", " ")


def of(page):
    every = [*OF_EVERY_PAGE, *(OF_ERRORS if page.errors else [])]
    return [check for check in every if check.__name__ not in page.without]
