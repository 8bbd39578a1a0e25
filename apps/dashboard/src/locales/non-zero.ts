/** "2 yes · 1 silent": the counts that are not zero, in their order. */
export const formatNonZero = <K extends string>(
  counts: Readonly<Record<K, number>>,
  textOf: (name: K, count: number) => string,
): string =>
  (Object.entries(counts) as [K, number][])
    .filter(([, count]) => count > 0)
    .map(([name, count]) => textOf(name, count))
    .join(' · ');
