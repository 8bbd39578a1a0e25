import { DEMO_HOUSES, DEMO_PLACES } from '@safe-haven/demo-network';
import { type EventActor, type EventStore, uuidv5 } from '@safe-haven/event-store';
import { streamOf } from '../streams/handle-command.ts';
import { type Vault, vaultStream } from '../vault/vault.ts';

const NAMESPACE = '3c9f6f0e-51a7-5b2e-8a44-9d1b7c2e6a05';
const DEMO: EventActor = { person: 'system:demo', role: 'service', organisation: null, country: null };

/**
 * Gives each house of the demo an invented address and meeting point, where it is in the log and nothing of it is in the
 * vault: also after an erasure it stays as it is. Of several programs that start at once the first to write does it.
 */
export async function seedDemoVault(store: EventStore, vault: Vault): Promise<void> {
  await Promise.all(
    DEMO_HOUSES.map(async ({ shelterId }) => {
      const place = DEMO_PLACES[shelterId];
      if (!place || !(await isEmpty(store, vaultStream(shelterId))) || (await isEmpty(store, streamOf(shelterId))))
        return;
      const commandId = uuidv5(NAMESPACE, `demo vault ${shelterId}`);
      const what = { address: place.address, meeting_point: place.meetingPoint };
      await vault.write(shelterId, what, { by: DEMO, source: 'system', commandId, onlyFirst: true });
    }),
  );
}

const isEmpty = async (store: EventStore, stream: string): Promise<boolean> =>
  (await store.read(stream, Number.MAX_SAFE_INTEGER)).revision === 0;
