import { describe, expect, it } from '@jest/globals';
import { bandedRow, exactRow, type Row, shelterDetail } from '@safe-haven/contracts';
import { type Actor, seesExact } from '@safe-haven/domain';
import fc from 'fast-check';
import { answered } from '../testing/answered.ts';
import { FOCAL, HOTLINE, MANAGER, NETWORK_MANAGER, OTHERS, STAFF, type TestLog } from '../testing/log.ts';
import { play, steps } from '../testing/scripts.ts';
import { activityFor } from './activity.ts';
import { audienceOf } from './audience.ts';
import { detailFor } from './detail.ts';
import type { FoldedShelter } from './folded-shelter.ts';
import { rowFor } from './rows.ts';

const OUTSIDERS: readonly Actor[] = [HOTLINE, OTHERS, NETWORK_MANAGER, FOCAL];
const INSTANT = /\d{4}-\d\d-\d\dT/;
const FORBIDDEN_FIELDS =
  /"(revision|changedAt|confirmedAt|recordedAt|occurredAt|eventId|since|beds|stays|party|free|held|occupied|inService)":/;

/** Every id or label that identifies a bed, room, stay, event or person of this log. */
function secretsOf(log: TestLog, shelterId: string): string[] {
  return log
    .stream(shelterId)
    .flatMap(({ eventId, event, metadata }) => [
      eventId,
      metadata.commandId,
      metadata.actor.person,
      ...('bedId' in event ? [event.bedId] : []),
      ...('roomId' in event ? [event.roomId] : []),
      ...('stayId' in event ? [event.stayId] : []),
      ...('beds' in event ? event.beds : []),
    ]);
}
const expectNoneOf = (text: string, secrets: readonly string[]) => {
  expect(text).not.toMatch(INSTANT);
  expect(text).not.toMatch(FORBIDDEN_FIELDS);
  expect(secrets.filter((secret) => text.includes(`"${secret}"`))).toEqual([]);
};

/** When a house said something by phone is shown as it was said; its number only as a band (PC-3). */
function withoutCall(row: Row | null): object {
  if (row?.view !== 'banded') throw new Error('not banded');
  const { call, ...rest } = row;
  expect(Object.keys(call ?? {})).toEqual(call === undefined ? [] : ['band', 'at', 'byRole']);
  return rest;
}

const everyShelter = (check: (shelter: FoldedShelter, log: TestLog) => void) =>
  fc.assert(
    fc.property(steps(40), (script) => {
      const log = play(script);
      for (const shelter of log.follow().shelters.values()) check(shelter, log);
    }),
    { numRuns: 60 },
  );

describe('what other organisations see of a shelter', () => {
  it('SH-15 a banded row has no bed, stay, revision, instant or exact count', () => {
    everyShelter((shelter, log) => {
      for (const actor of OUTSIDERS) {
        const row = rowFor(shelter, audienceOf(actor)!, log.now);
        expect(bandedRow.strict().parse(row)).toEqual(row);
        expectNoneOf(JSON.stringify(withoutCall(row)), secretsOf(log, shelter.shelterId));
      }
    });
  });

  it('SH-15 a banded detail discloses nothing more, except one’s own holds', () => {
    everyShelter((shelter, log) => {
      for (const actor of OUTSIDERS) {
        const detail = detailFor(shelter, actor, log.now, '1');
        expect(shelterDetail.parse(detail)).toEqual(detail);
        if (detail?.view !== 'banded') throw new Error('not banded');
        expectNoneOf(
          JSON.stringify({ ...detail, row: withoutCall(detail.row), rules: null, undo: null, holds: [] }),
          secretsOf(log, shelter.shelterId),
        );
        if (actor !== HOTLINE) expect([detail.holds, detail.undo]).toEqual([[], null]);
        for (const hold of detail.holds) {
          const shown = ['holdId', 'places', 'roomKind', 'expiresAt', 'extendsTo', 'arrival', 'overdueFrom'];
          expect(Object.keys(hold)).toEqual(shown);
        }
      }
    });
  });

  it('SH-15 there is no activity to see', () => {
    everyShelter((shelter, log) => {
      for (const actor of OUTSIDERS) {
        expect(activityFor(shelter, log.stream(shelter.shelterId), actor, { limit: 50 })).toBeNull();
      }
    });
  });

  it('SH-15 the answer to a command discloses of a hold { holdId, places, roomKind, expiresAt } and of the rest its type; of each its id, and what it corrects', () => {
    everyShelter((shelter, log) => {
      for (const actor of OUTSIDERS) {
        for (const event of answered(log.facts(shelter.shelterId), actor, shelter.state)) {
          const fields: Record<string, string[]> = {
            BedsHeld: ['holdId', 'places', 'roomKind', 'expiresAt'],
            EventCorrected: ['corrects'],
          };
          expect(Object.keys(event)).toEqual(['type', 'eventId', ...(fields[event.type] ?? [])]);
          expect(event.type).not.toBe('HoldLapsed');
        }
      }
    });
  });
});

describe('what its own people see', () => {
  it('SH-16 the exact row and detail are of the shape that was promised', () => {
    everyShelter((shelter, log) => {
      for (const actor of [MANAGER, STAFF]) {
        expect(seesExact(actor, { organisation: 'Atina', shelterId: shelter.shelterId })).toBe(true);
        const row = rowFor(shelter, audienceOf(actor)!, log.now);
        expect(exactRow.strict().parse(row)).toEqual(row);
        const detail = detailFor(shelter, actor, log.now, '1');
        expect(shelterDetail.parse(detail)).toEqual(detail);
        if (detail?.view !== 'exact') throw new Error('not exact');
        expect(detail.row).toEqual(row);
        const beds = detail.rooms.flatMap((room) => room.beds).filter((bed) => bed.kind !== 'cot');
        const count = (use: string) => beds.filter((bed) => bed.use === use).length;
        if (detail.row.mode === 'kept') {
          const { free, spare, held, occupied, outOfService } = detail.row.places;
          // An overflow bed past its end that nobody uses is closed; one reserved for its party is not free.
          expect([count('held'), count('occupied'), count('out')]).toEqual([held, occupied, outOfService]);
          expect([count('free'), count('spare')]).toEqual([free, spare]);
        }
      }
    });
  });
});
