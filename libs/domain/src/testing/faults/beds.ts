import { after, HOUR } from '../../instant.ts';
import type { ShelterCommandType } from '../../shelter/commands/command.ts';
import type { AskedBySurge } from '../../shelter/decision.ts';
import { HOTLINE, MANAGER, STAFF } from '../people.ts';
import type { Shelter } from '../shelter.ts';
import {
  admitted,
  also,
  type Body,
  counted,
  draftOfFaults,
  inUse,
  noBed,
  plan,
  type Table,
  unregistered,
} from './fault.ts';

/** More people than anybody believes of a house; the event that questioned them. */
function questioned(shelter: Shelter, night: string): string {
  shelter.given({ type: 'report-census', asOf: shelter.now, night, occupied: 900 });
  return shelter.facts.at(-1)!.context.eventId;
}
const confirmed = (shelter: Shelter, body: Body) =>
  shelter.given({ type: 'confirm-census', reports: body['reports'] as string[] });

/** It asks the houses of their country. */
const SURGE: AskedBySurge = { country: 'RS', until: '2026-03-06T07:00:00.000Z', drill: false };

/** Beds and rooms in and out of service, intake, overflow, and what is reported of all of them. */
export const BEDS_AND_INTAKE: Readonly<Partial<Record<ShelterCommandType, Table>>> = {
  'take-bed-out-of-service': {
    actor: STAFF,
    start: () => ({ type: 'take-bed-out-of-service', bedId: 'b1', reason: 'isolation' }),
    faults: [
      unregistered,
      counted,
      ...plan('expectedBack'),
      { code: 'bed_unknown', body: () => ({ bedId: 'zz' }) },
      {
        code: 'already_out_of_service',
        not: ['bed_unknown', 'bed_in_use'],
        late: (h) => h.given({ type: 'take-bed-out-of-service', bedId: 'b1', reason: 'safety' }),
      },
      inUse,
    ],
  },
  'return-bed-to-service': {
    actor: STAFF,
    start: (h) => {
      h.given({ type: 'take-bed-out-of-service', bedId: 'b1', reason: 'safety' });
      return { type: 'return-bed-to-service', bedId: 'b1' };
    },
    faults: [
      unregistered,
      counted,
      { code: 'bed_unknown', body: () => ({ bedId: 'zz' }) },
      { code: 'not_out_of_service', not: ['bed_unknown'], body: () => ({ bedId: 'b2' }) },
    ],
  },
  'pause-intake': {
    actor: STAFF,
    start: () => ({ type: 'pause-intake', reason: 'other' }),
    faults: [unregistered, ...plan('until')],
  },
  'record-call': {
    actor: HOTLINE,
    start: () => ({ type: 'record-call', free: 1 }),
    faults: [
      unregistered,
      { code: 'house_closed', late: (h) => h.given({ type: 'close' }, MANAGER) },
      { code: 'house_not_published', not: ['house_closed'], shelter: draftOfFaults },
      { code: 'time_in_future', body: (_, h) => ({ calledAt: after(h.now, HOUR) }) },
      { code: 'call_too_long_ago', not: ['time_in_future'], body: (_, h) => ({ calledAt: after(h.now, -3 * HOUR) }) },
    ],
  },
  'resume-intake': {
    actor: STAFF,
    start: (h) => {
      h.given({ type: 'pause-intake', reason: 'other' });
      return { type: 'resume-intake' };
    },
    faults: [unregistered, { code: 'not_paused', late: (h) => h.given({ type: 'resume-intake' }) }],
  },
  'open-overflow': {
    actor: STAFF,
    start: (h) => ({ type: 'open-overflow', beds: ['o1'], until: after(h.now, HOUR) }),
    faults: [
      unregistered,
      counted,
      ...plan('until'),
      noBed,
      { code: 'no_overflow_beds', body: also('b1') },
      {
        code: 'bed_out_of_service',
        late: (h) => h.given({ type: 'take-bed-out-of-service', bedId: 'o1', reason: 'cleaning' }),
      },
    ],
  },
  'close-overflow': {
    actor: STAFF,
    start: (h) => {
      h.given({ type: 'open-overflow', until: after(h.now, HOUR) });
      return { type: 'close-overflow' };
    },
    faults: [unregistered, counted, { code: 'overflow_not_open', late: (h) => h.given({ type: 'close-overflow' }) }],
  },
  'answer-surge': {
    actor: STAFF,
    start: () => ({ type: 'answer-surge', surgeId: 'u1', places: 1, reason: null }),
    outside: { surge: SURGE },
    faults: [
      unregistered,
      { code: 'house_closed', late: (h) => h.given({ type: 'close' }, MANAGER) },
      { code: 'house_not_published', not: ['house_closed'], shelter: draftOfFaults },
      { code: 'surge_unknown', not: ['surge_of_another_country', 'surge_has_ended'], outside: { surge: null } },
      {
        code: 'surge_of_another_country',
        not: ['surge_has_ended'],
        outside: { surge: { ...SURGE, country: 'BA' } },
      },
      { code: 'surge_has_ended', outside: { surge: { ...SURGE, until: '2026-03-01T21:00:00.000Z' } } },
      { code: 'too_few_overflow_beds', body: () => ({ places: 2 }) },
    ],
  },
  'confirm-occupancy': {
    actor: STAFF,
    start: (h) => ({ type: 'confirm-occupancy', revision: h.kept.revision }),
    faults: [unregistered, { code: 'revision_passed', late: (h) => admitted(h, 'b6') }],
  },
  'confirm-census': {
    actor: STAFF,
    start: (h) => ({ type: 'confirm-census', reports: [questioned(h, '2026-03-01')] }),
    faults: [
      unregistered,
      {
        code: 'time_in_future',
        body: (_, h) => ({ reports: [questioned(h, '2027-03-01')] }),
      },
      { code: 'count_not_waiting', not: ['time_in_future'], late: confirmed },
    ],
  },
  'discard-census': {
    actor: STAFF,
    start: (h) => ({ type: 'discard-census', reports: [questioned(h, '2026-03-01')] }),
    faults: [unregistered, { code: 'count_not_waiting', late: confirmed }],
  },
  'report-nights': {
    actor: STAFF,
    start: (h) => ({ type: 'report-nights', nights: [{ asOf: h.now, night: '2026-03-02', occupied: 3 }] }),
    faults: [unregistered],
  },
  'report-census': {
    actor: STAFF,
    start: (h) => ({ type: 'report-census', asOf: h.now, night: '2026-03-02', occupied: 3 }),
    faults: [unregistered],
  },
};
