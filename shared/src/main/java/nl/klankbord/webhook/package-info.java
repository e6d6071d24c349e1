/// What others hear from us: events of a meeting, posted to where an organiser wants them.
@NullMarked
package nl.klankbord.webhook;

import org.jspecify.annotations.NullMarked;
