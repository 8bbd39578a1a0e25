import {
  areaById,
  type BandedRow,
  bandOf,
  type ExactRow,
  type Intake,
  type PhoneCall,
  type Row,
  type UnreadableRow,
} from '@safe-haven/contracts';
import {
  type Check,
  callIn,
  callToOthers,
  checkOf,
  checkToOthers,
  extraOf,
  freeToOthers,
  freshnessToOthers,
  numbersAsOf,
  type Places,
  placesAt,
  type RecordedCall,
  type Registered,
} from '@safe-haven/domain';
import { type Audience, isOwnOf } from './audience.ts';
import type { FoldedShelter } from './folded-shelter.ts';

/**
 * A shelter's row for an audience at `now` (ms), another organisation's as of `toldAt`; null: not visible, unregistered
 * or closed.
 */
export function rowFor(shelter: FoldedShelter, audience: Audience, now: number, toldAt = now): Row | null {
  const { state } = shelter;
  if (state.situation === 'unregistered' || state.closed) return null;
  const own = isOwnOf(audience, { organisation: state.organisation, shelterId: shelter.shelterId });
  if (!own && state.draft) return null;
  if (!own && audience.country !== null && audience.country !== state.country) return null;
  if (shelter.unreadable !== null) return unreadableRowOf(shelter);
  return own ? exactRowOf(shelter, now) : bandedRowOf(shelter, toldAt);
}

/** A shelter as its own organisation sees it. */
export function exactRowOf({ state }: FoldedShelter, now: number): ExactRow | null {
  if (state.situation === 'unregistered') return null;
  const places = placesAt(state, now);
  return {
    view: 'exact',
    ...commonOf(state),
    ...(state.draft ? { draft: true as const } : {}),
    ...(state.closed ? { closed: true as const } : {}),
    intake: intakeOf(state),
    places: { ...places },
    soonFree: state.draft ? null : soonFreeOf(state, now),
    reported: reportedOf(state, places),
    ...(state.situation === 'counted' ? { saidAt: numbersAsOf(state) } : {}),
    confirmedAt: state.confirmedAt,
    ...checkIn(state, checkOf(state, now)),
    ...exactCallFrom(callIn(state, now)),
    ...extraIn(state),
    changedAt: state.changedAt,
    revision: String(state.revision),
  };
}

/**
 * A shelter as others see it: bands and their freshness; nothing that shows when or by how much something changed. Of what
 * happens inside nothing but the band changes (PV-10).
 */
export function bandedRowOf({ state }: FoldedShelter, now: number): BandedRow | null {
  if (state.situation === 'unregistered') return null;
  const intake = intakeOf(state);
  return {
    view: 'banded',
    ...commonOf(state),
    intake: intake.state === 'paused' ? { state: 'paused', reason: null, until: null } : intake,
    places: bandsOf(state, now),
    freshness: freshnessToOthers(state, now),
    ...checkIn(state, checkToOthers(state, now)),
    ...callFrom(callToOthers(state, now)),
    ...extraIn(state),
  };
}

/** A shelter whose log this program can't read: no number, "ask by phone"; null when its name is unknown too. */
export function unreadableRowOf({ state }: FoldedShelter): UnreadableRow | null {
  if (state.situation === 'unregistered') return null;
  return { view: 'unreadable', ...commonOf(state), intake: { state: 'ask', why: 'unreadable' } };
}

/** Whether it has confirmed since it was last asked, and when it is asked, so that a board can count them. */
const checkIn = ({ draft }: Registered, check: Check | null): Pick<ExactRow, 'check'> =>
  draft || check === null ? {} : { check: { hour: check.hour, done: check.done } };

const commonOf = (state: Registered) => ({
  shelterId: state.shelterId,
  name: state.name,
  organisation: state.organisation,
  country: state.country,
  area: { id: state.area.id, name: state.area.name, point: pointOf(state.area.id) },
  kind: state.kind,
  mode: state.situation,
});

function pointOf(areaId: string): [number, number] | null {
  const point = areaById(areaId)?.point;
  return point ? [...point] : null;
}

function intakeOf(state: Registered): Intake {
  if (state.intake.state === 'paused') {
    return { state: 'paused', reason: state.intake.reason, until: state.intake.until };
  }
  if (state.situation !== 'kept') return { state: 'ask', why: 'counted' };
  return state.holdPolicy.directHolds === 'nobody' ? { state: 'ask', why: 'policy' } : { state: 'open' };
}

/** A shelter without current numbers has no band: "0" would claim that it is full (PH-2, OC-8, PC-2). */
function bandsOf(state: Registered, now: number): BandedRow['places'] {
  const shown = freeToOthers(state, now);
  if (shown === null) return { band: null, together: null };
  return { band: bandOf(shown.free), together: shown.together === null ? null : bandOf(shown.together) };
}

/** What it last said by phone, in a band: the number itself is for its own people (PC-3). */
export const phoneCallOf = ({ free, calledAt, byRole }: RecordedCall): PhoneCall => ({
  band: free === null ? null : bandOf(free),
  at: calledAt,
  byRole,
});

/** The same where it is shown; absent: nothing. */
const callFrom = (call: RecordedCall | null): Pick<BandedRow, 'call'> =>
  call === null ? {} : { call: phoneCallOf(call) };

const exactCallFrom = (call: RecordedCall | null): Pick<ExactRow, 'call'> =>
  call === null ? {} : { call: { ...phoneCallOf(call), free: call.free } };

/** SU-8: what it opened for surges; absent: nothing. */
export function extraIn(state: Registered): Pick<BandedRow, 'extra'> {
  const extra = extraOf(state);
  return extra === null ? {} : { extra: { ...extra } };
}

const SOON_MS = 7 * 24 * 3_600_000;

/** Departures planned within a week: how many places, and by when all of them. They are not free yet. */
function soonFreeOf(state: Registered, now: number): ExactRow['soonFree'] {
  if (state.situation !== 'kept') return null;
  const departing = Object.values(state.stays).filter(({ departure }) => {
    const ms = departure === null ? Number.NaN : Date.parse(departure.to) - now;
    return ms >= 0 && ms <= SOON_MS;
  });
  const places = departing.flatMap((stay) => stay.beds).filter((bed) => state.beds[bed]?.kind !== 'cot').length;
  if (places === 0) return null;
  return {
    places,
    by: departing
      .map((stay) => stay.departure!.to)
      .toSorted()
      .at(-1)!,
  };
}

/**
 * A counted shelter's report, with the places that it is of (OC-8); a kept shelter's only when it differs from its beds and nothing has changed since. A draft
 * has no numbers to differ from.
 */
function reportedOf(state: Registered, places: Places): ExactRow['reported'] {
  const { latest } = state.census;
  if (latest === null) return null;
  const { night, asOf, occupied } = latest;
  const inService = state.situation === 'kept' ? latest.inService : (state.census.places?.inService ?? null);
  const agrees = occupied === places.occupied && (inService === null || inService === places.inService);
  if (state.situation === 'kept' && (state.draft || agrees || state.changedAt > asOf)) return null;
  return { night, asOf, inService, occupied };
}
