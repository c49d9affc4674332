"""What a guide may do: functions that return facts, never messages."""
