#!/usr/bin/env python
"""Command line of the project. Without DJANGO_SETTINGS_MODULE it uses the local settings."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "campaign_site.settings.local")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
