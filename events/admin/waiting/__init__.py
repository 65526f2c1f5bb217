"""The screen where proposals are decided on."""
