"""Lists people keep in spreadsheets, sources, extracts and needs: how they are read and written."""
