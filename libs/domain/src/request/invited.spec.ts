import { describe, expect, it } from '@jest/globals';
import { mayCommand } from '../shelter/rights.ts';
import type { Actor, DirectHolds, Role } from '../terms.ts';
import { CLOCK, COORDINATOR, HOTLINE, OTHER_COORDINATOR, party } from '../testing/people.ts';
import { opened, REQUESTS } from '../testing/requests.ts';
import { keptShelter } from '../testing/shelter.ts';
import { isInvited } from './selectors.ts';

const SHELTER = { organisation: 'Lara', shelterId: 's1', country: 'RS' };
const ASKERS: readonly Role[] = ['hotline', 'coordinator', 'shelter_staff', 'manager'];
const as = (role: Role, organisation: string | null = 'SOS'): Actor => ({
  person: `p-${role}`,
  role,
  organisation,
  country: 'RS',
});
const body = { type: 'hold-beds', party: party({ women: 1 }), requestId: 'r1' } as const;

describe('RQ-13: a house that said yes lets the asking organisation hold its beds', () => {
  it.each(['hotline', 'coordinator', 'nobody'] satisfies DirectHolds[])(
    'given directHolds is %s, when a yes was said, then anybody of the organisation that asked holds for that request',
    (directHolds) => {
      for (const role of ASKERS) {
        const shelter = keptShelter();
        shelter.given({ type: 'change-hold-policy', directHolds });
        const held = shelter.when(body, as(role), { invited: true });
        expect(held.ok && held.events.map(({ event }) => event.type)).toEqual(['BedsHeld']);
      }
    },
  );

  it('given directHolds is nobody, when no yes was said, or the hold is for no request, then the house is asked', () => {
    const shelter = keptShelter();
    shelter.given({ type: 'change-hold-policy', directHolds: 'nobody' });
    const asks = { ok: false, rejection: { code: 'ask_the_house' } };
    expect(shelter.when(body, HOTLINE)).toEqual(asks);
    expect(shelter.when(body, HOTLINE, { invited: false })).toEqual(asks);
    expect(shelter.when({ type: 'hold-beds', party: body.party }, HOTLINE, { invited: true })).toEqual(asks);
  });

  it('given a yes, then a later pause of the house still stops others: an earlier answer does not override it', () => {
    const shelter = keptShelter();
    shelter.given({ type: 'pause-intake', reason: 'security' });
    expect(shelter.when(body, HOTLINE, { invited: true })).toMatchObject({ rejection: { code: 'intake_paused' } });
  });

  it('then the right is that of people who handle requests, for that request, and it opens nothing else', () => {
    const about = { requestId: 'r1', invited: true };
    const who = (type: Parameters<typeof mayCommand>[1], facts: object) =>
      (['network_manager', 'focal_point', 'administrator', 'auditor', 'service', ...ASKERS] as const).filter((role) =>
        mayCommand(as(role), type, SHELTER, facts),
      );
    expect(who('hold-beds', about)).toEqual(ASKERS);
    expect(who('hold-beds', { ...about, invited: false })).toEqual(['hotline', 'coordinator']);
    expect(who('hold-beds', { invited: true })).toEqual(['hotline', 'coordinator']);
    expect(who('admit-party', about)).toEqual([]);
    expect([CLOCK, REQUESTS].filter((actor) => mayCommand(actor, 'hold-beds', SHELTER, about))).toEqual([]);
  });

  it('given such a hold, then the organisation that placed it extends and releases it, and no other does', () => {
    const placedBy = { person: 'p-x', role: 'manager', organisation: 'SOS' } as const;
    for (const type of ['extend-hold', 'expect-party', 'release-hold'] as const) {
      const may = (actor: Actor, requestId: string | null = 'r1') =>
        mayCommand(actor, type, SHELTER, { placedBy, requestId });
      expect(ASKERS.map((role) => may(as(role)))).toEqual([true, true, true, true]);
      expect(ASKERS.map((role) => may(as(role, 'Vita')))).toEqual([false, false, false, false]);
      expect(may(as('manager'), null)).toBe(false);
      expect([COORDINATOR, OTHER_COORDINATOR].map((actor) => may(actor))).toEqual([true, false]);
    }
  });

  it('given answers, then a yes and a yes-if invite until the house says no, and an answer of another house does not', () => {
    const wanted = opened('r1', 's1', 's2');
    const answered = (answer: 'yes' | 'yes_if' | 'no', codes: readonly string[]) => {
      wanted.given({ type: 'respond', shelterId: 's1', answer, codes });
      return ['s1', 's2'].map((id) => isInvited(wanted.opened, id));
    };
    expect(isInvited(wanted.opened, 's1')).toBe(false);
    expect(answered('yes', [])).toEqual([true, false]);
    expect(answered('yes_if', ['languages'])).toEqual([true, false]);
    expect(answered('no', ['no_staff'])).toEqual([false, false]);
  });
});
