import type { TransferView } from '@safe-haven/contracts';
import type { Random } from '@safe-haven/demo-network';
import { type Caseload, type Choice, commandsOn, hasRoom, MINUTE, weighted } from './caseload.ts';

/** Maximum number of open transfers per organisation. */
const TRANSFERS_AT_ONCE = 3;

const inMinutes = (now: number, minutes: number): string => new Date(now + minutes * MINUTE).toISOString();

/**
 * Next actions of a transfer: consent, departure and arrival by the sender, the answer by the receiving shelter. `now`
 * in ms.
 */
export function actionsOnTransfer(random: Random, transfer: TransferView, now: number): readonly Choice[] {
  const { transferId, situation, may, consent, conditions, arrival } = transfer;
  const send = commandsOn('transfers', transferId);
  const can = (command: string): boolean => may.includes(command);
  const scope = ['travel', 'share_needs'];
  switch (situation) {
    case 'proposed':
      return [
        weighted(can('accept') ? 2 : 0, 'a house accepted a party from another', send('accept', { met: conditions })),
        weighted(
          can('decline') ? 0.3 : 0,
          'a house declined a party from another',
          send('decline', { code: 'no_staff' }),
        ),
        weighted(
          can('record-consent') && !consent ? 2 : 0,
          'a party agreed to travel',
          send('record-consent', { kind: 'oral', scope }),
        ),
      ];
    case 'accepted': {
      if (!consent) {
        const agreed = send('record-consent', { kind: 'oral', scope });
        return [weighted(can('record-consent') ? 2 : 0, 'a party agreed to travel', agreed)];
      }
      const window = { from: inMinutes(now, 20), to: inMinutes(now, random.int(40, 90)) };
      return [weighted(can('depart') ? 1.5 : 0, 'a party set out', send('depart', { arrival: window }))];
    }
    case 'on_the_way':
    case 'overdue': {
      const isDue = Date.parse(arrival.from) <= now;
      return [
        weighted(can('arrive') && isDue ? 3 : 0, 'a party arrived from another house', send('arrive')),
        weighted(
          can('change-arrival') && situation === 'overdue' ? 0.7 : 0,
          'a party said that it comes later',
          send('change-arrival', { arrival: { from: inMinutes(now, 5), to: inMinutes(now, 25) } }),
        ),
      ];
    }
    default:
      return [];
  }
}

/**
 * Sometimes a party is transferred to another country's shelter; only women alone, for whom a place is found most
 * easily.
 */
export function proposing(random: Random, { person, rows, transfers }: Caseload, now: number): readonly Choice[] {
  const open = transfers.filter((t) => !['arrived', 'declined', 'failed'].includes(t.situation));
  const from = rows.filter((r) => r.view === 'exact' && r.mode === 'kept' && r.places.occupied > 0);
  const to = rows.filter((r) => r.country !== person.country && hasRoom(r, 1));
  if (person.role !== 'coordinator' || open.length >= TRANSFERS_AT_ONCE || from.length * to.length === 0) return [];
  const body = {
    fromShelterId: random.pick(from).shelterId,
    toShelterId: random.pick(to).shelterId,
    party: { women: 1 },
    arrival: { from: inMinutes(now, 120), to: inMinutes(now, 240) },
    details: { needs: { hasReferral: true, formalStatus: 'presumed' }, citizenOf: null, seeksAsylumIn: null },
  };
  return [weighted(0.3, 'a transfer was proposed', commandsOn('transfers', crypto.randomUUID())('propose', body))];
}
