/// Counting a meeting anew from its answers, all that is kept beside them, and striking out a site's answers.
@NullMarked
package nl.klankbord.recount;

import org.jspecify.annotations.NullMarked;
