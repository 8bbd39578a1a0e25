import type { FreshnessClass } from './freshness.ts';
import { type Findings, newFindings } from './reasons.ts';
import type { Offer } from './room-fits.ts';

/** Whether a house takes a party, takes it if, or cannot. */
export type Outcome = 'takes' | 'takes_if' | 'cannot';

/** What is seen of one house while it is looked at. One is used for all houses of an ask: it costs no garbage. */
export interface Look {
  readonly findings: Findings;
  outcome: Outcome;
  offer: Offer | null;
  km: number | null;
  freshness: FreshnessClass;
}

export const newLook = (): Look => ({
  findings: newFindings(),
  outcome: 'takes',
  offer: null,
  km: null,
  freshness: 'fresh',
});
