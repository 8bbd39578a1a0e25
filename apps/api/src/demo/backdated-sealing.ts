import type { NightSealing } from '@safe-haven/demo-network';
import type { EventStore } from '@safe-haven/event-store';
import { CaseSealing } from '../cases/sealing.ts';
import { Keyring } from '../privacy/keys/keyring.ts';
import type { MasterKeys } from '../privacy/keys/master-keys.ts';
import { Streams } from '../streams/streams.ts';

/**
 * Seals like the running program, but records each key at the time of its party: a key younger than the data it opens
 * would put the recording times of the log out of order.
 */
export function sealingBack(store: EventStore, masterKeys: MasterKeys): NightSealing {
  const sealingAt = (ms: number) => new CaseSealing(new Keyring(new Streams(store, { now: () => ms }), masterKeys));
  return {
    criteria: (id, value, at) => sealingAt(at).criteria(id, value),
    details: (id, value, at) => sealingAt(at).details(id, value),
    meetingPoint: (id, value, at) => sealingAt(at).meetingPoint(id, value),
  };
}
