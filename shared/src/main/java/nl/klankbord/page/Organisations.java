package nl.klankbord.page;

import java.util.List;

/// Whom most people who answer work for, as a browser suggests it while they type: all 342 municipalities, 12
/// provinces and 21 water authorities of the Netherlands on 1 January 2025, under the names that they use
/// themselves. Whoever works elsewhere types what they like.
public final class Organisations {

    /// Of the list on the page.
    public static final String ID = "organisations";

    public static final List<String> NAMES =
            Assets.read("organisations.txt").lines().toList();

    private Organisations() {}
}
