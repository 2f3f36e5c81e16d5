// A page that moved: go on to the new address at once, and keep the place on the page.
(() => {
  "use strict";
  const { moi, muc } = document.currentScript.dataset;
  const anchors = JSON.parse(muc);
  const anchor = location.hash.slice(1);
  const target = new URL(Object.hasOwn(anchors, anchor) ? anchors[anchor] : moi, location.href);
  if (!target.hash) target.hash = location.hash;
  location.replace(target.href);
})();
