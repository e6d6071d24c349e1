package nl.klankbord.rsvp;

import nl.klankbord.meeting.UnavailableException;

/// How often to work out a step anew when others were first. Each time somebody got through, so this is a rush, and the
/// sender may try again.
final class Busy {

    static final int TRIES = 12;

    private Busy() {}

    static UnavailableException exception() {
        return new UnavailableException("the seats were being moved", new IllegalStateException("busy"));
    }
}
