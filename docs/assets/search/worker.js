// The engine behind a message port: in a worker where there are workers, on the page itself from
// `file://`. One request in, one answer out, in order of asking.

import { Engine } from "./engine.js";

const FOLDER = "tim-kiem/chi-muc/";

class Changed extends Error {}

// Reads shards below `root`. All must be of one version: a site may be published between two reads.
function reader(root, load) {
  let base = null;
  return async (name) => {
    const url = `${root}${FOLDER}${name}.js`;
    if (name === "goc") {
      // The copy that came with this script, unless it proved to be older than the rest.
      base = self.canCuGoc ? Promise.resolve(self.canCuGoc) : load(url, name, "");
      self.canCuGoc = null;
      return (await base)[1];
    }
    const [version] = await base;
    const [own, data] = await load(url, name, version);
    if (own !== version) throw new Changed(name);
    return data;
  };
}

async function fetched(url, name, version) {
  const answer = await fetch(version ? `${url}?v=${version}` : url, { cache: version ? "default" : "no-cache" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  const text = await answer.text();
  const start = text.indexOf(",", text.indexOf(",") + 1);
  return [JSON.parse(text.slice(text.indexOf(",") + 1, start)), JSON.parse(text.slice(start + 1, text.lastIndexOf(")")))];
}

// A classic script calls `canCuTim` with its content; the only way to read a file from `file://`.
function scripted(url, name) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    self.canCuTim ??= (own, version, data) => scripted.waiting.get(own)?.([version, data]);
    scripted.waiting.set(name, done);
    script.src = url;
    script.onerror = () => failed(new Error(name));
    script.onload = () => script.remove();
    document.head.append(script);
  });
}
scripted.waiting = new Map();

// { ask(kind, text, options) }: an answer as plain data.
export function service(root, load) {
  let engine = null;
  const fresh = () => { engine = new Engine(reader(root, load)); };
  const once = (kind, text, options) => (kind === "suggest" ? engine.suggest(text, options.limit) : engine.search(text, options));
  fresh();
  return {
    async ask(kind, text, options = {}) {
      try {
        return slim(await once(kind, text, options));
      } catch (error) {
        fresh();
        return slim(await once(kind, text, options));
      }
    },
  };
}

// Without what only the engine needs.
function slim(answer) {
  if (Array.isArray(answer)) return answer;
  const { words, segments, repaired, intents, number, missing, cutOff, unknown } = answer.query;
  return { ...answer, query: {
    words: words.map((each) => each.text),
    dropped: segments.filter((s) => s.stop && !s.asked).flatMap((s) => s.words.map((each) => each.text)),
    unknown: unknown.map((each) => each.text), repaired, intents: [...intents], number: number?.figure ?? "", missing: missing?.figure ?? "", cutOff,
  } };
}

if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  let own = null;
  self.onmessage = async ({ data: { id, root, kind, text, options } }) => {
    own ??= service(root, fetched);
    try {
      self.postMessage({ id, answer: await own.ask(kind, text, options) });
    } catch (error) {
      self.postMessage({ id, error: String(error) });
    }
  };
} else if (typeof document !== "undefined") {
  self.canCuService = (root) => service(root, scripted);
}
