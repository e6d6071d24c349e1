/// People at one table who both want it are introduced to each other, and write something together.
@NullMarked
package nl.klankbord.introduction;

import org.jspecify.annotations.NullMarked;
