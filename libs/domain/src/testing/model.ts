import type { Fact, ShelterEvent } from '../shelter/events.ts';
import type { BedKind, ForWhom, Instant, Party, RoomPrivacy } from '../terms.ts';
import { isFor, mayMeet } from './together.ts';

/**
 * An independent model of a house, which shares only the terms with the domain: who owns which bed, from facts alone.
 * Throws where two parties would own one.
 */
export interface Model {
  closed: boolean;
  draft: boolean;
  readonly rooms: Map<string, RoomPrivacy>;
  readonly forWhom: Map<string, ForWhom>;
  /** Whom the house says that it takes; null: it does not say. */
  genders: readonly string[] | null;
  readonly beds: Map<string, { kind: BedKind; room: string; service: 'in' | 'out' | 'closed' | 'closing' }>;
  readonly owner: Map<string, string>;
  readonly parties: Map<string, { kind: 'hold' | 'stay'; beds: readonly string[]; party: Party }>;
}

export const newModel = (): Model => ({
  closed: false,
  draft: false,
  rooms: new Map(),
  forWhom: new Map(),
  genders: null,
  beds: new Map(),
  owner: new Map(),
  parties: new Map(),
});

/** The facts as corrections leave them, what was voided left out. */
export function corrected(facts: readonly Fact[]): readonly Fact[] {
  let all = facts.filter(({ event }) => event.type !== 'EventCorrected');
  for (const { event } of facts) {
    if (event.type !== 'EventCorrected') continue;
    const { eventId, correction } = event;
    all = all.flatMap((fact) => {
      if (fact.context.eventId !== eventId) return [fact];
      if (correction.kind === 'void') return [];
      if (correction.kind === 'replace_time')
        return [{ ...fact, context: { ...fact.context, occurredAt: correction.occurredAt } }];
      const field = fact.event.type === 'PartyMoved' ? 'to' : 'beds';
      return [{ ...fact, event: { ...fact.event, [field]: correction.beds } as ShelterEvent }];
    });
  }
  return all;
}

export function applyFact(model: Model, event: ShelterEvent): void {
  const { rooms, beds, parties } = model;
  const bed = (id: string) => beds.get(id) as NonNullable<ReturnType<typeof beds.get>>;
  switch (event.type) {
    case 'ShelterRegistered':
      model.draft = event.draft;
      break;
    case 'ShelterPublished':
      model.draft = false;
      break;
    case 'ShelterClosed':
      model.closed = true;
      break;
    case 'ShelterReopened':
      model.closed = false;
      break;
    case 'RoomAdded':
      rooms.set(event.roomId, event.privacy);
      if (event.forWhom !== undefined) model.forWhom.set(event.roomId, event.forWhom);
      break;
    case 'IntakeRulesChanged':
      model.genders = (event.rules['gender'] as readonly string[] | undefined) ?? null;
      break;
    case 'BedAdded':
      beds.set(event.bedId, {
        kind: event.kind,
        room: event.roomId,
        service: event.kind === 'overflow' ? 'closed' : 'in',
      });
      break;
    case 'BedRetired':
      beds.delete(event.bedId);
      break;
    case 'BedTakenOutOfService':
      bed(event.bedId).service = 'out';
      break;
    case 'BedReturnedToService':
      bed(event.bedId).service = bed(event.bedId).kind === 'overflow' ? 'closed' : 'in';
      break;
    case 'OverflowOpened':
      for (const id of event.beds) bed(id).service = 'in';
      break;
    case 'OverflowClosed':
      for (const id of event.beds) if (bed(id).service === 'in') bed(id).service = 'closing';
      break;
    case 'BedsHeld':
      claim(model, event.holdId, 'hold', event.beds, event.party);
      break;
    case 'PartyAdmitted':
      if (event.holdId !== null) vacate(model, event.holdId);
      claim(model, event.stayId, 'stay', event.beds, event.party);
      break;
    case 'HoldReleased':
    case 'HoldLapsed':
      vacate(model, event.holdId);
      break;
    case 'PartyMoved':
    case 'PartyChanged': {
      const party = event.type === 'PartyChanged' ? event.party : (parties.get(event.stayId)?.party as Party);
      vacate(model, event.stayId);
      claim(model, event.stayId, 'stay', event.type === 'PartyMoved' ? event.to : event.beds, party);
      break;
    }
    case 'PartyDischarged':
      vacate(model, event.stayId);
      break;
  }
  for (const [id, b] of beds) if (b.service === 'closing' && !model.owner.has(id)) b.service = 'closed';
}

function claim(model: Model, id: string, kind: 'hold' | 'stay', beds: readonly string[], party: Party): void {
  for (const bed of beds) {
    if (model.owner.has(bed)) throw new Error(`${bed} belongs to ${model.owner.get(bed)} and to ${id}`);
    const service = model.beds.get(bed)?.service;
    if (service !== 'in' && service !== 'closing') throw new Error(`${bed} is ${service}`);
    model.owner.set(bed, id);
  }
  model.parties.set(id, { kind, beds, party });
}

function vacate(model: Model, id: string): void {
  for (const bed of model.parties.get(id)?.beds ?? []) model.owner.delete(bed);
  model.parties.delete(id);
}

/** Everybody who is in a room or has it held, but for one. */
export function partiesIn({ beds, owner, parties }: Model, room: string, except: string | null = null): Party[] {
  const there = new Set([...owner].filter(([bed]) => beds.get(bed)?.room === room).map(([, id]) => id));
  return [...there].filter((id) => id !== except).flatMap((id) => parties.get(id)?.party ?? []);
}

