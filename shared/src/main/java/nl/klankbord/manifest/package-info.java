/// What a meeting has to say together: text that organisers compose of contributions, and publish in versions.
@NullMarked
package nl.klankbord.manifest;

import org.jspecify.annotations.NullMarked;
