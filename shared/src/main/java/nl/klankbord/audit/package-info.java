/// Who at the desk looked at what is somebody's, or changed it.
@NullMarked
package nl.klankbord.audit;

import org.jspecify.annotations.NullMarked;
