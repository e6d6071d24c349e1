/// Looking after the seats of a meeting: setting them out, giving back what came free, counting them anew.
@NullMarked
package nl.klankbord.seating;

import org.jspecify.annotations.NullMarked;
