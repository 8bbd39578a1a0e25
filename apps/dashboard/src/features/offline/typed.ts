import { isKey } from '../../locales/is-key.ts';
import type { Tongue } from '../../model/l10n/l10n.ts';
import { partyOf, partyWords, peopleIn } from '../../model/party/party.ts';
import { dayName } from '../../model/time/time.ts';
import type { Waiting } from './queue.ts';

/** What was typed into the form, in words; empty where the tap says everything. */
export function typedWords(tongue: Tongue, { name, body }: Pick<Waiting, 'name' | 'body'>): string {
  const party = partyOf(body['party']);
  switch (name) {
    case 'admit-party':
      return peopleIn(party) === 0 ? '' : partyWords(tongue, party);
    case 'discharge-party':
      return reasonText(tongue, `reason.destination.${String(body['destination'])}`);
    case 'release-hold':
      return reasonText(tongue, `reason.release.${String(body['reason'])}`);
    case 'report-census':
      return `${dayName({ ...tongue, timezone: 'UTC' }, `${String(body['night'])}T12:00:00Z`)}: ${[
        body['occupied'],
        body['inService'],
      ]
        .filter((n) => n !== undefined)
        .join(' / ')}`;
    default:
      return '';
  }
}

const reasonText = ({ t }: Tongue, key: string): string => (isKey('shelter', key) ? t(key) : '');
