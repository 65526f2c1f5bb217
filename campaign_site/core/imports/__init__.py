"""Bringing tables in: upload, check, confirm, import in the background, report.

    batch = open_batch(kind="schools", file=upload, name=upload.name, by=user, language="ar",
                       at=now())
    check_batch(batch=batch, at=now())                  # writes nothing but the report
    confirm_batch(batch=batch, by=user, digest=shown, choices=Choices(...), at=now())

What a row means is the affair of the app that owns the records (`kinds`).
"""
