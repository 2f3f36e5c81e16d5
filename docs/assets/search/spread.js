// The last of the first places, where the ranking alone is not sure: not more of the same.

const KINDS = 3; // so few kinds among the places before it are more of the same
const NEAR = 0.4; // a page of another kind comes first from this share of the score on
const CLEARLY = 1.5; // a further part of a page before it, from so many times the score on

// The pages in order, `last` the number of the last place: a page of a kind not yet shown may take it, and the
// second best part of a page before it may stand for itself, where it says clearly more than the page that stands there.
export function spread(pages, scores, kindOf, last) {
  return apart(other([...pages], scores, kindOf, last - 1), scores, last - 1);
}

function other(pages, scores, kindOf, at) {
  if (pages.length <= at + 1) return pages;
  const seen = new Set(pages.slice(0, at).map(([best]) => kindOf(best)));
  if (seen.size > KINDS || !seen.has(kindOf(pages[at][0]))) return pages;
  const from = pages.findIndex(([best], n) => n > at && !seen.has(kindOf(best)) && scores[best] > NEAR * scores[pages[at][0]]);
  if (from > 0) pages.splice(at, 0, ...pages.splice(from, 1));
  return pages;
}

function apart(pages, scores, at) {
  if (pages.length <= at) return pages;
  const further = (n) => (pages[n].length > 1 ? scores[pages[n][1]] : 0);
  let from = 0;
  for (let n = 1; n < at; n += 1) if (further(n) > further(from)) from = n;
  if (further(from) <= CLEARLY * scores[pages[at][0]]) return pages;
  const [best, second, ...rest] = pages[from];
  pages[from] = [best, ...rest];
  pages.splice(at, 0, [second]);
  return pages;
}
