package nl.klankbord.coalition;

import java.util.Map;
import java.util.TreeMap;

/// How one table is recognised in what somebody writes, and how many organisations are there. It says nobody's name,
/// and
/// nothing that only one person wrote.
///
/// @param organisations at least [Hints#FEWEST]
/// @param words and phrases, as [Hints#fold] writes them, by how much each says
public record Hint(String coalition, int organisations, Map<String, Double> words) {
    public Hint {
        words = java.util.Collections.unmodifiableMap(new TreeMap<>(words));
    }
}
