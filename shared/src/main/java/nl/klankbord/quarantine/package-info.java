/// Submissions that are kept apart until an organiser has looked at them.
@NullMarked
package nl.klankbord.quarantine;

import org.jspecify.annotations.NullMarked;
