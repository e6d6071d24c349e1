/// Who works at the desk: signed in at their own organisation's identity provider, with a role.
@NullMarked
package nl.klankbord.desk;

import org.jspecify.annotations.NullMarked;
