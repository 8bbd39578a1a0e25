import type { ClosedCases } from '../sections.ts';

/** In display order. */
const PARTS = ['arrived', 'placed', 'here', 'elsewhere', 'no', 'unmet', 'withdrawn', 'notComing', 'closed'] as const;
type ClosedKind = (typeof PARTS)[number];

/** Whether there are closed cases. */
export const hasClosed = ({ tasks, requests, transfers }: ClosedCases): boolean =>
  tasks.length + requests.length + transfers.length > 0;

/** The number of closed cases, in total and by kind. */
export function summaryOf({ tasks, requests, transfers }: ClosedCases) {
  const counted = new Map<ClosedKind, number>();
  const all: readonly ClosedKind[] = [
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
