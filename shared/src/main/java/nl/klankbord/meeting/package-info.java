/// A meeting, as its organiser describes it.
@NullMarked
package nl.klankbord.meeting;

import org.jspecify.annotations.NullMarked;
