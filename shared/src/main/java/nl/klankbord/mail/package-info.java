/// Mails, as raw MIME through Amazon SES. The only package that knows either.
@NullMarked
package nl.klankbord.mail;

import org.jspecify.annotations.NullMarked;
