/// Who answered to a meeting, as a list that an organiser looks through.
@NullMarked
package nl.klankbord.participants;

import org.jspecify.annotations.NullMarked;
