import { createHash } from 'node:crypto';
import type { DemoPerson } from '@safe-haven/contracts';
import { type PersonEvent, personDecider } from '@safe-haven/domain';
import { instantOf } from '../environment/clock.ts';
import { personStream } from '../identity/accounts.ts';
import type { Names } from '../identity/names.ts';
import { commandIdOf } from '../streams/command-key.ts';
import { recordedStream } from '../streams/recorded-stream.ts';
import type { Streams } from '../streams/streams.ts';

export interface InventedPerson extends DemoPerson {
  readonly shelters?: readonly string[] | undefined;
}

const DEMO = { person: 'system:demo', role: 'service', organisation: null, country: null } as const;

/**
 * Creates an account for each demo person who has none, so that signing in as one of them creates an ordinary session.
 * When several programs start on one log, the first to append wins.
 */
export async function openDemoAccounts(
  streams: Streams,
  names: Names,
  people: readonly InventedPerson[],
): Promise<void> {
  await Promise.all(people.map((person) => openAccount(streams, names, person)));
}

async function openAccount(streams: Streams, names: Names, invented: InventedPerson): Promise<void> {
  const stream = personStream(invented.person);
  const { revision } = await streams.store.read(stream, Number.MAX_SAFE_INTEGER);
  if (revision > 0) return;
  const profile = await names.seal(invented.person, { name: invented.name, email: `${invented.person}@demo.invalid` });
  const { role, organisation, country, shelters } = invented;
  const now = streams.clock.now();
  const events: PersonEvent[] = [
    // A random hash that no invitation link has: demo people need no link.
    {
      type: 'PersonInvited',
      profile,
      tokenHash: createHash('sha256').update(stream).digest('base64url'),
      expiresAt: instantOf(now),
    },
    { type: 'RoleGranted', grantId: 'demo', role, organisation, country, shelters: shelters ? [...shelters] : null },
    { type: 'PersonActivated', profile },
  ];
  await streams.handle(recordedStream<PersonEvent>(streams.store, personDecider.kind, { onlyFirst: true }), {
    id: invented.person,
    command: { type: 'record', events },
    commandId: commandIdOf('demoAccounts', `demo account ${stream}`),
    actor: DEMO,
    source: 'system',
    now,
  });
}
