/** The middle of the figures: one slow round on a shared machine means nothing. */
export function median(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How often a second `work` does what it does; `work` does it `count` times. */
export function rate(work, count, seconds) {
  const end = performance.now() + seconds * 1000;
  const began = performance.now();
  let done = 0;
  do {
    work();
    done += count;
  } while (performance.now() < end);
  return (done * 1000) / (performance.now() - began);
}

/**
 * Measures one thing and its limit by turns, so that what else the machine does meets both; answers the medians and the
 * median of the ratios of the rounds.
 */
export async function interleaved(rounds, measure, measureLimit) {
  const [values, limits] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    values.push(await measure());
    limits.push(await measureLimit());
  }
  return {
    value: median(values),
    limit: median(limits),
    ratio: median(values.map((value, round) => value / limits[round])),
    rounds: { values, limits },
  };
}
