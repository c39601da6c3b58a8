-- Nothing ever read it. What other systems have to be told follows from the cases and permits themselves.
DROP TABLE outbox;
