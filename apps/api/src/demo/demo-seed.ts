import type { HavenEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import type { Clock } from '../environment/clock.ts';
import type { Names } from '../identity/names.ts';
import type { MasterKeys } from '../privacy/keys/master-keys.ts';
import type { Vault } from '../vault/vault.ts';
import { openDemoAccounts } from './demo-accounts.ts';
import type { DemoNetwork } from './demo-network.ts';
import { seedDemo } from './seed-demo.ts';
import { seedDemoVault } from './seed-demo-vault.ts';

interface Parts {
  readonly store: EventStore<HavenEvent>;
  readonly clock: Clock;
  readonly masterKeys: MasterKeys;
  readonly names: Names;
  readonly vault: Vault;
}

/** Writes the invented network into a log that does not have it yet. */
export class DemoSeed {
  readonly #network: DemoNetwork;
  readonly #parts: Parts;

  constructor(network: DemoNetwork, parts: Parts) {
    this.#network = network;
    this.#parts = parts;
  }

  /** Nobody reads the log yet: what is written here is read with all the rest. */
  async write(): Promise<void> {
    const { store, clock, masterKeys, names, vault } = this.#parts;
    const { people, hasHouses } = this.#network;
    if (hasHouses) await seedDemo(store, clock, masterKeys);
    await openDemoAccounts(store, names, people, clock);
    if (hasHouses) await seedDemoVault(store, vault);
  }
}
