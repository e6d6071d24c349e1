/// Many submissions in one post, from a site's own system.
@NullMarked
package nl.klankbord.batch;

import org.jspecify.annotations.NullMarked;
