/// The whole system on one machine: reads `template.yaml` and plays AWS around the real functions.
@NullMarked
package nl.klankbord.local;

import org.jspecify.annotations.NullMarked;
