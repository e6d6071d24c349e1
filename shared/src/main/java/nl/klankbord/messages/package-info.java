/// Texts that people read, in Dutch and English, from message files.
@NullMarked
package nl.klankbord.messages;

import org.jspecify.annotations.NullMarked;
