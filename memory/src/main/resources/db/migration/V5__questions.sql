-- What a person is asked, in plain words, while a generation waits for a decision.
ALTER TABLE generation ADD COLUMN question text;
