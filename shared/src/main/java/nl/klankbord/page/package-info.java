/// Pages that people read. The only package that knows the template engine.
@NullMarked
package nl.klankbord.page;

import org.jspecify.annotations.NullMarked;
