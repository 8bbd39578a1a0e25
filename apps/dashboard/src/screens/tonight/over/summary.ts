import type { NightOver } from '../sections.ts';

/** In the order in which they are said. */
const PARTS = ['arrived', 'placed', 'here', 'elsewhere', 'no', 'unmet', 'withdrawn', 'notComing', 'closed'] as const;
type OverPart = (typeof PARTS)[number];

/** Whether anything is over. */
export const isOver = ({ tasks, requests, transfers }: NightOver): boolean =>
  tasks.length + requests.length + transfers.length > 0;

/** How many things are over, and of each kind that there is how many. */
export function summaryOf({ tasks, requests, transfers }: NightOver) {
  const counted = new Map<OverPart, number>();
  const all: readonly OverPart[] = [
    ...transfers.map(({ situation }): OverPart => (situation === 'arrived' ? 'arrived' : 'notComing')),
    ...requests.map(
      ({ situation }): OverPart => (situation === 'placed' ? 'placed' : situation === 'unmet' ? 'unmet' : 'withdrawn'),
    ),
    ...tasks.map(({ state }): OverPart => (state === 'open' ? 'no' : state)),
  ];
  for (const part of all) counted.set(part, (counted.get(part) ?? 0) + 1);
  return {
    total: all.length,
    parts: PARTS.flatMap((part) => (counted.has(part) ? [[part, counted.get(part)!] as const] : [])),
  };
}
