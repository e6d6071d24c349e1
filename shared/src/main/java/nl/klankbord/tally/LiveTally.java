package nl.klankbord.tally;

/// The live counts, and which state of them this is.
///
/// @param revision rises by one with each change; 0 when nothing was ever counted
public record LiveTally(Tally tally, long revision) {

    public static final LiveTally NEVER_COUNTED = new LiveTally(Tally.NOTHING, 0);
}
