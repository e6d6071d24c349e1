package nl.klankbord.history;

/// Rows of the table that `make torture` prints.
public final class Figures {

    private Figures() {}

    public static void row(String what, int howMany) {
        row(what, "%,d".formatted(howMany));
    }

    public static void row(String what, double ratio) {
        row(what, "%.2f".formatted(ratio));
    }

    private static void row(String what, String figure) {
        System.out.printf("| %-60s | %10s |%n", what, figure);
    }
}
