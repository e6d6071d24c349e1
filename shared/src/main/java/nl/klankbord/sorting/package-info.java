/// What organisers make of the topics that came in: decisions beside them, never in them.
@NullMarked
package nl.klankbord.sorting;

import org.jspecify.annotations.NullMarked;
