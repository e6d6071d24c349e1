package nl.klankbord.local;

/// A shard of the table's stream.
record StreamShard(String streamArn, String id, String parentId) {}
