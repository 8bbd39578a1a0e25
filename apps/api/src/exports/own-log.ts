import type { ShelterEvent, ShelterEventType } from '@safe-haven/contracts';
import type { HavenEvent } from '@safe-haven/domain';
import type { EventStore, Position, RecordedEvent } from '@safe-haven/event-store';

/**
 * Fields that are never exported: ids of beds, rooms, stays and holds, whatever ties them to people, people and texts about
 * them, labels.
 */
type Withheld =
  | ('bedId' | 'beds' | 'from' | 'to' | 'roomId' | 'label' | 'stayId' | 'holdId' | 'requestId' | 'transferId')
  | ('party' | 'placedBy' | 'arrival' | 'window' | 'destination' | 'policy' | 'eventId' | 'correction');
type FieldOf<T extends ShelterEventType> = Exclude<keyof Extract<ShelterEvent, { type: T }>, 'type' | Withheld>;

/** The exported fields of each event: an allow-list, whose type excludes the withheld fields (XP-4). */
const EXPORTED_FIELDS: { readonly [T in ShelterEventType]: readonly FieldOf<T>[] } = {
  ShelterRegistered: ['name', 'organisation', 'country', 'area', 'timezone', 'mode', 'kind', 'draft'],
  ShelterPublished: [],
  PublicationDeclined: ['reasons'],
  ShelterClosed: [],
  ShelterReopened: [],
  ShelterProfileChanged: ['name', 'area', 'timezone', 'kind'],
  IntakeRulesChanged: ['rules', 'effectiveFrom'],
  HoldPolicyChanged: [
    'minutes',
    'extensionMinutes',
    'extensions',
    'longestMinutes',
    'crossBorderMinutes',
    'crossBorderLongestMinutes',
    'directHolds',
  ],
  CheckHoursChanged: ['hours'],
  RoomAdded: ['privacy', 'features'],
  RoomRetired: [],
  BedAdded: ['kind', 'stepFree'],
  BedRetired: [],
  BedTakenOutOfService: ['reason', 'expectedBack'],
  BedReturnedToService: [],
  IntakePaused: ['reason', 'until'],
  IntakeResumed: [],
  OverflowOpened: ['until'],
  OverflowClosed: [],
  ConfirmationAsked: ['at'],
  OccupancyConfirmed: ['seenRevision'],
  CensusReported: ['asOf', 'night', 'inService', 'occupied'],
  BedsHeld: ['expiresAt'],
  HoldExtended: ['expiresAt', 'extension'],
  PartyExpected: [],
  HoldReleased: ['reason'],
  HoldLapsed: ['at'],
  PartyAdmitted: ['kind'],
  PartyMoved: [],
  PartyChanged: [],
  DeparturePlanned: [],
  DeparturePlanWithdrawn: [],
  PartyDischarged: [],
  EventCorrected: ['reason'],
};

/** One event as a line of NDJSON: type, time, role and number of beds; no bed and no person. */
function logLine(recorded: RecordedEvent<HavenEvent>): string {
  const { position, stream, revision, metadata } = recorded;
  const event = recorded.event as ShelterEvent;
  const { occurredAt, recordedAt, source, actor } = metadata;
  const by = { role: actor.role, organisation: actor.organisation };
  const beds = bedCountOf(event);
  const data = Object.fromEntries(exportedFieldsOf(event).flatMap((field) => entryOf(event, field)));
  const line = { position, stream, revision, type: event.type, occurredAt, recordedAt, source, by };
  return `${JSON.stringify({ ...line, ...(beds === null ? {} : { beds }), data })}\n`;
}

const exportedFieldsOf = ({ type }: ShelterEvent): readonly string[] => EXPORTED_FIELDS[type];
const entryOf = (event: ShelterEvent, field: string): [string, unknown][] => {
  const value = (event as unknown as Readonly<Record<string, unknown>>)[field];
  return value === undefined ? [] : [[field, value]];
};

function bedCountOf(event: ShelterEvent): number | null {
  if ('beds' in event) return event.beds.length;
  if (event.type === 'PartyMoved') return event.to.length;
  return 'bedId' in event ? 1 : null;
}

/** Which streams, after which position, and up to which. */
export interface ExportedRange {
  readonly streams: ReadonlySet<string>;
  readonly after: Position;
  readonly end: Position;
}

/** The events of the given streams in log order, one line each; at most one page of the log is in memory. */
export async function* logLines(
  store: EventStore<HavenEvent>,
  { streams, after, end }: ExportedRange,
  signal: AbortSignal,
): AsyncGenerator<string> {
  if (after >= end) return;
  for await (const event of store.follow(after, signal)) {
    if (event.position > end) return;
    if (streams.has(event.stream)) yield event.readable ? logLine(event) : unreadableLine(event);
    if (event.position === end) return;
  }
}

const unreadableLine = ({
  position,
  stream,
  revision,
  type,
}: {
  position: string;
  stream: string;
  revision: number;
  type: string;
}) => `${JSON.stringify({ position, stream, revision, type, unreadable: true })}\n`;
