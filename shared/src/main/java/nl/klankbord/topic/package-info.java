/// A theme or experience that someone wants to address or present.
@NullMarked
package nl.klankbord.topic;

import org.jspecify.annotations.NullMarked;
