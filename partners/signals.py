"""What the apps above hear of schools that are written in bulk, which sends no signal by itself."""

from django.dispatch import Signal

# After the transaction, with `keys`: those of schools that existed and changed.
schools_changed = Signal()
