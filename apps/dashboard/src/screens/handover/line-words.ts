import type { HandoverLine } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { isKey } from '../../locales/is-key.ts';
import type { L10n } from '../../model/l10n/l10n.ts';
import { formatParty } from '../../model/party/party.ts';
import { moment } from '../../model/time/time.ts';

/** Where each kind of change stands in the table. */
export type Column = 'came' | 'left' | 'held' | 'rest';
export const COLUMNS: readonly Column[] = ['came', 'left', 'held', 'rest'];
export const columnOf = (kind: HandoverLine['kind']): Column => {
  if (kind === 'admitted') return 'came';
  if (kind === 'discharged' || kind === 'departure_planned') return 'left';
  return kind === 'held' || kind === 'hold_released' || kind === 'hold_lapsed' ? 'held' : 'rest';
};

/** Under which word of a house's texts the codes of a kind of change stand. */
const REASONS: Partial<Record<HandoverLine['kind'], string>> = {
  discharged: 'destination',
  hold_released: 'release',
  bed_out: 'out',
  paused: 'pause',
  corrected: 'correction',
};

/** What changed, without the clock: "1 woman and 1 girl", "a bed out of service: cleaning". */
export function lineWords(t: TFunction<'handover'>, l10n: L10n, line: HandoverLine): string {
  const { kind, party, places, until, at } = line;
  const people = party === null ? '' : formatParty(l10n, party);
  const why = reasonOf(l10n, line);
  const by = until === null ? '' : moment(l10n, until, Date.parse(at));
  switch (kind) {
    case 'discharged':
      return party === null ? t('line.dischargedParty', { why }) : t('line.discharged', { people, why });
    case 'moved':
      return party === null ? t('line.movedParty') : t('line.moved', { people });
    case 'paused':
      return until === null ? t('line.paused', { why }) : t('line.pausedUntil', { why, until: by });
    case 'held':
    case 'overflow_opened':
    case 'counted':
      return t(`line.${kind}`, { count: places ?? 0, people, until: by });
    default:
      return t(`line.${kind}`, { people, why, until: by });
  }
}

function reasonOf({ t }: L10n, { kind, code }: HandoverLine): string {
  const key = `reason.${REASONS[kind]}.${code}`;
  return isKey('shelter', key) ? (t(key as 'reason.out.safety') as string) : '';
}
