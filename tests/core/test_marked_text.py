"""Sentences in which a link stands: nothing else in them is HTML."""

from django.utils.safestring import SafeString, mark_safe

from campaign_site.core.marked_text import filled


def test_a_marked_value_stays_and_a_typed_one_is_escaped():
    link = mark_safe('<a href="/x/">Débat</a>')
    told = filled("%(what)s, %(who)s", what=link, who="<script>&")
    assert told == '<a href="/x/">Débat</a>, &lt;script&gt;&amp;'
    assert isinstance(told, SafeString)


def test_what_a_translator_wrote_is_text():
    assert filled("<b>%(n)s</b> & 100 %%", n=3) == "&lt;b&gt;3&lt;/b&gt; &amp; 100 %"


def test_a_value_may_be_called_sentence():
    assert filled("%(sentence)s", sentence="x") == "x"
