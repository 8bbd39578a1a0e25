import { after, MINUTE } from '../instant.ts';
import type { PersonCommand } from '../person/commands/index.ts';
import { decidePerson } from '../person/decide.ts';
import type { CredentialKind, Grant, NewCredential, PersonEvent, PersonFact, Proof } from '../person/events.ts';
import { evolvePerson } from '../person/evolve.ts';
import { INVITATION_LASTS } from '../person/limits.ts';
import type { PersonDecision } from '../person/rejections.ts';
import { initialPerson, type KnownPerson, type PersonState } from '../person/state.ts';
import type { Instant, Sealed } from '../terms.ts';
import { START } from './shelter.ts';

export const sealedFor = (personId: string): Sealed => ({ key: `person-${personId}`, box: 'xxxx' });
export const grant = (over: Partial<Grant> = {}): Grant => ({
  grantId: 'g1',
  role: 'coordinator',
  organisation: 'Atina',
  country: 'RS',
  shelters: null,
  ...over,
});
export const administrator = (over: Partial<Grant> = {}): Grant =>
  grant({ grantId: 'adm', role: 'administrator', organisation: null, country: null, ...over });
export const credential = (kind: CredentialKind, credentialId: string = kind): NewCredential => ({
  credentialId,
  kind,
  secret: sealedFor('p1'),
});
export const proof = (over: Partial<Proof> = {}): Proof => ({
  credentialId: null,
  challenge: null,
  totpStep: null,
  recoveryCode: null,
  signCount: null,
  ...over,
});
export const opening = (
  sessionId: string,
  over: Partial<Extract<PersonCommand, { type: 'open-session' }>> = {},
): PersonCommand => ({
  type: 'open-session',
  sessionId,
  grantId: null,
  method: 'passkey',
  proof: null,
  console: 'duty',
  device: null,
  ...over,
});

/** One account with its stream and a clock that only the test moves. */
export class Account {
  readonly personId: string;
  readonly facts: PersonFact[] = [];
  state: PersonState;
  now: Instant = START;
  /** Who asks, and how many others administer. */
  by = 'somebody';
  otherAdministrators = 1;

  constructor(personId = 'p1') {
    this.personId = personId;
    this.state = initialPerson(personId);
  }

  /** The account once somebody was invited; throws before. */
  get known(): KnownPerson {
    if (this.state.situation === 'unknown') throw new Error('nobody was invited');
    return this.state;
  }

  pass(minutes: number): this {
    this.now = after(this.now, minutes * MINUTE);
    return this;
  }

  /** Decides and, when accepted, records. */
  when(command: PersonCommand): PersonDecision {
    const { now, by, otherAdministrators } = this;
    const actor = { person: by, role: 'administrator', organisation: null, country: null } as const;
    const decision = decidePerson(command, this.state, { id: this.personId, now, actor, otherAdministrators });
    if (decision.ok) for (const { event } of decision.events) this.record(event);
    return decision;
  }

  /** Records what must be accepted. Answers the events. */
  given(command: PersonCommand): readonly PersonEvent[] {
    const decision = this.when(command);
    if (!decision.ok) throw new Error(`${command.type}: ${decision.rejection.code}`);
    return decision.events.map(({ event }) => event);
  }

  record(event: PersonEvent): void {
    const context = { revision: this.facts.length + 1, occurredAt: this.now, recordedAt: this.now };
    this.facts.push({ event, context });
    this.state = evolvePerson(this.state, { event, context });
  }
}

export function invited(personId = 'p1', grants: readonly Grant[] = [grant()]): Account {
  const account = new Account(personId);
  const expiresAt = after(account.now, INVITATION_LASTS);
  account.given({ type: 'invite', profile: sealedFor(personId), tokenHash: 'link', expiresAt, grants });
  return account;
}

/** Somebody who signs in with a passkey, or with a password and one-time codes. */
export function active(personId = 'p1', grants: readonly Grant[] = [grant()]): Account {
  const account = invited(personId, grants);
  const credentials = [credential('passkey'), credential('password'), credential('totp'), credential('recovery_codes')];
  account.given({ type: 'activate', tokenHash: 'link', profile: sealedFor(personId), credentials });
  return account;
}
