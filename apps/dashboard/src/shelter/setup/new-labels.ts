/** Names for new beds, going on from the highest number that is there: "Bed 3" after "Bed 2", "7" after "6". */
export function newLabels(known: readonly string[], count: number): readonly string[] {
  const numbered = known.flatMap((label) => {
    const match = /^(.*?)(\d+)$/.exec(label);
    return match ? [{ prefix: match[1] ?? '', number: Number(match[2]) }] : [];
  });
  const last = numbered.toSorted((a, b) => a.number - b.number).at(-1) ?? { prefix: '', number: known.length };
  return Array.from({ length: count }, (_, i) => `${last.prefix}${last.number + 1 + i}`);
}
