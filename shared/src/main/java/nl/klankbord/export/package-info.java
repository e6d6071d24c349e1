/// Files that other programs open. The only package that knows CSV and XLSX.
@NullMarked
package nl.klankbord.export;

import org.jspecify.annotations.NullMarked;