/** Whether a party may be in a shared room with everybody who is there. */
export function mayJoin(model: Model, room: string, party: Party, except: string | null = null): boolean {
  const forWhom = model.forWhom.get(room) ?? null;
  return isFor(party, forWhom, model.genders) && mayMeet([...partiesIn(model, room, except), party], forWhom);
}

const NOBODY: Party = { women: 0, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
const GROWN_UP: readonly Party[] = (['women', 'men', 'other'] as const).flatMap((who) => [
  { ...NOBODY, [who]: 1 },
  { ...NOBODY, [who]: 1, infants: 1 },
]);
const CHILD: readonly Party[] = [
  { ...NOBODY, girls: 1 },
  { ...NOBODY, boys: 1 },
];

/** Whether a bed that nobody has can be given to somebody new: not in another party's room, and with those who are there. */
export function canBeGiven(model: Model, room: string): boolean {
  const { beds, owner, rooms } = model;
  if (rooms.get(room) === 'household') return ![...owner.keys()].some((id) => beds.get(id)?.room === room);
  const left = [...beds].filter(([id, b]) => b.room === room && b.service === 'in' && !owner.has(id));
  const childsOnly =
    left.some(([, b]) => b.kind === 'child') && !left.some(([, b]) => b.kind === 'adult' || b.kind === 'overflow');
  return [...CHILD, ...(childsOnly ? [] : GROWN_UP)].some((party) => mayJoin(model, room, party));
}

/** The numbers of a house, counted bed by bed. */
export function count(model: Model) {
  const { closed, draft, beds, owner, parties } = model;
  const numbers = { inService: 0, free: 0, spare: 0, held: 0, occupied: 0, outOfService: 0, freeCots: 0 };
  if (closed || draft) return numbers;
  for (const [id, { kind, service, room }] of beds) {
    const rest = canBeGiven(model, room) ? 'free' : 'spare';
    const use = parties.get(owner.get(id) ?? '')?.kind;
    const inService = service === 'in' || service === 'closing';
    if (kind === 'cot') numbers.freeCots += inService && !use && rest === 'free' ? 1 : 0;
    else if (inService) {
      numbers.inService++;
      numbers[use === 'hold' ? 'held' : use === 'stay' ? 'occupied' : rest]++;
    } else if (service === 'out') numbers.outOfService++;
  }
  return numbers;
}

/** Which rooms take a party, by trying: `leftOver` beds stay, or null. `withAnybody`: no matter who shares them. */
export function roomsFor(model: Model, party: Party, overflow = true, withAnybody = false) {
  const [adults, children] = [party.women + party.men + party.other, party.girls + party.boys];
  return [...model.rooms].map(([room, privacy]) => {
    const beds = [...model.beds].filter(([, b]) => b.room === room);
    const someone = beds.some(([id]) => model.owner.has(id));
    const free = beds.filter(([id, b]) => b.service === 'in' && !model.owner.has(id));
    const of = (...kinds: BedKind[]) => free.filter(([, b]) => kinds.includes(b.kind)).length;
    const forAdults = overflow ? of('adult', 'overflow') : of('adult');
    const all = forAdults + of('child');
    const open = privacy === 'household' ? !someone : withAnybody || mayJoin(model, room, party);
    const fits = open && adults <= forAdults && adults + children <= all;
    return { room, privacy, leftOver: fits ? all - adults - children : null };
  });
}

export interface Interval {
  readonly bed: string;
  readonly room: string;
  readonly party: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** Who had which bed from when to when by their own account, from the whole corrected stream; `out` is nobody. */
export function intervals(facts: readonly Fact[]): readonly Interval[] {
  const roomOf = new Map<string, string>();
  const open = new Map<string, { party: string; beds: readonly string[]; from: Instant }>();
  const done: Interval[] = [];
  const end = (id: string, to: Instant) => {
    const use = open.get(id);
    open.delete(id);
    for (const bed of use?.beds ?? [])
      done.push({ bed, room: roomOf.get(bed) ?? '', party: use?.party ?? '', from: use?.from ?? to, to });
  };
  for (const { event: e, context: c } of corrected(facts)) {
    const at = c.occurredAt;
    if (e.type === 'BedAdded') roomOf.set(e.bedId, e.roomId);
    if (e.type === 'BedsHeld') open.set(e.holdId, { party: e.holdId, beds: e.beds, from: at });
    if (e.type === 'HoldReleased' || e.type === 'HoldLapsed') end(e.holdId, at);
    if (e.type === 'PartyAdmitted') {
      if (e.holdId) end(e.holdId, at);
      open.set(e.stayId, { party: e.holdId ?? e.stayId, beds: e.beds, from: at });
    }
    if (e.type === 'PartyMoved' || e.type === 'PartyChanged') {
      const party = open.get(e.stayId)?.party ?? e.stayId;
      end(e.stayId, at);
      open.set(e.stayId, { party, beds: e.type === 'PartyMoved' ? e.to : e.beds, from: at });
    }
    if (e.type === 'PartyDischarged') end(e.stayId, at);
    if (e.type === 'BedTakenOutOfService') open.set(`out ${e.bedId}`, { party: 'out', beds: [e.bedId], from: at });
    if (e.type === 'BedReturnedToService') end(`out ${e.bedId}`, at);
  }
  for (const id of [...open.keys()]) end(id, '9999');
  return done.filter((i) => i.from < i.to);
}
