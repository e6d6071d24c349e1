package nl.klankbord.coalition;

/// A concept's word or phrase, found in a contribution.
///
/// @param concept its place in the lexicon
/// @param term the stems of its words
/// @param weight how much it says for the concept; the theme's greater weight is not in it
/// @param hint whether it is only a part of a term
record Mention(int concept, String term, double weight, Place place, boolean hint) {}
