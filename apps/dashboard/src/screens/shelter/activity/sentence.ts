import type { ActivityItem, ShelterEventType } from '@safe-haven/contracts';
import { own } from '@safe-haven/lang';
import { isKey } from '../../../locales/is-key.ts';
import type { KeyUnder } from '../../../locales/resources.ts';
import { formatActor } from '../../../model/actor.ts';
import { type L10n, listed } from '../../../model/l10n/l10n.ts';
import { formatParty, partyOf } from '../../../model/party/party.ts';
import { releaseText } from '../../../model/release-text.ts';
import { clock, dayName, moment } from '../../../model/time/time.ts';

/** The context of a sentence: language and time zone, and the beds of holds and stays. */
export interface SentenceContext {
  readonly l10n: L10n;
  readonly organisation: string;
  readonly now: number;
  /** Beds by name: "Room 2: 1 and 2". */
  beds(ids: readonly string[]): string;
  room(id: string): string;
  /** The beds of a hold or stay; empty: not known. */
  bedsOf(id: string): readonly string[];
}

type Values = Record<string, string | number>;

/** An event as a sentence; unknown events get a generic one. */
export function activitySentence(item: ActivityItem, context: SentenceContext): string {
  const { t } = context.l10n;
  const who = formatActor(t, item.by, context.organisation);
  const unknown: Fields = { key: 'unknown', values: { type: item.type } };
  const { key, values } = own<SentenceBuilder>(SENTENCES, item.type)?.(item.data, context) ?? unknown;
  return capitalized(t(`activity.${key}`, { who, ...values }), context.l10n.language);
}

const capitalized = (sentence: string, language: string): string =>
  sentence.charAt(0).toLocaleUpperCase(language) + sentence.slice(1);

type SentenceKey = KeyUnder<'shelter', 'activity'>;
/** Sentences with a longer variant: with beds, with an end, or against whom a room is for. */
type WithBeds = Extract<SentenceKey, `${string}Beds`> extends `${infer K}Beds` ? K : never;
type WithException = Extract<SentenceKey, `${string}Exception`> extends `${infer K}Exception` ? K : never;
type WithUntil = Extract<SentenceKey, `${string}Until`> extends `${infer K}Until` ? K : never;

interface Fields {
  readonly key: SentenceKey;
  readonly values?: Values;
}
type SentenceBuilder = (data: ActivityItem['data'], context: SentenceContext) => Fields;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : [];
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

const at = ({ l10n, now }: SentenceContext, value: unknown): string =>
  text(value) === '' ? '' : moment(l10n, text(value), now);

/** A sentence with "until …" if the end is known. */
const until = (key: WithUntil, context: SentenceContext, end: unknown, values: Values): Fields =>
  text(end) === '' ? { key, values } : { key: `${key}Until`, values: { ...values, until: at(context, end) } };

/** A sentence that says so where somebody decided against whom the room is for. */
const against = (data: ActivityItem['data'], key: WithException): SentenceKey =>
  data['roomException'] === true ? `${key}Exception` : key;

/** A sentence with the beds of a hold or stay if known. */
function about(key: WithBeds, id: unknown, context: SentenceContext, values: Values = {}): Fields {
  const beds = context.bedsOf(text(id));
  return beds.length === 0 ? { key, values } : { key: `${key}Beds`, values: { ...values, beds: context.beds(beds) } };
}

function reason({ l10n: { t } }: SentenceContext, kind: string, value: unknown): string {
  const key = `reason.${kind}.${text(value)}`;
  return isKey('shelter', key) ? t(key) : text(value);
}

const party = ({ l10n }: SentenceContext, value: unknown): string => formatParty(l10n, partyOf(value));

function departure(data: ActivityItem['data'], { l10n }: SentenceContext): Values {
  const window = (data['window'] ?? {}) as Record<string, unknown>;
  const [from, to] = [text(window['from']), text(window['to'])];
  if (from === '' || to === '') return { when: '' };
  const [first, last] = [dayName(l10n, from), dayName(l10n, to)];
  return { when: first === last ? first : l10n.t('time.range', { from: first, to: last }) };
}

/** The arrival window of a party. */
function window(data: ActivityItem['data'], context: SentenceContext): Values {
  const { from, to } = (data['arrival'] ?? {}) as Record<string, unknown>;
  return { from: at(context, from), to: at(context, to) };
}

/** The effect of a correction on an earlier event. */
function correction(data: ActivityItem['data'], code: unknown, context: SentenceContext): Fields {
  const values = { reason: reason(context, 'correction', code) };
  switch (data['kind']) {
    case 'void':
      return { key: 'voided', values };
    case 'replace_time':
      return { key: 'retimed', values: { ...values, when: at(context, data['occurredAt']) } };
    case 'replace_beds':
      return { key: 'rebedded', values: { ...values, beds: context.beds(list(data['beds'])) } };
    default:
      return { key: 'correctedIt', values };
  }
}

const nightOf = ({ night }: ActivityItem['data'], { l10n }: SentenceContext): string =>
  text(night) === '' ? '' : dayName({ ...l10n, timezone: 'UTC' }, `${text(night)}T12:00:00Z`);

const countOf = (data: ActivityItem['data'], context: SentenceContext): Values => ({
  occupied: number(data['occupied']),
  inService: number(data['inService']),
  night: nightOf(data, context),
});

