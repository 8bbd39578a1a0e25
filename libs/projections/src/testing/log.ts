import { eventCodec, versionOf } from '@safe-haven/contracts';
import {
  type Actor,
  type AskedBySurge,
  decideShelter,
  type Fact,
  foldShelter,
  type ShelterCommand,
  type ShelterDecision,
  type ShelterEvent,
  type ShelterState,
  toFact,
} from '@safe-haven/domain';
import { emptyHistory, type History, historyNeedsFacts, projectHistory } from '../history/history.ts';
import type { LogEntry, ReadableEntry } from '../log.ts';
import { type Network, needsHistory, projectNetwork } from '../now/network.ts';

const RIVER = { organisation: 'Atina', country: 'RS' } as const;
export const MANAGER: Actor = { person: 'p-manager', role: 'manager', ...RIVER };
export const STAFF: Actor = { person: 'p-staff', role: 'shelter_staff', ...RIVER };
export const HOTLINE: Actor = { person: 'p-hotline', role: 'hotline', organisation: 'SOS line', country: 'RS' };
export const OTHERS: Actor = { person: 'p-other', role: 'coordinator', organisation: 'Fondacija Lara', country: 'BA' };
export const NETWORK_MANAGER: Actor = {
  person: 'p-network',
  role: 'network_manager',
  organisation: null,
  country: null,
};
export const FOCAL: Actor = { person: 'p-focal', role: 'focal_point', organisation: null, country: 'RS' };
export const AUDITOR: Actor = { person: 'p-audit', role: 'auditor', organisation: null, country: null };
export const CLOCK: Actor = { person: 'system:clock', role: 'service', organisation: null, country: null };

export const START_OF_TEST = '2026-03-27T12:00:00.000Z';
export const positionAt = (n: number): string => String(n).padStart(16, '0');

/** A log in memory written by the real decider, with a clock that only the test moves. Positions have gaps. */
export class TestLog {
  readonly entries: LogEntry[] = [];
  now = Date.parse(START_OF_TEST);
  readonly #revisions = new Map<string, number>();
  #commands = 0;

  get instant(): string {
    return new Date(this.now).toISOString();
  }

  pass(minutes: number): this {
    this.now += minutes * 60_000;
    return this;
  }

  stream(shelterId: string): readonly ReadableEntry[] {
    return this.entries.filter((e): e is ReadableEntry => e.readable && e.stream === `shelter-${shelterId}`);
  }

  facts(shelterId: string): readonly Fact[] {
    return this.stream(shelterId).map(toFact);
  }

  state(shelterId: string): ShelterState {
    return foldShelter(shelterId, this.facts(shelterId));
  }

  /** Decides and, when accepted, records. */
  when(
    shelterId: string,
    command: ShelterCommand,
    actor: Actor = MANAGER,
    surge: AskedBySurge | null = null,
  ): ShelterDecision {
    this.#commands++;
    const history = this.facts(shelterId);
    const decision = decideShelter(command, foldShelter(shelterId, history), {
      id: shelterId,
      commandId: `command-${this.#commands}`,
      newId: `new-${this.#commands}`,
      now: this.instant,
      actor,
      history: () => history,
      surge,
    });
    if (decision.ok)
      for (const { event, occurredAt } of decision.events) this.record(shelterId, event, occurredAt, actor);
    return decision;
  }

  /** Records a command that must be accepted. */
  given(shelterId: string, command: ShelterCommand, actor: Actor = MANAGER): this {
    const decision = this.when(shelterId, command, actor);
    if (!decision.ok) throw new Error(`${command.type}: ${JSON.stringify(decision.rejection)}`);
    return this;
  }

