import type { AccessEvent } from './access/events.ts';
import type { KeyWrapped } from './keys/events.ts';
import type { PersonEvent } from './person/events.ts';
import type { RequestEvent } from './request/events.ts';
import type { ShelterEvent } from './shelter/events.ts';
import type { TokenEvent } from './token/events.ts';
import type { TransferEvent } from './transfer/events.ts';
import type { VaultEvent } from './vault/events.ts';

/** Every fact that any stream of the log may hold. The stream's name says of which kind it is. */
export type HavenEvent =
  | ShelterEvent
  | PersonEvent
  | TokenEvent
  | VaultEvent
  | AccessEvent
  | KeyWrapped
  | RequestEvent
  | TransferEvent;
