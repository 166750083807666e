"""Citations of a briefing or of one exchange of it: in formats, and in any style."""
