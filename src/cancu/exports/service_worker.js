// Keeps what a reader opened, and the materials of an audience when asked to, for when there is no network.
// A classic script at the root of the site; the build puts BUILD (this build's mark) before it.
//
// The network comes first, so that nothing is older than it must be. What is served from the device says so,
// with the day its legal status was computed for. Nothing of another site is touched.
"use strict";

const SCOPE = new URL(self.registration.scope);
const FRAME = `can-cu-khung-${BUILD}`; // styles, scripts, the page for when nothing else is there: this build's
const OPENED = "can-cu-da-mo"; // pages the reader opened, the last ones
const KEPT = "can-cu-giu-"; // one for each audience the reader chose to keep
const WITH = "can-cu-kem"; // scripts and pictures that came with those pages
const FALLBACK = "ngoai-tuyen/";
const LISTS = "ngoai-tuyen/danh-sach.json";
const FRAME_FILES = [FALLBACK, "assets/kieu.css", "assets/can-cu.js", "assets/tap-huan.js", "assets/search/box.js", "assets/bieu-tuong.svg"];
const PARTS = new Set(["script", "style", "image", "font"]);
const INDEX = "tim-kiem/chi-muc/"; // of one build, of no use in halves
const AT_MOST = 60;
const PATIENCE = 4000;

const at = (path) => new URL(path, SCOPE).href;
// A page is one page whatever is asked of it.
const key = (url) => { const plain = new URL(url); plain.search = ""; plain.hash = ""; return plain.href; };

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const frame = await caches.open(FRAME);
    await Promise.all(FRAME_FILES.map(async (path) => {
      const answer = await fetch(at(path), { cache: "no-cache" });
      if (!answer.ok) throw new Error(path);
      await frame.put(at(path), answer);
    }));
    // The network comes first with the old one and the new one alike: nothing is gained by waiting.
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("can-cu-khung-") && name !== FRAME) await caches.delete(name);
    await self.clients.claim();
    // The page that brought the worker came before it: kept too, from the browser's own cache.
    for (const client of await self.clients.matchAll({ type: "window" })) await bring(client.url).catch(() => {});
    await renew();
  })());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (PARTS.has(request.destination) && !url.href.startsWith(at(INDEX))) event.respondWith(file(event, request));
});

async function bring(address) {
  const answer = await fetch(address, { cache: "force-cache" });
  const html = await answer.clone().text();
  await remember(new URL(address), answer);
  for (const [, part] of html.matchAll(/<(?:script|img)[^>]* src="([^"]+)"/g)) {
    const url = new URL(part, address);
    // What the browser did not need it is not made to fetch.
    if (url.href.startsWith(SCOPE.href)) await fetch(url, { cache: "only-if-cached", mode: "same-origin" }).then((got) => accompany(url, got)).catch(() => {});
  }
}

// What stands in the frame is there already.
async function accompany(url, answer) {
  if (!answer.ok || FRAME_FILES.includes(url.href.slice(SCOPE.href.length))) return;
  await last(WITH, key(url.href), answer);
}

// A page or a file that is opened by itself: from the network when it answers in time, else as it was kept.
async function page(event, url) {
  const fresh = asked(event, url);
  event.waitUntil(fresh.catch(() => {}));
  const kept = await found(key(url.href));
  try {
    return await (kept ? Promise.race([fresh, late()]) : fresh);
  } catch {
    if (kept) return labelled(kept);
    const wanted = url.href.slice(SCOPE.href.length);
    return Response.redirect(`${at(FALLBACK)}?trang=${encodeURIComponent(wanted)}`, 302);
  }
}

// Asked anew: a copy that the browser keeps by its own rules would not say that it is one.
async function asked(event, url) {
  const answer = await fetch(url.href, { cache: "no-cache", credentials: "same-origin" });
  if (answer.redirected) return Response.redirect(answer.url, 302);
  event.waitUntil(remember(url, answer.clone()));
  return answer;
}

