import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@safe-haven/domain';
import { deskOf, seesDesk } from './desk.ts';

const of = (role: Actor['role'], organisation: string | null, shelters?: readonly string[]): Actor => ({
  person: 'p',
  role,
  organisation,
  country: 'RS',
  ...(shelters === undefined ? {} : { shelters }),
});
const WHOLE = { organisation: 'Atina', shelters: null };
const LIPA = { organisation: 'Atina', shelters: ['lipa'] };

describe('given desks of an organisation and of some of its shelters', () => {
  it('HO-7: then staff of one shelter have a desk of it and see only that; staff of the organisation see each desk', () => {
    const [coordinator, staff] = [of('coordinator', 'Atina'), of('shelter_staff', 'Atina', ['lipa'])];
    expect([deskOf(coordinator), deskOf(staff)]).toEqual([WHOLE, LIPA]);
    expect([seesDesk(coordinator, WHOLE), seesDesk(coordinator, LIPA)]).toEqual([true, true]);
    expect([seesDesk(staff, WHOLE), seesDesk(staff, LIPA)]).toEqual([false, true]);
    expect(seesDesk(of('shelter_staff', 'Atina', ['javor']), LIPA)).toBe(false);
    expect([seesDesk(of('manager', 'Lara'), WHOLE), seesDesk(of('manager', 'Lara'), LIPA)]).toEqual([false, false]);
    expect(deskOf(of('auditor', null))).toBeNull();
  });

  it('HO-1: then people of the same shelters have the same desk, in whatever order these are named', () => {
    expect(deskOf(of('shelter_staff', 'Atina', ['lipa', 'javor']))).toEqual(
      deskOf(of('shelter_staff', 'Atina', ['javor', 'lipa'])),
    );
  });
});
