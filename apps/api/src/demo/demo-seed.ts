import type { Names } from '../identity/names.ts';
import type { MasterKeys } from '../privacy/keys/master-keys.ts';
import type { Streams } from '../streams/streams.ts';
import type { Vault } from '../vault/vault.ts';
import { openDemoAccounts } from './demo-accounts.ts';
import type { DemoNetwork } from './demo-network.ts';
import { makeDemoOrganisations } from './demo-organisations.ts';
import { seedDemo } from './seed-demo.ts';
import { seedDemoVault } from './seed-demo-vault.ts';

interface Parts {
  readonly streams: Streams;
  readonly masterKeys: MasterKeys;
  readonly names: Names;
  readonly vault: Vault;
}

/** Writes the demo network into a log that does not have it yet. */
export class DemoSeed {
  readonly #network: DemoNetwork;
  readonly #parts: Parts;

  constructor(network: DemoNetwork, parts: Parts) {
    this.#network = network;
    this.#parts = parts;
  }

  /** Runs before the feed starts, so the feed reads these events with the rest. */
  async write(): Promise<void> {
    const { streams, masterKeys, names, vault } = this.#parts;
    const { people, hasShelters } = this.#network;
    if (hasShelters) await seedDemo(streams, masterKeys);
    if (hasShelters) await makeDemoOrganisations(streams);
    await openDemoAccounts(streams, names, people);
    if (hasShelters) await seedDemoVault(streams.store, vault);
  }
}
