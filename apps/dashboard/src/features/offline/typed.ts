import type { Waiting } from '../../net/outbox/queue.ts';
import { partyOf, partyWords, peopleIn } from '../../screens/shelter/say/party.ts';
import { dayName } from '../../screens/shelter/say/time.ts';
import type { Tongue } from '../../screens/shelter/say/words.ts';

/** What was typed into the form, in words; empty where the tap says everything. */
export function typedWords(tongue: Tongue, { name, body }: Pick<Waiting, 'name' | 'body'>): string {
  const party = partyOf(body['party']);
  switch (name) {
    case 'admit-party':
      return peopleIn(party) === 0 ? '' : partyWords(tongue, party);
    case 'discharge-party':
      return tongue.t(`reason.destination.${String(body['destination'])}`, { defaultValue: '' });
    case 'release-hold':
      return tongue.t(`reason.release.${String(body['reason'])}`, { defaultValue: '' });
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
