"""What a diary means: pure rules over frozen values. No files, no clock, no terminal."""
