/// The nightly artefact for programme planning.
@NullMarked
package nl.klankbord.summary;

import org.jspecify.annotations.NullMarked;
