import { after, HOUR } from '../../instant.ts';
import type { ShelterCommandType } from '../../shelter/commands/command.ts';
import { COORDINATOR, MANAGER, OTHER_COORDINATOR, STAFF } from '../people.ts';
import { type Shelter, undoBy } from '../shelter.ts';
import { admitted, discharged, held, setOut, type Table, unregistered } from './fault.ts';

/** What was recorded is taken back or put right. */
export const CORRECTIONS: Readonly<Partial<Record<ShelterCommandType, Table>>> = {
  undo: {
    actor: STAFF,
    start: (h) => {
      h.given({ type: 'add-beds', roomId: 'duo', beds: [{ label: 'extra', bedId: 'x1', kind: 'adult' }] }, STAFF);
      return undoBy(h, STAFF);
    },
    faults: [
      unregistered,
      {
        code: 'hold_ended',
        not: ['nothing_to_undo', 'not_your_last_action', 'correction_breaks_later_events'],
        late: (h) => {
          const holdId = held(h, ['b6'], STAFF);
          h.given({ type: 'release-hold', holdId, reason: 'no_show' }, MANAGER);
        },
        body: (_, h) => undoBy(h, STAFF),
      },
      {
        code: 'nothing_to_undo',
        not: ['hold_ended', 'not_your_last_action', 'correction_breaks_later_events'],
        actor: OTHER_COORDINATOR,
      },
      {
        code: 'not_your_last_action',
        not: ['hold_ended', 'nothing_to_undo', 'undo_too_late'],
        late: (h) => held(h, ['b5'], STAFF),
      },
      {
        code: 'party_on_the_way',
        not: [
          'hold_ended',
          'nothing_to_undo',
          'not_your_last_action',
          'undo_too_late',
          'correction_breaks_later_events',
        ],
        late: (h) => {
          const holdId = held(h, ['b5'], STAFF);
          setOut(h, holdId);
        },
        body: (_, h) => undoBy(h, STAFF),
      },
      { code: 'undo_too_late', not: ['nothing_to_undo', 'not_your_last_action'], late: (h) => h.pass(1) },
      { code: 'correction_breaks_later_events', late: (h) => admitted(h, 'x1') },
    ],
  },
  'correct-event': {
    actor: COORDINATOR,
    start: (h) => {
      admitted(h, 'b1');
      const { eventId } = (h.facts.at(-1) as Shelter['facts'][number]).context;
      return { type: 'correct-event', eventId, correction: { kind: 'void' }, reason: 'typing_error' };
    },
    faults: [
      unregistered,
      {
        code: 'time_in_future',
        body: (_, h) => ({ correction: { kind: 'replace_time', occurredAt: after(h.now, HOUR) } }),
      },
      {
        code: 'too_long_ago',
        not: ['time_in_future', 'event_unknown'],
        body: (_, h) => ({ correction: { kind: 'replace_time', occurredAt: after(h.now, -200 * HOUR) } }),
      },
      { code: 'event_unknown', body: () => ({ eventId: 'zz' }) },
      { code: 'correction_not_allowed', not: ['event_unknown'], late: (h) => h.pass(25 * 60) },
      {
        code: 'correction_breaks_later_events',
        not: ['time_in_future', 'too_long_ago', 'event_unknown'],
        late: (h) => discharged(h, Object.keys(h.kept.stays)[0] as string),
      },
    ],
  },
};
