package nl.klankbord.summary;

/// Turns a summary into a file of one format. The same summary gives the same bytes; but a
/// workbook says when it was made.
@FunctionalInterface
public interface Rendering {

    byte[] render(Summary summary);
}
