import { isKey } from '../../locales/is-key.ts';
import { type L10n } from '../../model/l10n/l10n.ts';
import { formatParty, partyOf, peopleIn } from '../../model/party/party.ts';
import { releaseText } from '../../model/release-text.ts';
import { dayName } from '../../model/time/time.ts';
import { type QueuedCommand } from '../../net/outbox/queue.ts';

/** The form values of a command as text; empty if its name says it all. */
export function formValuesText(l10n: L10n, { name, body }: Pick<QueuedCommand, 'name' | 'body'>): string {
  const party = partyOf(body['party']);
  switch (name) {
    case 'admit-party':
      return peopleIn(party) === 0 ? '' : formatParty(l10n, party);
    case 'discharge-party':
      return reasonText(l10n, `reason.destination.${String(body['destination'])}`);
    case 'release-hold':
      return releaseText(l10n, body['reason'], body['declined']);
    case 'record-call':
      return callText(l10n, body['free']);
    case 'report-census':
      return `${dayName({ ...l10n, timezone: 'UTC' }, `${String(body['night'])}T12:00:00Z`)}: ${[
        body['occupied'],
        body['inService'],
      ]
        .filter((n) => n !== undefined)
        .join(' / ')}`;
    default:
      return '';
  }
}

const callText = ({ t }: L10n, free: unknown): string =>
  typeof free !== 'number' ? t('form.callAnswer.paused') : free === 0 ? t('form.callAnswer.full') : String(free);

const reasonText = ({ t }: L10n, key: string): string => (isKey('shelter', key) ? t(key) : '');
