package nl.klankbord.cold;

import java.util.List;

/// What is sent.
public final class Rsvp {
    public String name;
    public String email;
    public String organisation;
    public String organisationType;
    public String role;
    public boolean attending;
    public List<String> moments;
    public String diet;
    public String dietNote;
    public String access;
    public List<Guest> guests;
    public boolean updates;
    public String language;

    public static final class Guest {
        public String name;
        public List<String> moments;
        public String diet;
    }
}
