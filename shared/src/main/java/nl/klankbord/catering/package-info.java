/// What was ordered for each moment of a meeting, and when.
@NullMarked
package nl.klankbord.catering;

import org.jspecify.annotations.NullMarked;
