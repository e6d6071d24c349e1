/// One person's entry in their calendar, as a file. The only package that knows iCalendar (RFC 5545, RFC
/// 5546).
@NullMarked
package nl.klankbord.calendar;

import org.jspecify.annotations.NullMarked;
