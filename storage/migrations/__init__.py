"""The history of the tables. A step once released is never changed; the next one comes after it."""
