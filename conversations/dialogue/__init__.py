"""The machinery of guided dialogues: begin, ask, take answers, steer, finish."""
