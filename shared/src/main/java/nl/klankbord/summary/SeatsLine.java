package nl.klankbord.summary;

/// How full a meeting with a capacity is, counted from the same rows as the rest of its summary.
///
/// @param capacity people, guests included
/// @param taken people who come; more than the capacity when it became smaller after they were in
/// @param waiting answers on the waiting list
public record SeatsLine(long capacity, long taken, long waiting) {

    /// While somebody waits, these are for whoever waits first.
    public long free() {
        return Math.max(0, capacity - taken);
    }

    /// People who come and for whom there is no seat; nobody is put out.
    public long tooMany() {
        return Math.max(0, taken - capacity);
    }
}
