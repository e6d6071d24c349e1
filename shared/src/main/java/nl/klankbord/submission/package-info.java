/// What somebody sent: fields that may not be trusted, and every complaint about them at once.
@NullMarked
package nl.klankbord.submission;

import org.jspecify.annotations.NullMarked;
