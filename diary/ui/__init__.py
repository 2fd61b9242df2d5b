"""The screens. They compose, read a summary, call one method of the journal, show, and move on."""
