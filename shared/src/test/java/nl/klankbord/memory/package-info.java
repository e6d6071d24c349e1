/// A twin in memory of every port, held to the same contract as the real adapter. For tests only.
@NullMarked
package nl.klankbord.memory;

import org.jspecify.annotations.NullMarked;
