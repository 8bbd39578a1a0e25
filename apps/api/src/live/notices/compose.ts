import type { PublicOrigin } from '../../environment/public-origin.ts';
import type { Accounts } from '../../identity/accounts.ts';
import type { Keyring } from '../../privacy/keys/keyring.ts';
import { Devices } from './devices.ts';
import { PUSH_SERVICES } from './push-hosts.ts';
import { PushSender, type PushSenderParts } from './push-sender.ts';
import { TellTasks, type TellTasksParts } from './task-notifications.ts';
import { PushKeys } from './vapid.ts';

/** What differs between the program and a test of it. */
export type PushSurroundings = Pick<PushSenderParts, 'agent' | 'againAfterMs'>;

export interface PushParts {
  readonly devices: Devices;
  readonly tell: TellTasks;
}

/** Everything about notifications. `hosts` are push services beside the browsers' own; null: nothing is sent at all. */
export function composePush({
  accounts,
  keyring,
  origin,
  hosts,
  around,
  ...parts
}: Omit<TellTasksParts, 'devices' | 'sender'> & {
  readonly accounts: Accounts;
  readonly keyring: Keyring;
  readonly origin: PublicOrigin;
  readonly hosts: readonly string[] | null;
  readonly around: PushSurroundings;
}): PushParts {
  const keys = new PushKeys(keyring);
  const services = hosts === null ? [] : [...PUSH_SERVICES, ...hosts];
  const devices = new Devices({ accounts, directory: parts.directory, keyring, keys, services });
  const contact = () => (origin.tls ? origin.origin : NOT_ON_THE_NET);
  const sender = new PushSender({ keys, clock: parts.clock, services, contact, ...around });
  return { devices, tell: new TellTasks({ ...parts, devices, sender }) };
}

/** A program that is reachable from this machine alone has no address to be asked about. */
const NOT_ON_THE_NET = 'mailto:operator@localhost';
