import type {
  AccessEvent,
  FormatEvent,
  HavenEvent,
  KeyWrapped,
  OperationEvent,
  OrganisationEvent,
  PersonEvent,
  RequestEvent,
  ShelterEvent,
  ShiftEvent,
  SurgeEvent,
  TokenEvent,
  TransferEvent,
  UpkeepEvent,
  VaultEvent,
  WebhookEvent,
} from '@safe-haven/domain';
import type { LogEvent } from '@safe-haven/event-store';

/** The events of each kind of stream; a stream's name begins with its kind. */
interface EventsOf {
  readonly shelter: ShelterEvent;
  readonly request: RequestEvent;
  readonly transfer: TransferEvent;
  readonly operation: OperationEvent;
  readonly surge: SurgeEvent;
  readonly shift: ShiftEvent;
  readonly person: PersonEvent;
  readonly organisation: OrganisationEvent;
  readonly token: TokenEvent;
  readonly webhook: WebhookEvent;
  readonly vault: VaultEvent;
  readonly access: AccessEvent;
  readonly key: KeyWrapped;
  readonly format: FormatEvent;
  readonly upkeep: UpkeepEvent;
}

type Kind = keyof EventsOf;
type InNoKind = Exclude<HavenEvent['type'], EventsOf[Kind]['type']>;

/**
 * The events that a reader asks for: every event of a kind of stream, or some types of it. An unreadable event has no
 * known type: it goes to every reader of its kind.
 */
export type Reads = [InNoKind] extends [never]
  ? { readonly [K in Kind]?: 'all' | readonly EventsOf[K]['type'][] }
  : `${InNoKind} is of no kind`;

/** Every event, also of kinds of streams that only a newer release has. */
export const EVERYTHING = {
  shelter: 'all',
  request: 'all',
  transfer: 'all',
  operation: 'all',
  surge: 'all',
  shift: 'all',
  person: 'all',
  organisation: 'all',
  token: 'all',
  webhook: 'all',
  vault: 'all',
  access: 'all',
  key: 'all',
  format: 'all',
  upkeep: 'all',
} as const satisfies Required<Reads>;

/** A reader of the log, called after the board. */
export interface LogReader {
  readonly reads: Reads;
  /** Projects one event, in the order of the log. */
  project(event: LogEvent<HavenEvent>): void;
  /** The projection, if it has a position: the position also moves over events that are not read. */
  readonly folded?: { position: string };
}

/** Gives each event to the readers that ask for it. */
export class Dispatch {
  readonly #readers: LogReader[] = [];
  /** Cache of the readers by kind of stream and event type. */
  readonly #readBy = new Map<string, Map<string, readonly LogReader[]>>();

  /** Readers get each event in the order in which they were added. */
  add(readers: readonly LogReader[]): void {
    this.#readers.push(...readers);
    this.#readBy.clear();
  }

  give(event: LogEvent<HavenEvent>): void {
    for (const reader of this.#readersOf(event)) reader.project(event);
    for (const { folded } of this.#readers) {
      // A snapshot that is ahead of the others keeps its position.
      if (folded !== undefined && folded.position < event.position) folded.position = event.position;
    }
  }

  #readersOf({ stream, readable, type }: LogEvent<HavenEvent>): readonly LogReader[] {
    const kind = stream.slice(0, Math.max(0, stream.indexOf('-')));
    const ofKind = this.#readBy.get(kind) ?? new Map<string, readonly LogReader[]>();
    this.#readBy.set(kind, ofKind);
    const name = readable ? type : '';
    const known = ofKind.get(name);
    if (known !== undefined) return known;
    const readers = this.#readers.filter(({ reads }) => isRead(reads, kind, name));
    ofKind.set(name, readers);
    return readers;
  }
}

/** '' is the type of an unreadable event. */
function isRead(reads: Reads, kind: string, type: string): boolean {
  if (reads === EVERYTHING) return true;
  if (!Object.hasOwn(reads, kind)) return false;
  const types: 'all' | readonly string[] = reads[kind as Kind] ?? [];
  return types === 'all' || type === '' || types.includes(type);
}
