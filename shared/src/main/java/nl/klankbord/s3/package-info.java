/// The bucket with the summaries. The only package that knows the S3 SDK.
@NullMarked
package nl.klankbord.s3;

import org.jspecify.annotations.NullMarked;
