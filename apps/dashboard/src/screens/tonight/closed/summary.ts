import type { ClosedCases } from '../sections.ts';

/** In display order. */
const PARTS = [
  ...(['arrived', 'placed', 'here', 'elsewhere', 'no', 'unmet', 'withdrawn'] as const),
  ...(['released', 'lapsed', 'notComing', 'closed'] as const),
] as const;
type ClosedKind = (typeof PARTS)[number];

/** Whether there are closed cases. */
export const hasClosed = ({ holds, tasks, requests, transfers }: ClosedCases): boolean =>
  holds.length + tasks.length + requests.length + transfers.length > 0;

/** The number of closed cases, in total and by kind. */
export function summaryOf({ holds, tasks, requests, transfers }: ClosedCases) {
  const counted = new Map<ClosedKind, number>();
  const all: readonly ClosedKind[] = [
    ...holds.map(({ how }): ClosedKind => (how === 'admitted' ? 'arrived' : how)),
    ...transfers.map(({ situation }): ClosedKind => (situation === 'arrived' ? 'arrived' : 'notComing')),
    ...requests.map(
      ({ situation }): ClosedKind =>
        situation === 'placed' ? 'placed' : situation === 'unmet' ? 'unmet' : 'withdrawn',
    ),
    ...tasks.map(({ state }): ClosedKind => (state === 'open' ? 'no' : state)),
  ];
  for (const part of all) counted.set(part, (counted.get(part) ?? 0) + 1);
  return {
    total: all.length,
    parts: PARTS.flatMap((part) => (counted.has(part) ? [[part, counted.get(part)!] as const] : [])),
  };
}
