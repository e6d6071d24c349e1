/// The real machine on disk, killed at each step of its work, started again, and held against what it had promised.
@NullMarked
package nl.klankbord.kill;

import org.jspecify.annotations.NullMarked;