function late() {
  return new Promise((_, failed) => { setTimeout(() => failed(new Error("chậm")), PATIENCE); });
}

async function file(event, request) {
  // Taken note of before anything is waited for: who came too late to be shown is kept all the same.
  const fresh = fetch(request);
  event.waitUntil(fresh.then((answer) => accompany(new URL(request.url), answer.clone())).catch(() => {}));
  const kept = await found(key(request.url));
  return kept ? Promise.race([fresh, late()]).catch(() => kept) : fresh;
}

// The same page may have been opened and kept for an audience: the newer copy.
async function found(url) {
  const copies = [];
  for (const name of await caches.keys()) {
    const copy = name.startsWith("can-cu-") && await (await caches.open(name)).match(url, { ignoreSearch: true, ignoreVary: true });
    if (copy) copies.push(copy);
  }
  const came = (copy) => Date.parse(copy.headers.get("date")) || 0;
  return copies.sort((a, b) => came(b) - came(a))[0];
}

async function remember(url, answer) {
  if (!answer.ok || answer.type !== "basic") return;
  const own = key(url.href);
  const names = await caches.keys();
  for (const name of names.filter((each) => each.startsWith(KEPT))) {
    const cache = await caches.open(name);
    if (await cache.match(own)) await cache.put(own, answer.clone());
  }
  if (!(answer.headers.get("content-type") || "").includes("html")) return;
  await last(OPENED, own, answer);
}

// Put at the end: the first of the keys are those that came longest ago, and go.
async function last(name, own, answer) {
  const cache = await caches.open(name);
  await cache.delete(own);
  await cache.put(own, answer);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - AT_MOST)).map((each) => cache.delete(each)));
}

// The copy says that it is one, and for which day its law was checked.
async function labelled(kept) {
  if (!(kept.headers.get("content-type") || "").includes("html")) return kept;
  const html = await kept.text();
  const [, day] = html.match(/id="ngay-tinh">(\d{2}\/\d{2}\/\d{4})</) || [];
  const law = day ? `tình trạng pháp lý tính cho ngày ${day}` : "không rõ ngày tính tình trạng pháp lý, đừng dùng để kết luận";
  const note = `<p class="ban-luu" id="ban-luu"><strong>Bản lưu trong máy;</strong> ${law}. Có mạng thì tải lại trang để xem bản mới.</p>`;
  const headers = new Headers(kept.headers);
  for (const name of ["content-length", "content-encoding"]) headers.delete(name);
  return new Response(html.replace("<main>", `<main>${note}`), { status: 200, headers });
}

// A new build: what came with pages, and the materials kept for an audience, are fetched again; what is no longer listed goes. What cannot be
// fetched stays as it was, with its day.
async function renew() {
  const parts = await caches.open(WITH);
  for (const { url } of await parts.keys()) await again(parts, url);
  const names = (await caches.keys()).filter((each) => each.startsWith(KEPT));
  if (!names.length) return;
  const answer = await fetch(at(LISTS), { cache: "no-cache" }).catch(() => null);
  if (!answer || !answer.ok) return;
  const lists = new Map((await answer.json()).nguoi_nghe.map((each) => [each.id, each]));
  for (const name of names) {
    const list = lists.get(name.slice(KEPT.length));
    if (!list) { await caches.delete(name); continue; }
    const cache = await caches.open(name);
    const files = (await cache.keys()).some((each) => /\.pdf$/.test(each.url)) ? list.tep : [];
    const wanted = new Set([...list.trang, ...files].map(at));
    for (const old of await cache.keys()) if (!wanted.has(old.url)) await cache.delete(old);
    for (const url of wanted) await again(cache, url);
  }
}

async function again(cache, url) {
  await fetch(url, { cache: "no-cache" }).then((got) => got.ok && cache.put(url, got)).catch(() => {});
}
