/** How many letters may differ for a name to be taken for another one that is misspelt. */
const LETTERS = 2;

/**
 * A sentence for each variable that is no setting but almost reads like one: the program would start without what its
 * operator wanted to say. Other variables are those of other programs.
 */
export function misspelt(given: readonly string[], settings: readonly string[]): string[] {
  const known = new Set(settings);
  return given
    .filter((name) => name.startsWith('HAVEN_') && !known.has(name))
    .flatMap((name) => {
      const meant = settings.find((setting) => distance(name, setting) <= LETTERS);
      return meant === undefined ? [] : [`There is no setting ${name}: it is ${meant}, or take it away.`];
    });
}

/** Letters to put in, take out or change (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === other ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
