/// JSON as values, read strictly. The only package that knows Jackson.
@NullMarked
package nl.klankbord.json;

import org.jspecify.annotations.NullMarked;
