/// One thin class for each Lambda function of `template.yaml`.
@NullMarked
package nl.klankbord.functions;

import org.jspecify.annotations.NullMarked;
