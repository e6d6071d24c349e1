package nl.klankbord.mail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.rsvp.Rsvp;

/// What every mail to a participant says of the meeting and of their part in it: never what they typed.
final class MailFacts {

    private MailFacts() {}

    /// @param rsvp as it stands; what it says of numbers is told to who comes
    /// @param topics how many they brought
    static Map<String, String> of(Meeting meeting, Optional<Rsvp> rsvp, int topics, Messages messages) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(messages.text("mail.fact.meeting"), title(meeting, messages));
        facts.put(messages.text("mail.fact.when"), messages.date(meeting.date()) + ", " + messages.times(meeting));
        facts.put(messages.text("mail.fact.where"), oneLine(meeting.place().in(messages.language())));
        rsvp.filter(present -> present.status().isComing())
                .ifPresent(present -> coming(meeting, present, messages, facts));
        if (topics > 0) {
            facts.put(messages.text("mail.fact.topics"), String.valueOf(topics));
        }
        return facts;
    }

    /// @return one line, fit for a subject
    static String title(Meeting meeting, Messages messages) {
        return oneLine(meeting.title().in(messages.language()));
    }

    private static void coming(Meeting meeting, Rsvp rsvp, Messages messages, Map<String, String> facts) {
        facts.put(messages.text("mail.fact.people"), String.valueOf(rsvp.people()));
        String moments = meeting.names(rsvp.meal().moments(), messages.language());
        if (!moments.isEmpty()) {
            facts.put(messages.text("mail.fact.moments"), moments);
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
