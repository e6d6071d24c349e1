package nl.klankbord.cold;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/// What of a meeting matters to an RSVP.
@JsonIgnoreProperties(ignoreUnknown = true)
public final class Meeting {
    public String id;
    public String deadline;
}
