/// What organisers tell whoever asked to be kept informed, and the one reminder of a meeting.
@NullMarked
package nl.klankbord.update;

import org.jspecify.annotations.NullMarked;
