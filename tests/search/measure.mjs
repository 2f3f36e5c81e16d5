// Answers queries from an index on disk: one JSON query a line in, one JSON answer a line out.
// node tests/search/measure.mjs <folder of the index>

import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Engine } from "../../docs/assets/search/engine.js";

const folder = process.argv[2];
const reads = { count: 0 };

async function read(name) {
  reads.count += 1;
  const text = await readFile(`${folder}/${name}.js`, "utf8");
  return JSON.parse(text.slice(text.indexOf(",", text.indexOf(",") + 1) + 1, text.lastIndexOf(")")));
}

const engine = new Engine(read);
for await (const line of createInterface({ input: process.stdin })) {
  const { q, ...options } = JSON.parse(line);
  const started = performance.now();
  const found = await engine.search(q, options);
  const took = performance.now() - started;
  console.log(JSON.stringify({ q, took, total: found.total, pages: found.pages, repaired: found.query.repaired,
    results: found.results.map((page) => page.map((hit) => ({ url: hit.url, title: hit.title.join(""), score: hit.score }))) }));
}
