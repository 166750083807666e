"""Visit a started server as a proxy would: its pages, its hashed stylesheet."""

import re
import sys
import time
import urllib.error
import urllib.request

PATIENCE = 20  # seconds until the server must have started


def main(port: str, host: str) -> None:
    """Fail where the site does not answer as a production site must."""
    began = time.monotonic()
    while not is_up(port, host):
        if time.monotonic() - began > PATIENCE:
            sys.exit("the server did not start")
        time.sleep(0.2)
    home = fetch(port, host, "/")
    stylesheet = re.search(r'href="(/static/[\w./-]+\.[0-9a-f]{12}\.css)"', home)
    if not stylesheet:
        sys.exit("the home page names no stylesheet by its hash")
    for path in (
        stylesheet[1],
        "/briefings/",
        "/speakers/",
        "/about/",
        "/admin/login/",
    ):
        sys.stdout.write(f"{path}: {len(fetch(port, host, path))} characters\n")


def is_up(port: str, host: str) -> bool:
    """Say whether the server answers yet."""
    try:
        return fetch(port, host, "/health/") == "ok\n"
    except urllib.error.URLError:
        return False


def fetch(port: str, host: str, path: str) -> str:
    """Get a page as the proxy asks for it; an error answer raises."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}")
    request.add_header("Host", host)
    request.add_header("X-Forwarded-Proto", "https")
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.read().decode()


if __name__ == "__main__":
    main(*sys.argv[1:])
