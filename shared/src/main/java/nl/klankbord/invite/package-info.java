/// Asking somebody by mail to come and tell about what they brought.
@NullMarked
package nl.klankbord.invite;

import org.jspecify.annotations.NullMarked;
