/// Whether anything can make the store lose, double or overfill: many clients at once, every fault, every order, and
/// each of them again from its seed. `docs/exactness.md` has the figures and what they cannot show.
@NullMarked
package nl.klankbord.history;

import org.jspecify.annotations.NullMarked;
