package nl.klankbord.summary;

/// Turns a summary into a file of one format. The same summary gives the same bytes.
@FunctionalInterface
public interface Rendering {

    byte[] render(Summary summary);
}
