"""What a walk through the pages finds, beside what it should."""


def expect(wanted, found, what):
    if wanted != found:
        raise AssertionError(f"{what}: expected {wanted!r}, found {found!r}")


def expect_in(part, whole, what):
    if part not in whole:
        raise AssertionError(f"{what}: {part!r} is not in {whole!r}")
