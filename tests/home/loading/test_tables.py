import hashlib

from campaign_site.home.loading import tables


def test_reads_rows_with_codes_as_text():
    first = tables.read_table("campaign_site/core/data/regions.csv")[0]
    assert (first["code_iso"], first["code_hcp"]) == ("MA-01", "01")


def test_reads_json():
    assert tables.read_json("events/data/campaigns.json")["meta"]["schema"] == "campaigns/1"


def test_the_digest_follows_content_and_order(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / "a.csv").write_bytes(b"one")
    (tmp_path / "b.csv").write_bytes(b"two")
    assert tables.digest_of(("a.csv", "b.csv")) == hashlib.sha256(b"onetwo").hexdigest()
    assert tables.digest_of(("a.csv", "b.csv")) != tables.digest_of(("b.csv", "a.csv"))
    before = tables.digest_of(("a.csv",))
    (tmp_path / "a.csv").write_bytes(b"three")
    assert tables.digest_of(("a.csv",)) != before


def test_the_digest_of_no_file_is_constant():
    assert tables.digest_of(()) == hashlib.sha256().hexdigest()
