import type { PartyRelations } from './events.ts';

/** What every line says of the others. */
export type Related = ReadonlyMap<number, PartyRelations>;

/** Whether two who stay together, no matter of which of them it was said, may not come into one house. */
export function contradicts(related: Related): boolean {
  const groups = groupsOf(related);
  for (const [line, { notWith }] of related) {
    for (const other of notWith) if (line === other || groups.get(line) === groups.get(other)) return true;
  }
  return false;
}

/** Those of some who stay with one whom another of them may not meet, no matter of which of the two it was said. */
export function areApart(related: Related, lines: readonly number[]): readonly number[] {
  const groups = groupsOf(related);
  const among = (group: number | undefined): readonly number[] =>
    group === undefined ? [] : lines.filter((line) => groups.get(line) === group);
  const apart = new Set<number>();
  for (const [line, { notWith }] of related) {
    const mine = among(groups.get(line));
    for (const other of notWith) {
      const theirs = among(groups.get(other));
      if (mine.length > 0 && theirs.length > 0) for (const one of [...mine, ...theirs]) apart.add(one);
    }
  }
  return lines.filter((line) => apart.has(line));
}

/** The group of each line: all that stay together have one. Lines that are not known are in none. */
function groupsOf(related: Related): ReadonlyMap<number, number> {
  const groups = new Map([...related.keys()].map((line) => [line, line]));
  for (const [line, { with: others }] of related) {
    for (const other of others) {
      const [mine, theirs] = [groups.get(line), groups.get(other)];
      if (mine === undefined || theirs === undefined || mine === theirs) continue;
      for (const [one, group] of groups) if (group === theirs) groups.set(one, mine);
    }
  }
  return groups;
}
