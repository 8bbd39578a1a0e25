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

/** The position of a fact, as far as folding an account needs it. */
export type PersonPlace = Pick<EventContext, 'revision' | 'occurredAt' | 'recordedAt'>;
export interface PersonFact {
  readonly event: PersonEvent;
  readonly context: PersonPlace;
}