/** A sentence for every event type of a shelter; a missing one does not compile. */
const SENTENCES: Readonly<Record<ShelterEventType, SentenceBuilder>> = {
  ShelterRegistered: () => ({ key: 'registered' }),
  ShelterPublished: () => ({ key: 'published' }),
  PublicationDeclined: (d, a) => ({
    key: 'declined',
    values: {
      reasons: listed(
        a.l10n,
        list(d['reasons']).map((code) => reason(a, 'decline', code)),
      ),
    },
  }),
  ShelterClosed: () => ({ key: 'closed' }),
  ShelterReopened: () => ({ key: 'reopened' }),
  ShelterProfileChanged: () => ({ key: 'profile' }),
  ProfileChangeProposed: () => ({ key: 'changeProposed' }),
  ProfileChangeDropped: ({ how }) => ({ key: how === 'withdrawn' ? 'changeWithdrawn' : 'changeRefused' }),
  IntakeRulesChanged: () => ({ key: 'rules' }),
  HoldPolicyChanged: () => ({ key: 'policy' }),
  CheckHoursChanged: (d) =>
    list(d['hours']).length === 0
      ? { key: 'checkHoursNone' }
      : { key: 'checkHours', values: { hours: list(d['hours']).join(', ') } },
  RoomAdded: (d) => ({ key: 'roomAdded', values: { room: text(d['label']) } }),
  RoomRetired: (d, a) => ({ key: 'roomRetired', values: { room: a.room(text(d['roomId'])) } }),
  BedAdded: (d, a) => ({ key: 'bedAdded', values: { bed: text(d['label']), room: a.room(text(d['roomId'])) } }),
  BedRetired: () => ({ key: 'bedRetired' }),
  BedTakenOutOfService: (d, a) =>
    until('bedOut', a, d['expectedBack'], { beds: a.beds([text(d['bedId'])]), reason: reason(a, 'out', d['reason']) }),
  BedReturnedToService: (d, a) => ({ key: 'bedBack', values: { beds: a.beds([text(d['bedId'])]) } }),
  IntakePaused: (d, a) => until('paused', a, d['until'], { reason: reason(a, 'pause', d['reason']) }),
  IntakeResumed: () => ({ key: 'resumed' }),
  OverflowOpened: (d, a) => until('overflow', a, d['until'], { count: list(d['beds']).length }),
  OverflowClosed: () => ({ key: 'overflowClosed' }),
  SurgeAnswered: (d) => {
    if (typeof d['places'] !== 'number') return { key: d['drill'] === true ? 'surgeDrillNo' : 'surgeNo' };
    return { key: d['drill'] === true ? 'surgeDrillYes' : 'surgeYes', values: { count: number(d['places']) } };
  },
  ConfirmationAsked: () => ({ key: 'confirmationAsked' }),
  OccupancyConfirmed: () => ({ key: 'confirmed' }),
  BedsHeld: (d, a) => ({
    key: 'held',
    values: { beds: a.beds(list(d['beds'])), party: party(a, d['party']), until: at(a, d['expiresAt']) },
  }),
  HoldExtended: (d, a) => about('extended', d['holdId'], a, { until: at(a, d['expiresAt']) }),
  PartyExpected: (d, a) => about('expected', d['holdId'], a, window(d, a)),
  HoldReleased: (d, a) =>
    about('released', d['holdId'], a, { reason: releaseText(a.l10n, d['reason'], d['declined']) }),
  HoldLapsed: (d, a) => about('lapsed', d['holdId'], a),
  PartyAdmitted: (d, a) => ({
    key: against(d, text(d['holdId']) === '' ? 'admitted' : 'admittedHold'),
    values: { beds: a.beds(list(d['beds'])), party: party(a, d['party']) },
  }),
  PartyMoved: (d, a) => ({
    key: against(d, 'moved'),
    values: { from: a.beds(list(d['from'])), to: a.beds(list(d['to'])) },
  }),
  PartyChanged: (d, a) => ({
    key: against(d, 'changed'),
    values: { party: party(a, d['party']), beds: a.beds(list(d['beds'])) },
  }),
  DeparturePlanned: (d, a) => about('departure', d['stayId'], a, departure(d, a)),
  DeparturePlanWithdrawn: (d, a) => about('departureWithdrawn', d['stayId'], a),
  PartyDischarged: (d, a) =>
    about('discharged', d['stayId'], a, { destination: reason(a, 'destination', d['destination']) }),
  CensusReported: (d, a) => ({
    key: typeof d['inService'] === 'number' ? 'censusOf' : 'census',
    values: countOf(d, a),
  }),
  CensusQuestioned: (d, a) => ({ key: 'questioned', values: countOf(d, a) }),
  CensusDiscarded: (d, a) => ({ key: 'countDiscarded', values: { night: nightOf(d, a) } }),
  CallRecorded: (d) =>
    typeof d['free'] === 'number' ? { key: 'callFree', values: { count: number(d['free']) } } : { key: 'callPaused' },
  EventCorrected: (d, a) => correction((d['correction'] ?? {}) as ActivityItem['data'], d['reason'], a),
};

/** "entered at 03:10" if recorded more than two minutes after it happened; else null. */
export function writtenDown({ l10n, now }: SentenceContext, item: ActivityItem): string | null {
  if (Date.parse(item.recordedAt) - Date.parse(item.occurredAt) <= 120_000) return null;
  return l10n.t('activity.writtenDown', { at: moment(l10n, item.recordedAt, now) });
}

/** The time of the event in the shelter's time zone. */
export const timeOf = ({ l10n }: SentenceContext, item: ActivityItem): string => clock(l10n, item.occurredAt);
