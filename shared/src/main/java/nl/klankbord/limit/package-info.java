/// How much may come in from where.
@NullMarked
package nl.klankbord.limit;

import org.jspecify.annotations.NullMarked;
