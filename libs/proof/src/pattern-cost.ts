const atom = String.raw`\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|[^])|\[(?:\\[^]|[^\]\\])*\]|[^\\()|[\]{}*+?]`;
const repetition = String.raw`[*+?]|\{\d+(?:,\d*)?\}`;
const piece = new RegExp(String.raw`(?:${atom})(?<times>${repetition})?\??`, 'uy');

/** So many ways at every character; a text may be as long as a body, 256 kB, and is judged in the API itself. */
const mostWays = 1_000;

/**
 * Whether a pattern (of flag `u`) can take more than time in proportion to the text. Judged by its form: anchored, without
 * groups and alternatives, at most one piece without an upper limit. What is slow in another form is not told from
 * what is quick, and counts as slow.
 */
export function takesTooLong(pattern: string): boolean {
  if (!pattern.startsWith('^')) return true;
  let ways = 1;
  let endless = 0;
  piece.lastIndex = 0;
  while (piece.lastIndex < pattern.length) {
    const found = piece.exec(pattern);
    if (found === null) return true;
    const lengths = lengthsOf(found.groups?.['times']);
    if (lengths === undefined) endless += 1;
    else ways *= lengths;
  }
  return endless > 1 || ways > mostWays;
}

/** Of how many lengths it can be; `undefined` where there is no upper limit. */
function lengthsOf(times: string | undefined): number | undefined {
  if (times === undefined) return 1;
  if (times === '?') return 2;
  const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}$/.exec(times) ?? [];
  if (least === undefined) return undefined;
  if (comma === '') return 1;
  return most === '' ? undefined : Number(most) - Number(least) + 1;
}
