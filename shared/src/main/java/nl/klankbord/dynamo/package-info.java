/// The table. The only package that knows the DynamoDB SDK.
@NullMarked
package nl.klankbord.dynamo;

import org.jspecify.annotations.NullMarked;
