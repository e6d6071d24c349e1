/// Data about people go on the day that their meeting says.
@NullMarked
package nl.klankbord.retention;

import org.jspecify.annotations.NullMarked;
