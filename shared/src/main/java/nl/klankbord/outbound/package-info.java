/// What goes out to machines of others, over HTTP.
@NullMarked
package nl.klankbord.outbound;

import org.jspecify.annotations.NullMarked;
