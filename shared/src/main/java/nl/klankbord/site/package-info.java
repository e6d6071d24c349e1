/// Outside sites and systems that may post submissions to a meeting, and how they are known.
@NullMarked
package nl.klankbord.site;

import org.jspecify.annotations.NullMarked;
