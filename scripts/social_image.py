"""Draws the picture that goes with a shared link: python3 scripts/social_image.py.

``docs/assets/anh-chia-se.svg`` to ``docs/assets/anh-chia-se.png``, 1200 × 630, with the project's own font, so that it
is the same wherever it is drawn. Both are committed; run this after a change of the drawing.
"""

from __future__ import annotations

import base64
import os
import shutil
import sys

from _venv import ROOT, enter

enter()

from PIL import Image
from playwright.sync_api import sync_playwright

DRAWING = ROOT / "docs/assets/anh-chia-se.svg"
FONTS = ROOT / "src/cancu/products/fonts"
FACE = '@font-face{{font-family:"Be Vietnam Pro";font-weight:{weight};src:url(data:font/ttf;base64,{data})}}'


def main() -> int:
    chromium = os.environ.get("CANCU_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("Cần Chromium: apt install chromium, hoặc đặt CANCU_CHROMIUM.")
    files = ((400, "BeVietnamPro_400Regular.ttf"), (700, "BeVietnamPro_700Bold.ttf"))
    faces = "".join(FACE.format(weight=weight, data=base64.b64encode((FONTS / name).read_bytes()).decode()) for weight, name in files)
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1200, "height": 630})
        page.set_content(f"<style>{faces} body{{margin:0}} svg{{display:block}}</style>{DRAWING.read_text('utf-8')}")
        page.evaluate("document.fonts.ready")
        page.screenshot(path=DRAWING.with_suffix(".png"))
        browser.close()
    picture = DRAWING.with_suffix(".png")
    # A few flat colours: a palette is a third of the bytes.
    Image.open(picture).convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(picture, optimize=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
