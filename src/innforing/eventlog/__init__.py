"""The event log: the only room that knows the eventsourcing library and the log's tables."""
