import { token } from '../environment/provide.ts';
import type { InventedPerson } from './demo-accounts.ts';

export interface DemoNetwork {
  /** Demo people whom anybody may sign in as. */
  readonly people: readonly InventedPerson[];
  /** Whether an empty log is filled with the demo shelters and their last month. */
  readonly hasShelters: boolean;
}

export const NO_DEMO: DemoNetwork = { people: [], hasShelters: false };
export const DEMO_NETWORK = token<DemoNetwork>('demo network');
