// The last of the first places, where the ranking alone is not sure: not more of the same.

const KINDS = [0, 0, 1, 1, 3]; // so few kinds among the places before this one are more of the same
const NEAR = 0.4; // a page of another kind comes first from this share of the score on

// The pages in order, `last` the number of the last place: from the third on, a page of a kind not yet shown may take one.
export function spread(pages, scores, kindOf, last) {
  let found = pages;
  for (let at = 2; at < last; at += 1) found = other(found, scores, kindOf, at);
  return found;
}

function other(pages, scores, kindOf, at) {
  if (pages.length <= at + 1) return pages;
  const seen = new Set(pages.slice(0, at).map(([best]) => kindOf(best)));
  if (seen.size > KINDS[at] || !seen.has(kindOf(pages[at][0]))) return pages;
  const from = pages.findIndex(([best], n) => n > at && !seen.has(kindOf(best)) && scores[best] > NEAR * scores[pages[at][0]]);
  return from > 0 ? [...pages.slice(0, at), pages[from], ...pages.slice(at, from), ...pages.slice(from + 1)] : pages;
}
