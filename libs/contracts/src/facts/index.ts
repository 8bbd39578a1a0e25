import { accessFacts, keyFacts, tokenFacts, vaultFacts } from './access.ts';
import { eventCodecOf } from './codec.ts';
import type { EventOf } from './fact.ts';
import { formatFacts } from './format.ts';
import { operationFacts } from './operations.ts';
import { organisationFacts } from './organisations.ts';
import { personFacts } from './people.ts';
import { requestFacts } from './requests.ts';
import { shelterFacts } from './shelter/index.ts';
import { shiftFacts } from './shifts.ts';
import { surgeFacts } from './surges.ts';
import { transferFacts } from './transfers.ts';
import { upkeepFacts } from './upkeep.ts';
import { webhookFacts } from './webhooks.ts';

export * from './access.ts';
export * from './codec.ts';
export { type DeepReadonly, type EventOf, type FactTable, fact, type StoredFact, type Upcaster } from './fact.ts';
export * from './format.ts';
export * from './operations.ts';
export * from './organisations.ts';
export type { AreaRef, Party, PlacedBy, Window } from './parts.ts';
export * from './people.ts';
export * from './requests.ts';
export type { Correction } from './shelter/corrections.ts';
export type { FrozenPolicy } from './shelter/holds.ts';
export { type ShelterEvent, type ShelterEventType, shelterEventTypes, shelterFacts } from './shelter/index.ts';
export type { HoldPolicy } from './shelter/setup.ts';
export * from './shifts.ts';
export * from './surges.ts';
export * from './transfers.ts';
export * from './upkeep.ts';
export * from './webhooks.ts';

/** Every event of every stream. */
export const storedFacts = {
  ...shelterFacts,
  ...requestFacts,
  ...transferFacts,
  ...operationFacts,
  ...surgeFacts,
  ...shiftFacts,
  ...personFacts,
  ...organisationFacts,
  ...tokenFacts,
  ...webhookFacts,
  ...vaultFacts,
  ...accessFacts,
  ...keyFacts,
  ...formatFacts,
  ...upkeepFacts,
} as const;

export type StoredEvent = EventOf<typeof storedFacts>;
export type StoredEventType = keyof typeof storedFacts;
export const storedEventTypes = Object.keys(storedFacts) as readonly StoredEventType[];

/** Reads every event of the log. */
export const eventCodec = eventCodecOf<StoredEvent>(storedFacts);
/** The version that writers write, by type. */
export const versionOf = eventCodec.versionOf;
