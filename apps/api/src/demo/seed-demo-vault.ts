import {
  DEMO_CONTACTS,
  DEMO_DUTY_LINES,
  DEMO_ORGANISATIONS,
  DEMO_PLACES,
  DEMO_SHELTERS,
} from '@safe-haven/demo-network';
import type { Actor } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { commandIdOf } from '../streams/command-ids.ts';
import { shelterStream } from '../streams/shelter-states.ts';
import { vaultOfOrganisation, vaultStream } from '../vault/boxes.ts';
import type { Vault } from '../vault/vault.ts';
import { demoOrganisationId } from './demo-organisations.ts';

const DEMO: Actor = { person: 'system:demo', role: 'service', organisation: null, country: null };

/**
 * Gives each house of the demo an invented address, meeting point and number, and each organisation a duty line, where it is in the log and nothing of it is in the
 * vault: also after an erasure it stays as it is. Of several programs that start at once the first to write does it.
 */
export async function seedDemoVault(store: EventStore, vault: Vault): Promise<void> {
  await Promise.all(
    DEMO_SHELTERS.map(async ({ shelterId }) => {
      const place = DEMO_PLACES[shelterId];
      if (!place || !(await isEmpty(store, vaultStream(shelterId))) || (await isEmpty(store, shelterStream(shelterId))))
        return;
      const commandId = commandIdOf('demoVault', `demo vault ${shelterId}`);
      const duty_contact = JSON.stringify(DEMO_CONTACTS[shelterId]);
      const what = { address: place.address, meeting_point: place.meetingPoint, duty_contact };
      await vault.write(shelterId, what, { by: DEMO, source: 'system', commandId, onlyFirst: true });
    }),
  );
  await Promise.all(
    DEMO_ORGANISATIONS.map(async (organisation) => {
      const owner = vaultOfOrganisation(demoOrganisationId(organisation));
      if (!(await isEmpty(store, vaultStream(owner)))) return;
      const commandId = commandIdOf('demoVault', `demo vault ${owner}`);
      const what = { duty_contact: JSON.stringify(DEMO_DUTY_LINES[organisation.name]) };
      await vault.write(owner, what, { by: DEMO, source: 'system', commandId, onlyFirst: true });
    }),
  );
}

const isEmpty = async (store: EventStore, stream: string): Promise<boolean> =>
  (await store.read(stream, Number.MAX_SAFE_INTEGER)).revision === 0;
