package nl.klankbord.local;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/// One call of AWS by a function.
///
/// @param outcome the response, or the exception
record SdkCall(String function, SdkRequest request, Object outcome) {

    /// DynamoDB Local asks nothing for a page without rows; DynamoDB asks at most this.
    private static final double OF_AN_EMPTY_PAGE = 1;

    /// The sort key of the index by name.
    private static final String LISTED = "listed";

    /// What a policy has to allow for this call; tries again need no more.
    ///
    /// A transaction needs the right to each of its writes, and none of its own:
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
    Set<String> actions() {
        return switch (request) {
            case GetItemRequest _ -> Set.of("dynamodb:GetItem");
            case BatchGetItemRequest _ -> Set.of("dynamodb:BatchGetItem");
            case QueryRequest _ -> Set.of("dynamodb:Query");
            case PutItemRequest _ -> Set.of("dynamodb:PutItem");
            case DeleteItemRequest _ -> Set.of("dynamodb:DeleteItem");
            case UpdateItemRequest _ -> Set.of("dynamodb:UpdateItem");
            case TransactWriteItemsRequest writes ->
                writes.transactItems().stream().map(SdkCall::action).collect(Collectors.toSet());
            case GetObjectRequest _ -> Set.of("s3:GetObject");
            // https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
            case HeadObjectRequest _ -> Set.of("s3:GetObject");
            case PutObjectRequest _ -> Set.of("s3:PutObject");
            // SES goes by what is in it, not by the operation's name: AWS refuses raw mail with "not authorized to
            // perform ses:SendRawEmail", also to those who may ses:SendEmail.
            case SendEmailRequest mail -> Set.of(mail.content().raw() == null ? "ses:SendEmail" : "ses:SendRawEmail");
            default ->
                throw new IllegalStateException("Say in SdkCall.actions which IAM action a "
                        + request.getClass().getSimpleName() + " needs.");
        };
    }

    private static String action(TransactWriteItem write) {
        if (write.put() != null) {
            return "dynamodb:PutItem";
        }
        if (write.update() != null) {
            return "dynamodb:UpdateItem";
        }
        return write.delete() == null ? "dynamodb:ConditionCheckItem" : "dynamodb:DeleteItem";
    }

    double readUnits() {
        return switch (outcome) {
            case GetItemResponse got -> got.consumedCapacity().capacityUnits();
            case BatchGetItemResponse got ->
                got.consumedCapacity().stream()
                        .mapToDouble(ConsumedCapacity::capacityUnits)
                        .sum();
            case QueryResponse found ->
                Math.max(OF_AN_EMPTY_PAGE, found.consumedCapacity().capacityUnits());
            default -> 0;
        };
    }

    /// @param rows finds a row by its key
    double writeUnits(UnaryOperator<Map<String, AttributeValue>> rows) {
        return switch (outcome) {
            case PutItemResponse put -> put.consumedCapacity().capacityUnits();
            case DeleteItemResponse deleted -> deleted.consumedCapacity().capacityUnits();
            case UpdateItemResponse updated -> updated.consumedCapacity().capacityUnits();
            // A refusal tells no units, but is not free: it costs what writing the row that stands there would cost.
            case ConditionalCheckFailedException refused -> CapacityRule.write(refused.item());
            // Of a transaction, DynamoDB Local tells too little: see CapacityRuleTest.
            case TransactWriteItemsResponse _ -> transactionUnits(rows);
            // One that is cancelled costs what it would have cost.
            case TransactionCanceledException _ -> transactionUnits(rows);
            default -> 0;
        };
    }

    private double transactionUnits(UnaryOperator<Map<String, AttributeValue>> rows) {
        return ((TransactWriteItemsRequest) request)
                .transactItems().stream()
                        .mapToDouble(write -> 2.0 * CapacityRule.write(row(write, rows)) + ofTheIndex(write))
                        .sum();
    }

    /// The index is written after the transaction, as by an ordinary write. An answer that is written anew is taken to
    /// change what the index has of it; what it has is less than 1 kB.
    private static double ofTheIndex(TransactWriteItem write) {
        boolean isListed = write.put() != null
                ? write.put().item().containsKey(LISTED)
                : write.update() != null
                        && write.update().expressionAttributeNames().containsValue(LISTED);
        return isListed ? 1 : 0;
    }

    /// What a deletion took away is not there to be measured; those that we count delete rows of less than 1 kB. A
    /// check
    /// is taken to cost what writing its row would: DynamoDB's pages give no price of its own.
    private static Map<String, AttributeValue> row(
            TransactWriteItem write, UnaryOperator<Map<String, AttributeValue>> rows) {
        if (write.put() != null) {
            return write.put().item();
        }
        if (write.delete() != null) {
            return write.delete().key();
        }
        return rows.apply(
                write.update() != null
                        ? write.update().key()
                        : write.conditionCheck().key());
    }
}
