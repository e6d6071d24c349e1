/// The personal link: what one person sees and does of their own answer, without an account.
@NullMarked
package nl.klankbord.link;

import org.jspecify.annotations.NullMarked;
