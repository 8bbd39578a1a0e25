import {
  DEMO_CONTACTS,
  DEMO_DUTY_LINES,
  DEMO_ORGANISATIONS,
  DEMO_PLACES,
  DEMO_SHELTERS,
} from '@safe-haven/demo-network';
import type { Actor } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { commandIdOf } from '../streams/command-key.ts';
import { shelterStream } from '../streams/shelter-states.ts';
import { vaultOfOrganisation, vaultStream } from '../vault/boxes.ts';
import type { Vault } from '../vault/vault.ts';
import { demoOrganisationId } from './demo-organisations.ts';

const DEMO: Actor = { person: 'system:demo', role: 'service', organisation: null, country: null };

/**
 * Writes an invented address, meeting point and phone number for each demo shelter, and a duty line for each demo
 * organisation, unless the vault already has an entry: so erased entries are not written again. When several programs
 * start on one log, the first to append wins.
 */
export async function seedDemoVault(store: EventStore, vault: Vault): Promise<void> {
  await Promise.all(
    DEMO_SHELTERS.map(async ({ shelterId }) => {
      const place = DEMO_PLACES[shelterId];
      if (!place || !(await isEmpty(store, vaultStream(shelterId))) || (await isEmpty(store, shelterStream(shelterId))))
        return;
      const commandId = commandIdOf('demoVault', `demo vault ${shelterId}`);
      const duty_contact = JSON.stringify(DEMO_CONTACTS[shelterId]);
      const fields = { address: place.address, meeting_point: place.meetingPoint, duty_contact };
      await vault.write(shelterId, fields, { by: DEMO, source: 'system', commandId, onlyFirst: true });
    }),
  );
  await Promise.all(
    DEMO_ORGANISATIONS.map(async (organisation) => {
      const owner = vaultOfOrganisation(demoOrganisationId(organisation));
      if (!(await isEmpty(store, vaultStream(owner)))) return;
      const commandId = commandIdOf('demoVault', `demo vault ${owner}`);
      const fields = { duty_contact: JSON.stringify(DEMO_DUTY_LINES[organisation.name]) };
      await vault.write(owner, fields, { by: DEMO, source: 'system', commandId, onlyFirst: true });
    }),
  );
}

const isEmpty = async (store: EventStore, stream: string): Promise<boolean> =>
  (await store.read(stream, Number.MAX_SAFE_INTEGER)).revision === 0;
