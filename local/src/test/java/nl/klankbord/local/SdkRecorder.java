package nl.klankbord.local;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import nl.klankbord.functions.Environment;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Notes what functions ask of AWS, and has DynamoDB tell what it cost.
///
/// The SDK gives it to every client of these tests: `software/amazon/awssdk/global/handlers/execution.interceptors`
/// names it. A call is a function's while that function's environment is bound; all other calls are the machine's own.
public final class SdkRecorder implements ExecutionInterceptor {

    private static final Queue<SdkCall> CALLS = new ConcurrentLinkedQueue<>();

    /// @return what functions called since the last time this was asked
    static List<SdkCall> take() {
        List<SdkCall> calls = List.copyOf(CALLS);
        CALLS.clear();
        return calls;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (!Environment.VARIABLES.isBound()) {
            return context.request();
        }
        ReturnConsumedCapacity total = ReturnConsumedCapacity.TOTAL;
        return switch (context.request()) {
            case GetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(total).build();
            case BatchGetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(total).build();
            case QueryRequest query ->
                query.toBuilder().returnConsumedCapacity(total).build();
            case PutItemRequest put ->
                put.toBuilder().returnConsumedCapacity(total).build();
            case DeleteItemRequest delete ->
                delete.toBuilder().returnConsumedCapacity(total).build();
            case UpdateItemRequest update ->
                update.toBuilder().returnConsumedCapacity(total).build();
            case TransactWriteItemsRequest writes ->
                writes.toBuilder().returnConsumedCapacity(total).build();
            case SdkRequest other -> other;
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        note(context.request(), context.response());
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        note(context.request(), context.exception());
    }

    private static void note(SdkRequest request, Object outcome) {
        if (Environment.VARIABLES.isBound()) {
            String function = Environment.VARIABLES.get().getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "");
            CALLS.add(new SdkCall(function, request, outcome));
        }
    }
}
