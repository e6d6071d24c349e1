/// Who belongs at one table: contributions in groups, with the reasons why.
@NullMarked
package nl.klankbord.coalition;

import org.jspecify.annotations.NullMarked;
