"""A Document becomes a Statement: sentences, numbering, lists, headings, brackets, language."""