  /** Appends an event as the store would return it: through JSON and the codec. */
  record(shelterId: string, { type, ...data }: ShelterEvent, occurredAt: string, actor: Actor): void {
    const { person, role, organisation } = actor;
    // Shelters register as they did before drafts existed: visible to everybody at once.
    const version = type === 'ShelterRegistered' ? 1 : versionOf(type);
    this.recordRaw(`shelter-${shelterId}`, type, version, JSON.parse(JSON.stringify(data)), {
      occurredAt,
      recordedAt: this.instant,
      commandId: `command-${this.#commands}`,
      source: 'app',
      actor: { person, role, organisation },
    });
  }

  recordRaw(stream: string, type: string, version: number, data: unknown, metadata: ReadableEntry['metadata']): void {
    const revision = (this.#revisions.get(stream) ?? 0) + 1;
    this.#revisions.set(stream, revision);
    const position = positionAt((this.entries.length + 1) * 3);
    const eventId = `event-${this.entries.length + 1}`;
    const read = eventCodec.read(type, version, data);
    this.entries.push(
      read.ok
        ? { readable: true, eventId, stream, revision, position, event: read.event as ShelterEvent, metadata }
        : { readable: false, eventId, stream, revision, position, reason: read.reason },
    );
  }

  /** Projects entries as a follower does: by default all of them, into a history. */
  follow(): History;
  follow<N extends Network>(network: N, entries?: readonly LogEntry[]): N;
  follow(network: Network = emptyHistory(), entries: readonly LogEntry[] = this.entries): Network {
    for (const entry of entries) this.project(network, entry);
    return network;
  }

  project(network: Network | History, entry: LogEntry): string | null {
    const upTo = (e: LogEntry) => e.stream === entry.stream && e.revision <= entry.revision;
    const facts = () => this.entries.filter((e): e is ReadableEntry => e.readable && upTo(e)).map(toFact);
    return 'needs' in network
      ? projectHistory(network, entry, historyNeedsFacts(entry) ? facts() : undefined)
      : projectNetwork(network, entry, needsHistory(entry) ? facts() : undefined);
  }
}

/** A kept shelter of two rooms: a household room with a cot, a shared one with an overflow bed. */
export function openShelter(
  log: TestLog,
  shelterId: string,
  { timezone = 'Europe/Belgrade', organisation = 'Atina', country = 'RS', areaId = 'rs-novi-sad' } = {},
): void {
  const manager = { ...MANAGER, organisation, country };
  const area = { id: areaId, name: areaId };
  const registration = { name: `House ${shelterId}`, organisation, country, area, timezone } as const;
  log.given(shelterId, { type: 'register', ...registration, mode: 'kept', kind: 'crisis' }, manager);
  const rooms = {
    family: ['adult', 'adult', 'child', 'cot'],
    shared: ['adult', 'adult', 'child', 'overflow'],
  } as const;
  for (const [roomId, kinds] of Object.entries(rooms)) {
    const privacy = roomId === 'family' ? 'household' : 'shared';
    log.given(shelterId, { type: 'add-room', roomId: `${shelterId}-${roomId}`, label: roomId, privacy }, manager);
    const beds = kinds.map((kind, i) => ({ bedId: `${shelterId}-${roomId}-${i}`, label: `${roomId} ${i}`, kind }));
    log.given(shelterId, { type: 'add-beds', roomId: `${shelterId}-${roomId}`, beds }, manager);
  }
}

/** A registered counted or past shelter. */
export function openCounted(
  log: TestLog,
  shelterId: string,
  {
    timezone = 'America/Toronto',
    organisation = 'City',
    country = 'CA',
    mode = 'counted',
  }: { timezone?: string; organisation?: string; country?: string; mode?: 'counted' | 'past' } = {},
): void {
  const area = { id: 'toronto', name: 'Toronto' };
  const registration = { name: `Programme ${shelterId}`, organisation, country, area, timezone } as const;
  const manager = { ...MANAGER, organisation, country };
  log.given(shelterId, { type: 'register', ...registration, mode, kind: 'emergency' }, manager);
}

export const party = (women: number, girls = 0, infants = 0) =>
  ({ women, men: 0, other: 0, girls, boys: 0, infants, sonsOldest: null }) as const;
