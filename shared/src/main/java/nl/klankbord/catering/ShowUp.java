package nl.klankbord.catering;

/// How many of those who said so come in the end: an estimate, and never what is ordered.
///
/// The Dutch association of event managers found that of a free event 15 to 30 % of those who signed up stay away
/// (https://www.clubbeng.nl/meer-deelnemers-minder-no-shows/). Measured at the door of some 860 events it was 28 % for
/// free ones (https://pheedloop.com/blog/event-data-lab-report-06). Who may cancel by one click, and is reminded, stays
/// away less; so the band is as they give it, and no single number.
///
/// @param fewest people
/// @param most people
public record ShowUp(long fewest, long most) {

    /// Of a hundred who said that they come.
    public static final int LEAST_PERCENT = 70;

    /// Likewise.
    public static final int MOST_PERCENT = 85;

    /// @param people who said that they come
    public static ShowUp of(long people) {
        return new ShowUp(people * LEAST_PERCENT / 100, (people * MOST_PERCENT + 99) / 100);
    }
}
