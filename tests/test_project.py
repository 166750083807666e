"""Hold the project's own files to their rules."""


def test_health(client, db):
    assert client.get("/health/").content == b"ok\n"
