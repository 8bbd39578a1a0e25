import type { PersonEvent } from '@safe-haven/contracts';
import type { EventContext } from '../decider.ts';

export type {
  ConsoleKind,
  CredentialKind,
  Device,
  Grant,
  NewCredential,
  PersonEvent,
  PersonEventType,
  Proof,
  PushEnd,
  SessionEnd,
  SignInMethod,
} from '@safe-haven/contracts';

/** What an account's fold has to know of a fact's place. */
export type PersonPlace = Pick<EventContext, 'revision' | 'occurredAt' | 'recordedAt'>;
export interface PersonFact {
  readonly event: PersonEvent;
  readonly context: PersonPlace;
}
