/// The live counts of a meeting, and why they are exact.
@NullMarked
package nl.klankbord.tally;

import org.jspecify.annotations.NullMarked;
