/// One person's answer: who comes, when, and what they eat.
@NullMarked
package nl.klankbord.rsvp;

import org.jspecify.annotations.NullMarked;
