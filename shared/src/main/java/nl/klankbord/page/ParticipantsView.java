package nl.klankbord.page;

import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.participants.Listed;
import nl.klankbord.participants.Participants;
import nl.klankbord.participants.Show;
import nl.klankbord.rsvp.Status;

/// A page of the list of participants.
///
/// @param typed what was looked for; empty for everybody
/// @param isOnTheDay whether they are there by now, and so can be checked in
public record ParticipantsView(
        Messages messages, Meeting meeting, String typed, Show show, Participants.Page page, boolean isOnTheDay) {

    /// As in "3 people, 2 are there".
    public String people(Listed listed) {
        String people = listed.people() == 1 ? "" : messages.text("participants.people", listed.people());
        if (listed.arrived() == 0) {
            return people;
        }
        String there = listed.arrived() == listed.people()
                ? messages.text("participants.there")
                : messages.text("participants.thereOf", listed.arrived(), listed.people());
        return people.isEmpty() ? there : people + ", " + there;
    }

    public boolean canArrive(Listed listed) {
        return isOnTheDay && listed.status() == Status.ACCEPTED && listed.arrived() == 0;
    }

    /// As an icon has it.
    public static String kind(Status status) {
        return switch (status) {
            case ACCEPTED -> "ok";
            case WAITING -> "warning";
            case DECLINED, CANCELLED -> "info";
        };
    }
}
