"""The outbox: a letter is a row, written with the thing it tells of; the table is the queue."""
