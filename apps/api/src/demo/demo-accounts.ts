import { createHash } from 'node:crypto';
import type { DemoPerson } from '@safe-haven/contracts';
import type { HavenEvent, PersonEvent } from '@safe-haven/domain';
import { type EventStore, uuidv5 } from '@safe-haven/event-store';
import { type Clock, instantOf } from '../environment/clock.ts';
import { personStream } from '../identity/accounts.ts';
import type { Names } from '../identity/names.ts';
import { appendSurely } from '../streams/append-surely.ts';
import { newEvents } from '../streams/new-events.ts';

export interface InventedPerson extends DemoPerson {
  readonly shelters?: readonly string[] | undefined;
}

const NAMESPACE = 'b1d0a1de-6f0b-5c41-9b5c-2f6d7a0c8e11';
const DEMO = { person: 'system:demo', role: 'service', organisation: null, country: null } as const;

/**
 * Gives each invented person an account, where the log has none: signing in as one of them is then a session like any
 * other. Of several programs that start on one log, the first to write does it.
 */
export async function openDemoAccounts(
  store: EventStore<HavenEvent>,
  names: Names,
  people: readonly InventedPerson[],
  clock: Clock,
): Promise<void> {
  await Promise.all(people.map((person) => openAccount(store, names, person, instantOf(clock.now()))));
}

async function openAccount(
  store: EventStore<HavenEvent>,
  names: Names,
  invented: InventedPerson,
  now: string,
): Promise<void> {
  const stream = personStream(invented.person);
  const { revision } = await store.read(stream);
  if (revision > 0) return;
  const profile = await names.seal(invented.person, { name: invented.name, email: `${invented.person}@demo.invalid` });
  const { role, organisation, country, shelters } = invented;
  const facts: PersonEvent[] = [
    // The hash of nothing that anybody could hold: an invented person has no link.
    {
      type: 'PersonInvited',
      profile,
      tokenHash: createHash('sha256').update(stream).digest('base64url'),
      expiresAt: now,
    },
    { type: 'RoleGranted', grantId: 'demo', role, organisation, country, shelters: shelters ? [...shelters] : null },
    { type: 'PersonActivated', profile },
  ];
  const commandId = uuidv5(NAMESPACE, `demo account ${stream}`);
  await appendSurely(store, stream, newEvents(stream, facts, { commandId, by: DEMO, source: 'system', now }), 0);
}
