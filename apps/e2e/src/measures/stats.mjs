const sorted = (numbers) => numbers.toSorted((a, b) => a - b);

/** The value that a share of the numbers does not exceed; `share` from 0 to 1. */
export const percentile = (numbers, share) =>
  sorted(numbers)[Math.min(numbers.length - 1, Math.max(0, Math.ceil(numbers.length * share) - 1))];

/** INP as it is defined (web.dev/articles/inp): the longest interaction, one in fifty left out. */
export const inpOf = (durations) => sorted(durations).at(-1 - Math.floor(durations.length / 50));

export const median = (numbers) => percentile(numbers, 0.5);

/** "1.92 s (1.80–2.31)": the median, and the least and the most. */
export function spread(numbers, write) {
  const all = sorted(numbers);
  return `${write(median(all))} (${write(all[0])}–${write(all.at(-1))})`;
}
