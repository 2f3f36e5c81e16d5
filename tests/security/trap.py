"""What a page of contributed text must never do, watched from inside a real browser with no policy to help it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from cancu.pages.search import STARTER

# In every document and frame before anything else: whoever calls xss() is written down.
TRAP = """
window.ran = [];
window.xss = (number) => { (window.top.ran ?? window.ran).push(number ?? "?"); };
"""

# Elements and attributes that run or load something, and addresses that are no way to a page. `own` are the
# elements the site's frame is known to have: never what a contributor wrote.
AUDIT = """
(own) => {
  const found = [];
  const FORBIDDEN = "script,style,iframe,frame,object,embed,applet,base,meta,link,template,portal,math,foreignObject,audio,video,source,track,marquee,dialog,slot,frameset,noembed,xmp,plaintext,listing,isindex,animate,set,use,handler,keygen,map,area,form,input,button,select,textarea,svg,noscript,image".split(",");
  const WAYS = ["href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href", "background", "cite", "ping", "code", "to", "values", "from", "manifest"];
  const NAMES = ["srcdoc", "style", "ping", "background", "http-equiv", "popovertarget", "shadowrootmode", "is", "autofocus", "contenteditable"];
  const known = new Set(own);
  for (const node of document.querySelectorAll("*")) {
    const name = node.localName;
    if (name === "script" && !node.src && !/json/.test(node.type) && node.textContent !== STARTER) found.push(`<script>${node.textContent.slice(0, 40)}`);
    if (!known.has(name) && FORBIDDEN.includes(name)) found.push(`<${name}>`);
    for (const { name: key, value } of node.attributes) {
      if (/^on/i.test(key)) found.push(`<${name} ${key}>`);
      if (name === "script" && key === "type" && !/json/.test(value)) found.push(`<script type=${value}>`);
      if (NAMES.includes(key) && !(known.has("meta") && name === "meta" && node.closest("head"))) found.push(`<${name} ${key}>`);
      if (!WAYS.includes(key.toLowerCase())) continue;
      let way;
      try { way = new URL(value, document.baseURI); } catch { continue; }
      if (!["http:", "https:", "mailto:", "tel:", "about:"].includes(way.protocol)) found.push(`<${name} ${key}=${value.slice(0, 60)}>`);
      if (key === "src" && /^http/.test(location.protocol) && way.origin !== location.origin) found.push(`<${name} ${key}=${value.slice(0, 60)}>`);
    }
  }
  return found;
}
""".replace("STARTER", json.dumps(STARTER))


class Watch:
    """A window, and all that happened in it that should not have."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.dialogs: list[str] = []
        self.outside: list[str] = []
        self.home = "about:"
        page.on("dialog", self._dialog)
        page.on("request", self._request)

    def _dialog(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self.home, "about:", "data:image/svg+xml", "blob:")):
            self.outside.append(request.url)

    def problems(self, own: tuple[str, ...] = ()) -> list[str]:
        """What ran, what asked, what went elsewhere, what stands in the document and must not."""
        ran = self.page.evaluate("window.ran")
        return [*(f"xss({n}) ran" for n in ran), *(f"dialog {d}" for d in self.dialogs),
                *(f"asked {u}" for u in self.outside), *self.page.evaluate(AUDIT, list(own))]


# A reader's pointer and keyboard on everything; a way to another page is not taken, so that the watch goes on.
TOUCH = """
() => {
  for (const node of document.querySelectorAll("body *")) {
    for (const kind of ["mouseover", "pointerover", "mouseenter", "focusin", "toggle", "animationstart"]) node.dispatchEvent(new Event(kind, { bubbles: true }));
    const way = node.closest("a[href],area[href]");
    if ((!way || way.protocol === "javascript:") && !node.closest("form,button")) node.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  }
  for (const node of document.querySelectorAll("details")) node.open = true;
}
"""
EMPTY = "http://khung-trong.example/"


def blank(window: Watch) -> None:
    """An empty page at an address where relative links and images resolve, and answer nothing."""
    window.page.route(f"{EMPTY}**", lambda route: route.fulfill(status=200, content_type="text/html", body=""))
    window.home = EMPTY
    window.page.goto(EMPTY)


@contextmanager
def watched(browser: Browser, **options: Any) -> Iterator[Watch]:
    """A fresh window without any content policy, so that only our own care protects it."""
    context = browser.new_context(bypass_csp=True, service_workers="block", locale="vi-VN", **options)
    context.add_init_script(TRAP)
    try:
        yield Watch(context.new_page())
    finally:
        context.close()
