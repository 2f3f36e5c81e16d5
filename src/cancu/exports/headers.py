"""What a server should say with every page, as files that common hosts read.

Every page carries the content policy in a meta element, so that it holds on any host; a header can
also say what a meta element cannot (who may frame the page, how to read a type). A test holds the two equal.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from ..pages.page import Asset
from ..pages.search import STARTER
from ..site import Site


def _hash(script: str) -> str:
    """As a policy names it (CSP Level 3, section 2.3.1)."""
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


# No inline script but the one that starts the search, no inline style, no other host, no plug-in, no form that goes
# elsewhere. "data:" is for the theme's icons, which are masks in the stylesheet.
POLICY = (
    f"default-src 'none'; script-src 'self' '{_hash(STARTER)}'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
)
# What reloads a preview stands in the page itself and is another after each edit; only its editor sees it.
PREVIEW_POLICY = POLICY.replace(f"'{_hash(STARTER)}'", "'unsafe-inline'")
# Nothing here asks for any of these; the clipboard stays open for the copy buttons.
_UNUSED = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb")
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
    # For browsers that do not know frame-ancestors.
    "X-Frame-Options": "DENY",
    # A status must never be older than its day: asked again each time, answered 304 when nothing changed.
    "Cache-Control": "no-cache",
}
# Open data may be read by other sites.
OPEN = {"Access-Control-Allow-Origin": "*"}
OPEN_FOLDERS = ("du-lieu", "lich", "nguon-tin")
SECURE = "Strict-Transport-Security: max-age=31536000"
FOLDER = "may-chu/"


def assets(site: Site) -> Iterator[Asset]:
    """``_headers`` for hosts that read it from the site itself, and a piece of configuration for each other kind."""
    del site
    yield Asset("_headers", netlify().encode())
    yield Asset(f"{FOLDER}nginx.conf", nginx().encode())
    yield Asset(f"{FOLDER}apache.htaccess", apache().encode())
    yield Asset(f"{FOLDER}cloudfront.json", cloudfront().encode())


def netlify() -> str:
    """Netlify, Cloudflare Pages and the like: a path, then its headers, indented."""
    blocks = ["# Căn cứ: tiêu đề bảo mật; giải thích ở /du-an/an-toan/", f"# Khi mọi trang đã chạy HTTPS, thêm: {SECURE}", "/*"]
    blocks += [f"  {name}: {value}" for name, value in HEADERS.items()]
    for folder in OPEN_FOLDERS:
        blocks += [f"/{folder}/*", *(f"  {name}: {value}" for name, value in OPEN.items())]
    return "\n".join([*blocks, ""])


def nginx() -> str:
    """Lines for a ``server`` block. No ``location`` of their own: one with an add_header would drop all the others."""
    lines = [
        "# Căn cứ: đặt trong khối server { … } bằng lệnh include. Giải thích ở trang du-an/an-toan.",
        "# Không thêm add_header vào khối location: nginx sẽ bỏ mọi dòng dưới đây cho khối đó.",
        "charset utf-8;", "server_tokens off;", "error_page 404 /404.html;",
        *(f'add_header {name} "{value}" always;' for name, value in HEADERS.items()),
        'set $cancu_mo "";',
        f'if ($uri ~ "/({"|".join(OPEN_FOLDERS)})/") {{ set $cancu_mo "{OPEN["Access-Control-Allow-Origin"]}"; }}',
        "add_header Access-Control-Allow-Origin $cancu_mo always;",
        f'# Khi mọi trang đã chạy HTTPS: add_header {SECURE.replace(": ", " ", 1).replace("max", chr(34) + "max")}" always;',
    ]
    return "\n".join([*lines, ""])


def apache() -> str:
    """For ``.htaccess`` at the site's root, or a Directory block."""
    lines = [
        "# Căn cứ: chép thành .htaccess ở gốc trang (cần mod_headers). Giải thích ở trang du-an/an-toan.",
        "AddDefaultCharset UTF-8", "ErrorDocument 404 /404.html", "Options -Indexes", "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in HEADERS.items()),
        f'  <If "%{{REQUEST_URI}} =~ m#/({"|".join(OPEN_FOLDERS)})/#">',
        *(f'    Header always set {name} "{value}"' for name, value in OPEN.items()),
        "  </If>",
        f'  # Khi mọi trang đã chạy HTTPS: Header always set {SECURE.replace(": ", " ", 1).replace("max", chr(34) + "max")}"',
        "</IfModule>",
    ]
    return "\n".join([*lines, ""])


def cloudfront() -> str:
    """A response headers policy for an object store behind Amazon CloudFront."""
    own = {"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options"}
    custom = [{"Header": name, "Value": value, "Override": True} for name, value in HEADERS.items() if name not in own]
    policy = {
        "Name": "can-cu",
        "Comment": "Security headers of Can cu",
        "SecurityHeadersConfig": {
            "ContentSecurityPolicy": {"ContentSecurityPolicy": HEADERS["Content-Security-Policy"], "Override": True},
            "ContentTypeOptions": {"Override": True},
            "FrameOptions": {"FrameOption": HEADERS["X-Frame-Options"], "Override": True},
            "ReferrerPolicy": {"ReferrerPolicy": HEADERS["Referrer-Policy"], "Override": True},
            "StrictTransportSecurity": {"AccessControlMaxAgeSec": 31536000, "IncludeSubdomains": False, "Preload": False, "Override": True},
        },
        "CustomHeadersConfig": {"Quantity": len(custom), "Items": custom},
    }
    return json.dumps(policy, ensure_ascii=False, indent=1) + "\n"
