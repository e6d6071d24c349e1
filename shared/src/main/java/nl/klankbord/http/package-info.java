/// HTTP as a function sees it. The only package that knows API Gateway's JSON.
@NullMarked
package nl.klankbord.http;

import org.jspecify.annotations.NullMarked;
