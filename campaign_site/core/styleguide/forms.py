"""The form of the style guide: one field in error, one filled, one empty."""

from typing import Any, Self

from django import forms


class SampleForm(forms.Form):
    """What a teacher is asked first."""

    school = forms.CharField(max_length=80)
    phone = forms.CharField(widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))
    remark = forms.CharField(widget=forms.Textarea, required=False)

    @classmethod
    def of(cls, sample: dict[str, Any]) -> Self:
        """The form with the words of one language, sent back because the school is missing."""
        form = cls({"phone": "06 61 23 45 67"}, auto_id=f"{sample['code']}_%s")
        for name, words in sample["fields"].items():
            field = form.fields[name]
            field.label, field.help_text = words["label"], words["help"]
            field.error_messages["required"] = words.get("required", "")
        form.is_valid()
        return form

    @property
    def summary(self) -> list[dict[str, str]]:
        """The errors as "error_summary" takes them."""
        return [
            {"message": message, "id": self[name].id_for_label}
            for name, messages in self.errors.items()
            for message in messages
        ]
