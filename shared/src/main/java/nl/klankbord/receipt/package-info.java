/// What people are told by mail about what they sent: at once, with their personal link and an entry for
/// their calendar.
@NullMarked
package nl.klankbord.receipt;

import org.jspecify.annotations.NullMarked;
