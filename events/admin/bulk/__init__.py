"""The screens on which many events of the filtered list are changed at once."""
