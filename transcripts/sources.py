"""Know a web address again, however it was copied."""

from __future__ import annotations

from itertools import product
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

SCHEMES = ("https", "http")
PORTS = {"https": ":443", "http": ":80"}
WWW = "www."
LONGEST = 1000
# Parameters that say whence somebody came, and nothing of what they came to:
# utm_source=…, fbclid=… and not page=2 or id=7.
TRACKING = frozenset(
    "_ga _gl dclid fbclid gclid igshid mc_cid mc_eid msclkid ref_src s_cid".split()
)
TRACKING_PREFIX = "utm_"


def spellings(address: str) -> list[str]:
    """Return the ways to write a web address; none of what is no web address.

    With http or https, with or without ``www.`` and a slash at the end, without
    fragment and tracking parameters; and just as it is.
    """
    typed = address.strip()
    split = _split(typed)
    if split is None or len(typed) > LONGEST:
        return []
    hosts = _hosts(split)
    paths = dict.fromkeys([f"{split.path.rstrip('/')}/", split.path.rstrip("/")])
    queries = dict.fromkeys([_without_tracking(split.query), split.query])
    found = (
        SplitResult(scheme, host, path, query, "").geturl()
        for query, scheme, host, path in product(queries, SCHEMES, hosts, paths)
    )
    return list(dict.fromkeys([typed, *found]))


def _split(address: str) -> SplitResult | None:
    whole = address if "://" in address else f"https://{address}"
    try:
        split = urlsplit(whole)
        is_of_web = split.scheme in SCHEMES and "." in (split.hostname or "")
    except ValueError:  # http://[
        return None
    is_plain = address.isprintable() and not set(address) & {" ", "@", "\\"}
    return split if is_of_web and is_plain else None


def _hosts(split: SplitResult) -> list[str]:
    host = split.netloc.lower().removesuffix(PORTS[split.scheme])
    bare = host.removeprefix(WWW)
    return [host, bare if bare != host else f"{WWW}{host}"]


def _without_tracking(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [pair for pair in pairs if not _is_tracking(pair[0])]
    return query if kept == pairs else urlencode(kept)


def _is_tracking(name: str) -> bool:
    return name in TRACKING or name.startswith(TRACKING_PREFIX)
