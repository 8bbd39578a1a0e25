import { createHmac, randomBytes } from 'node:crypto';
import type { Correction, ShelterEvent, ShelterEventType } from '@safe-haven/contracts';
import type { HavenEvent } from '@safe-haven/domain';
import type { EventStore, Position, RecordedEvent } from '@safe-haven/event-store';
import { Slices } from '../limits/loop-turns.ts';
import { SheltersoFar } from './shelter-so-far.ts';

/**
 * Fields that are never exported as they are: ids of beds, rooms, stays and holds, whatever ties them to people, people and
 * texts about them, labels.
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
  ShelterProfileChanged: ['name', 'area', 'country', 'timezone', 'kind'],
  // What is only proposed is nobody's name or place.
  ProfileChangeProposed: [],
  ProfileChangeDropped: ['how'],
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
  RoomAdded: ['privacy', 'forWhom', 'features'],
  RoomRetired: [],
  BedAdded: ['kind', 'stepFree'],
  BedRetired: [],
  BedTakenOutOfService: ['reason', 'expectedBack'],
  BedReturnedToService: [],
  IntakePaused: ['reason', 'until'],
  IntakeResumed: [],
  OverflowOpened: ['until'],
  OverflowClosed: [],
  SurgeAnswered: ['until', 'drill', 'places', 'reason'],
  ConfirmationAsked: ['at'],
  OccupancyConfirmed: ['seenRevision'],
  CensusReported: ['asOf', 'night', 'inService', 'occupied'],
  CensusQuestioned: ['asOf', 'night', 'inService', 'occupied', 'why'],
  CensusDiscarded: ['night'],
  CallRecorded: ['free', 'shownFree'],
  BedsHeld: ['expiresAt'],
  HoldExtended: ['expiresAt', 'extension'],
  PartyExpected: [],
  HoldReleased: ['reason', 'declined'],
  HoldLapsed: ['at'],
  PartyAdmitted: ['kind', 'roomException'],
  PartyMoved: ['roomException'],
  PartyChanged: ['roomException'],
  DeparturePlanned: [],
  DeparturePlanWithdrawn: [],
  PartyDischarged: [],
  EventCorrected: ['reason'],
};

/** Ids that are exported as stand-ins: the field of an event, and its name in the file. */
const STAND_INS = { roomId: 'room', bedId: 'bed', holdId: 'hold', stayId: 'stay' } as const;

/** Draws the stand-ins of one file: equal ids have equal ones in it, and in no other file. */
function standIns(): (kind: string, id: string) => string {
  const key = randomBytes(32);
  return (kind, id) => `${kind}-${createHmac('sha256', key).update(`${kind} ${id}`).digest('base64url').slice(0, 11)}`;
}

/**
 * One event as a line of NDJSON: type, time, role, how many beds it moves and which, by stand-ins; no bed, no person. A
 * correction names the position of the event that it corrects, and how it is to be read.
 */
async function logLine(
  recorded: RecordedEvent<HavenEvent>,
  shelter: SheltersoFar,
  standIn: (kind: string, id: string) => string,
): Promise<string> {
  const { position, stream, revision, metadata } = recorded;
  const event = recorded.event as ShelterEvent;
  const { occurredAt, recordedAt, source, actor } = metadata;
  const by = { role: actor.role, organisation: actor.organisation };
  const beds = shelter.bedsMovedBy(event);
  const corrects = await shelter.fold(recorded);
  const ids = Object.entries(STAND_INS).flatMap(([field, kind]) =>
    entryOf(event, field).flatMap(([, id]) => (id === null ? [] : [[kind, standIn(kind, id as string)]])),
  );
  const moved = beds === null ? {} : { beds: beds.length, bedsMoved: beds.map((bed) => standIn('bed', bed)) };
  const corrected = event.type === 'EventCorrected' ? { corrects, correction: correctionOf(event.correction) } : {};
  const data = Object.fromEntries(exportedFieldsOf(event).flatMap((field) => entryOf(event, field)));
  const line = { position, stream, revision, type: event.type, occurredAt, recordedAt, source, by };
  return `${JSON.stringify({ ...line, ...Object.fromEntries(ids), ...moved, ...corrected, data })}\n`;
}

/** Its beds are among those that the line moves. */
const correctionOf = (correction: Correction) =>
  correction.kind === 'replace_beds' ? { kind: correction.kind } : correction;

const exportedFieldsOf = ({ type }: ShelterEvent): readonly string[] => EXPORTED_FIELDS[type];
const entryOf = (event: ShelterEvent, field: string): [string, unknown][] => {
  const value = (event as unknown as Readonly<Record<string, unknown>>)[field];
  return value === undefined ? [] : [[field, value]];
};

/** Which streams, after which position, and up to which. */
export interface ExportedRange {
  readonly streams: ReadonlySet<string>;
  readonly after: Position;
  readonly end: Position;
}

/**
 * The events of the given streams in log order, one line each. At most one page of the log is in memory, and the houses
 * as they were at the last line. It is read in turns with everything else (SH-23).
 */
export async function* logLines(
  store: EventStore<HavenEvent>,
  { streams, after, end }: ExportedRange,
  signal: AbortSignal,
): AsyncGenerator<string> {
  if (after >= end) return;
  const [shelters, standIn, slices] = [new Map<string, SheltersoFar>(), standIns(), new Slices()];
  for await (const event of store.follow(after, signal)) {
    if (event.position > end) return;
    await slices.pauseIfDue();
    if (streams.has(event.stream)) {
      const shelter = shelters.get(event.stream) ?? (await SheltersoFar.before(store, event));
      shelters.set(event.stream, shelter);
      yield event.readable ? await logLine(event, shelter, standIn) : unreadableLine(event);
    }
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
