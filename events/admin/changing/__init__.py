"""The screens on which events are moved, postponed and cancelled."""
