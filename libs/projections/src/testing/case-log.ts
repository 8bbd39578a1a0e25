import {
  type Actor,
  type Decision,
  decideRequest,
  decideShelter,
  decideTransfer,
  evolveRequest,
  evolveShelter,
  evolveTransfer,
  type HavenEvent,
  initialRequest,
  initialShelter,
  initialTransfer,
  type OutsideShelter,
  type RequestCommand,
  type RequestState,
  type ShelterCommand,
  type ShelterState,
  shelterDecider,
  type TransferCommand,
  type TransferState,
} from '@safe-haven/domain';
import { type CaseEntry, type Casework, emptyCasework, projectCasework } from '../cases/casework.ts';
import { emptyHistory, type History, projectHistory } from '../history/history.ts';

const START_MS = Date.parse('2026-11-25T01:00:00.000Z');

type Hold = Extract<ShelterState, { situation: 'kept' }>['holds'][string];

export const VERA: Actor = { person: 'vera', role: 'hotline', organisation: 'SOS', country: 'RS' };
export const LEJLA: Actor = { person: 'lejla', role: 'coordinator', organisation: 'Lara', country: 'BA' };
export const ANA: Actor = { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS' };
export const CLOCK: Actor = { person: 'system:clock', role: 'service', organisation: null, country: null };
export const FOLLOWER: Actor = { person: 'system:requests', role: 'service', organisation: null, country: null };

/**
 * A log of shelters, requests and transfers, written by the domain's deciders. A rejection writes nothing and is
 * returned.
 */
export class CaseLog {
  readonly entries: CaseEntry[] = [];
  readonly #revisions = new Map<string, number>();
  readonly #shelters = new Map<string, ShelterState>();
  readonly #facts = new Map<string, readonly never[]>();
  readonly #requests = new Map<string, RequestState>();
  readonly #transfers = new Map<string, TransferState>();
  now = START_MS;

  get instant(): string {
    return new Date(this.now).toISOString();
  }

  pass(minutes: number): this {
    this.now += minutes * 60_000;
    return this;
  }

  /** Registers a shelter of Atina with two household rooms of two adult beds. */
  registerShelter(shelterId: string): this {
    this.shelter(shelterId, {
      type: 'register',
      name: shelterId,
      organisation: 'Atina',
      country: 'RS',
      area: { id: 'rs-beograd', name: 'Beograd' },
      timezone: 'Europe/Belgrade',
      mode: 'kept',
      kind: 'emergency',
    });
    for (const roomId of ['x', 'y']) {
      this.shelter(shelterId, { type: 'add-room', roomId, label: roomId, privacy: 'household' });
      const beds = [1, 2].map((n) => ({ bedId: `${roomId}${n}`, label: `${roomId}${n}`, kind: 'adult' as const }));
      this.shelter(shelterId, { type: 'add-beds', roomId, beds });
    }
    this.shelter(shelterId, { type: 'publish' }, { ...ANA, person: 'p-second' });
    return this;
  }

  shelter(shelterId: string, command: ShelterCommand, actor: Actor = ANA, outside: OutsideShelter = {}): string {
    const state = this.#shelters.get(shelterId) ?? initialShelter(shelterId);
    const n = this.entries.length + 1;
    const ctx = { id: shelterId, commandId: `c${n}`, newId: `n${n}`, now: this.instant, actor };
    const history = () => this.#facts.get(shelterId) ?? [];
    const decision = decideShelter(command, state, { ...ctx, ...outside, history });
    return this.#record(decision, `shelter-${shelterId}`, actor, (event, context) => {
      const before = this.#shelters.get(shelterId) ?? state;
      const facts = [...history(), { event, context } as never];
      this.#facts.set(shelterId, facts);
      // A correction refolds the shelter with its target replaced.
      const isCorrection = event.type === 'EventCorrected';
      const fact = { event, context } as never;
      this.#shelters.set(shelterId, isCorrection ? shelterDecider.fold(shelterId, facts) : evolveShelter(before, fact));
    });
  }

  request(requestId: string, command: RequestCommand, actor: Actor = VERA): string {
    const state = this.#requests.get(requestId) ?? initialRequest(requestId);
    const decision = decideRequest(command, state, { id: requestId, now: this.instant, actor });
    return this.#record(decision, `request-${requestId}`, actor, (event, context) => {
      const before = this.#requests.get(requestId) ?? state;
      this.#requests.set(requestId, evolveRequest(before, { event, context } as never));
    });
  }

  transfer(transferId: string, command: TransferCommand, actor: Actor = VERA): string {
    const state = this.#transfers.get(transferId) ?? initialTransfer(transferId);
    const decision = decideTransfer(command, state, { id: transferId, now: this.instant, actor });
    return this.#record(decision, `transfer-${transferId}`, actor, (event, context) => {
      const before = this.#transfers.get(transferId) ?? state;
      this.#transfers.set(transferId, evolveTransfer(before, { event, context } as never));
    });
  }

  /** The state of a shelter by its events. */
  stateOf(shelterId: string): ShelterState {
    return this.#shelters.get(shelterId) ?? initialShelter(shelterId);
  }

  /** The live holds of a shelter. */
  holdsOf(shelterId: string): readonly Hold[] {
    const state = this.#shelters.get(shelterId);
    return state?.situation === 'kept' ? Object.values(state.holds) : [];
  }

  /** The id of the newest live hold in a shelter; '' when there is none. */
  newestHold(shelterId: string): string {
    const state = this.#shelters.get(shelterId);
    return state?.situation === 'kept' ? (Object.keys(state.holds).at(-1) ?? '') : '';
  }

  /** Appends an event that this program can't read. */
  unreadable(stream: string): this {
    this.entries.push({ readable: false, ...this.#place(stream), stream, reason: 'unknown version' });
    return this;
  }

  /** The casework after the entries. */
  follow(work: Casework = emptyCasework(), entries: readonly CaseEntry[] = this.entries): Casework {
    for (const entry of entries) projectCasework(work, entry);
    return work;
  }

  /** The history after the entries. */
  past(history: History = emptyHistory()): History {
    for (const entry of this.entries) projectHistory(history, entry);
    return history;
  }

  /** Returns `done`, or the rejection. */
  #record(
    decision: Decision<HavenEvent, { readonly code: string }>,
    stream: string,
    actor: Actor,
    evolve: (event: HavenEvent, context: object) => void,
  ): string {
    if (!decision.ok) return decision.rejection.code;
    const { person, role, organisation } = actor;
    for (const { event, occurredAt } of decision.events) {
      const place = this.#place(stream);
      const commandId = `c-${place.position}`;
      const metadata = { occurredAt, recordedAt: this.instant, commandId, actor: { person, role, organisation } };
      const { eventId, revision } = place;
      evolve(event, { eventId, revision, occurredAt, recordedAt: this.instant, commandId, actor: metadata.actor });
      this.entries.push({ readable: true, ...place, stream, event, metadata });
    }
    return 'done';
  }

  #place(stream: string) {
    const revision = (this.#revisions.get(stream) ?? 0) + 1;
    this.#revisions.set(stream, revision);
    const position = String(this.entries.length + 1).padStart(16, '0');
    return { eventId: `e-${position}`, revision, position };
  }
}

/** A valid command that opens a request. */
export const opening = (requestId: string): RequestCommand => ({
  type: 'open',
  party: { women: 1, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null },
  criteria: { key: `request-${requestId}`, box: 'xxxx' },
  urgency: 'tonight',
  excludedAreas: 1,
});

/** A valid command that proposes a transfer to a shelter of Atina. */
export const proposal = (transferId: string, now: number): TransferCommand => ({
  type: 'propose',
  to: { organisation: 'Atina', country: 'RS', shelterId: 'lipa' },
  party: { women: 1, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null },
  arrival: { from: new Date(now).toISOString(), to: new Date(now + 3_600_000).toISOString() },
  regime: { barriers: [], conditions: [], ask: [] },
  details: { key: `transfer-${transferId}`, box: 'xxxx' },
});
