import type { HandoverLine } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { isKey } from '../../locales/is-key.ts';
import type { L10n } from '../../model/l10n/l10n.ts';
import { formatParty } from '../../model/party/party.ts';
import { moment } from '../../model/time/time.ts';

/** The column of the table for each kind of change. */
export type Column = 'came' | 'left' | 'held' | 'rest';
export const COLUMNS: readonly Column[] = ['came', 'left', 'held', 'rest'];
export const columnOf = (kind: HandoverLine['kind']): Column => {
  if (kind === 'admitted') return 'came';
  if (kind === 'discharged' || kind === 'departure_planned') return 'left';
  return kind === 'held' || kind === 'hold_released' || kind === 'hold_lapsed' ? 'held' : 'rest';
};

/** The part of the key `shelter:reason.*` for the codes of each kind of change. */
const REASONS: Partial<Record<HandoverLine['kind'], string>> = {
  discharged: 'destination',
  hold_released: 'release',
  bed_out: 'out',
  paused: 'pause',
  corrected: 'correction',
};

/** The text of a change without its time: "1 woman and 1 girl", "a bed out of service: cleaning". */
export function formatLine(t: TFunction<'handover'>, l10n: L10n, line: HandoverLine): string {
  const { kind, party, places, until, at } = line;
  const people = party === null ? '' : formatParty(l10n, party);
  const reason = reasonOf(l10n, line);
  const by = until === null ? '' : moment(l10n, until, Date.parse(at));
  switch (kind) {
    case 'discharged':
      return party === null
        ? t('line.dischargedParty', { why: reason })
        : t('line.discharged', { people, why: reason });
    case 'moved':
      return party === null ? t('line.movedParty') : t('line.moved', { people });
    case 'paused':
      return until === null ? t('line.paused', { why: reason }) : t('line.pausedUntil', { why: reason, until: by });
    case 'held':
    case 'overflow_opened':
    case 'counted':
      return t(`line.${kind}`, { count: places ?? 0, people, until: by });
    default:
      return t(`line.${kind}`, { people, why: reason, until: by });
  }
}

function reasonOf({ t }: L10n, { kind, code }: HandoverLine): string {
  const key: string = `reason.${REASONS[kind]}.${code}`;
  return isKey('shelter', key) ? t(key) : '';
}
