import type { EndedHold } from '@safe-haven/contracts';
import type { L10n } from '../../model/l10n/l10n.ts';
import { moment } from '../../model/time/time.ts';

/** How a hold ended, and when. `now` in ms. */
export function formatHoldEnd(l10n: L10n, { how, at, byShelter }: EndedHold, now: number): string {
  const ending = how === 'released' && byShelter ? 'releasedByHouse' : how;
  return l10n.t(`holdEnd.${ending}`, { at: moment(l10n, at, now) });
}
