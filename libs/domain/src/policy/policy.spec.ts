import { describe, expect, it } from '@jest/globals';
import type { ShelterCommandType } from '../shelter/commands/command.ts';
import { SHELTER_COMMANDS } from '../shelter/commands/index.ts';
import { mayCommand } from '../shelter/rights.ts';
import type { Actor, Role } from '../terms.ts';
import { COORDINATOR, HOTLINE, MANAGER, OTHER_COORDINATOR, STAFF } from '../testing/people.ts';
import { isInEmergency, isOwn, isShownTo, mayAskInEmergency, mayDo, mayNow, seesExact, visibilityOf } from './may.ts';
import { ACTIONS, POLICY } from './table.ts';

const SHELTER = { organisation: 'Lara', shelterId: 's1', country: 'RS' };
const ROLES: readonly Role[] = [
  'hotline',
  'coordinator',
  'shelter_staff',
  'manager',
  'network_manager',
  'focal_point',
  'administrator',
  'auditor',
  'service',
];
const as = (role: Role, organisation: string | null = 'Lara'): Actor => ({
  person: `p-${role}`,
  role,
  organisation,
  country: 'RS',
});

/** Who may send a command to a house of their own organisation, and who to another's. */
const EXPECTED: readonly (readonly [ShelterCommandType, readonly Role[], readonly Role[]])[] = [
  ['register', ['manager', 'service'], []],
  ['publish', ['manager', 'administrator'], ['administrator']],
  ['decline-publication', ['manager', 'administrator'], ['administrator']],
  ['close', ['manager'], []],
  ['reopen', ['manager'], []],
  ['change-profile', ['manager'], []],
  ['publish-change', ['manager', 'administrator'], ['administrator']],
  ['drop-change', ['manager', 'administrator'], ['administrator']],
  ['change-intake-rules', ['manager'], []],
  ['change-hold-policy', ['manager'], []],
  ['add-room', ['manager'], []],
  ['add-rooms', ['manager'], []],
  ['retire-room', ['manager'], []],
  ['add-beds', ['manager'], []],
  ['retire-bed', ['manager'], []],
  ...(
    [
      'take-bed-out-of-service',
      'return-bed-to-service',
      'pause-intake',
      'resume-intake',
      'open-overflow',
      'close-overflow',
      'answer-surge',
      'confirm-occupancy',
      'confirm-census',
      'discard-census',
      'admit-party',
      'move-party',
      'change-party',
      'plan-departure',
      'withdraw-departure-plan',
      'discharge-party',
    ] as const
  ).map((type) => [type, ['coordinator', 'shelter_staff', 'manager'], []] as const),
  ['hold-beds', ['hotline', 'coordinator', 'shelter_staff', 'manager'], ['hotline', 'coordinator']],
  ['hold-parties', ['hotline', 'coordinator', 'shelter_staff', 'manager'], ['hotline', 'coordinator']],
  ['confirm-holds', ['hotline', 'coordinator', 'shelter_staff', 'manager'], ['hotline', 'coordinator']],
  ['extend-hold', ['hotline', 'coordinator', 'shelter_staff', 'manager'], ['hotline', 'coordinator']],
  ['expect-party', ['hotline', 'coordinator', 'shelter_staff', 'manager'], ['hotline', 'coordinator']],
  ['release-hold', ['hotline', 'coordinator', 'shelter_staff', 'manager'], ['hotline', 'coordinator']],
  ['report-census', ['coordinator', 'shelter_staff', 'manager', 'service'], []],
  ['report-nights', ['coordinator', 'shelter_staff', 'manager', 'service'], []],
  [
    'record-call',
    ['hotline', 'coordinator', 'shelter_staff', 'manager'],
    ['hotline', 'coordinator', 'shelter_staff', 'manager'],
  ],
  ['correct-event', ['coordinator', 'manager'], []],
  [
    'undo',
    ['hotline', 'coordinator', 'shelter_staff', 'manager'],
    ['hotline', 'coordinator', 'shelter_staff', 'manager'],
  ],
  ['record-time', [], []],
  ['close-surge', [], []],
  ['ask-confirmation', [], []],
  ['change-check-hours', ['manager'], []],
  ['receive-transfer', ['coordinator', 'shelter_staff', 'manager'], []],
  // The process manager of holds, for holds of a request or a transfer.
  ['expect-transfer', [], []],
];

describe('rights', () => {
  it.each(EXPECTED)(
    'SH-18: %s is open to the roles of the table, in one’s own house and in another’s',
    (type, own, others) => {
      const who = (organisation: string) => ROLES.filter((role) => mayCommand(as(role, organisation), type, SHELTER));
      expect(who('Lara')).toEqual(own);
      expect(who('Vita')).toEqual(others);
    },
  );

  it('SH-18: every command takes a right, and every right is granted to somebody', () => {
    expect(EXPECTED.map(([type]) => type).toSorted()).toEqual(Object.keys(SHELTER_COMMANDS).toSorted());
    for (const action of ACTIONS) expect(Object.keys(POLICY[action])).not.toEqual([]);
  });

  it('SH-18: shelter staff have only their own houses, and without an organisation no house is one’s own', () => {
    expect(isOwn(STAFF, SHELTER)).toBe(true);
    expect(isOwn(STAFF, { ...SHELTER, shelterId: 's2' })).toBe(false);
    expect(isOwn(MANAGER, { ...SHELTER, shelterId: 's2' })).toBe(true);
    expect(isOwn(as('manager', null), { ...SHELTER, organisation: 'null' })).toBe(false);
    expect(mayCommand(as('manager', null), 'register', null)).toBe(false);
  });

  it.each([
    ['VA-2: a draft', { draft: true }],
    ['HS-3: a closed house', { closed: true }],
  ])('%s is there for the people who work in it, and for nobody else', (_, situation) => {
    const shelter = { ...SHELTER, ...situation };
    const who = (organisation: string) => ROLES.filter((role) => isShownTo(as(role, organisation), shelter));
    expect(who('Lara')).toEqual(['coordinator', 'shelter_staff', 'manager']);
    expect(who('Vita')).toEqual([]);
    expect(ROLES.filter((role) => isShownTo(as(role, 'Vita'), SHELTER))).toEqual(ROLES);
    expect(mayDo(as('hotline', 'Vita'), 'hold', shelter)).toBe(false);
  });

  it('SH-18: a hold is extended and released by the organisation that placed it, and by the house', () => {
    const placedBy = { person: 'p-x', role: 'hotline', organisation: 'SOS' } as const;
    const may = (actor: Actor) => mayCommand(actor, 'release-hold', SHELTER, { placedBy });
    expect([HOTLINE, COORDINATOR, STAFF].map(may)).toEqual([true, true, true]);
    expect([OTHER_COORDINATOR, as('hotline', 'Vita'), as('shelter_staff', 'Vita')].map(may)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('SH-18: time is recorded by the program alone', () => {
    const clock = { ...as('service', null), person: 'system:clock' };
    expect(mayCommand(clock, 'record-time', SHELTER)).toBe(true);
    expect(mayCommand(as('service'), 'record-time', SHELTER)).toBe(false);
  });

  it('given a hold for a request, when the process manager releases it, then it may, and it may do nothing else', () => {
    const process = { ...as('service', null), person: 'system:requests' };
    const placedBy = { person: 'p-x', role: 'hotline', organisation: 'SOS' } as const;
    const held = { placedBy, requestId: 'r1' };
    expect(mayCommand(process, 'release-hold', SHELTER, held)).toBe(true);
    expect(mayCommand(process, 'release-hold', SHELTER, { placedBy, requestId: null })).toBe(false);
    expect(mayCommand(process, 'release-hold', SHELTER, { placedBy })).toBe(false);
    const others = (Object.keys(SHELTER_COMMANDS) as ShelterCommandType[]).filter(
      (type) => type !== 'release-hold' && type !== 'expect-transfer',
    );
    // A count and a registration need a house of one's own: the process has no organisation.
    expect(others.filter((type) => mayCommand(process, type, SHELTER, held))).toEqual([]);
    expect(ACTIONS.filter((action) => mayDo(process, action, SHELTER, held))).toEqual([
      'release_holds',
      'follow_holds',
    ]);
  });

  it('given a service token that is not the process manager, when it releases a hold, then it has no right', () => {
    const held = { requestId: 'r1' };
    expect(mayCommand(as('service'), 'release-hold', SHELTER, held)).toBe(false);
    for (const role of ROLES.filter((r) => r !== 'service')) {
      const pretender = { ...as(role, 'Vita'), person: 'system:requests' };
      expect(mayDo(pretender, 'follow_holds', SHELTER, held)).toBe(false);
    }
    expect(mayCommand({ ...as('service'), person: 'system:clock' }, 'release-hold', SHELTER, held)).toBe(false);
  });

  it('SH-15: exact numbers and beds are for the house’s own people, the network’s board for operational roles', () => {
    expect(ROLES.filter((role) => seesExact(as(role), SHELTER))).toEqual(['coordinator', 'shelter_staff', 'manager']);
    expect(ROLES.filter((role) => seesExact(as(role, 'Vita'), SHELTER))).toEqual([]);
    const live = { live: true, delayMinutes: 0, country: null };
    expect(Object.fromEntries(ROLES.map((role) => [role, visibilityOf(as(role))]))).toEqual({
      hotline: live,
      coordinator: live,
      shelter_staff: live,
      manager: live,
      network_manager: { live: false, delayMinutes: 15, country: null },
      focal_point: { live: false, delayMinutes: 15, country: 'RS' },
      administrator: 'none',
      auditor: 'none',
      service: 'none',
    });
    expect(visibilityOf({ ...as('focal_point'), country: null })).toBe('none');
  });

  it('SH-18: a focal point is for one country, and an administrator sees no house', () => {
    expect(mayDo(as('focal_point'), 'trends', SHELTER)).toBe(true);
    expect(mayDo(as('focal_point'), 'trends', { ...SHELTER, country: 'BA' })).toBe(false);
    const rights = ACTIONS.filter((action) => mayDo(as('administrator'), action, SHELTER));
    expect(rights).toEqual(['publish', 'write_duty_line', 'keep_organisations', 'keep_people']);
  });

  it('given an address, then the table decides who may reveal it, set it and review an access', () => {
    const who = (action: Parameters<typeof mayDo>[1], organisation: string) =>
      ROLES.filter((role) => mayDo(as(role, organisation), action, SHELTER));
    expect(who('reveal_address', 'Lara')).toEqual(['hotline', 'coordinator', 'shelter_staff', 'manager']);
    expect(who('reveal_address', 'Vita')).toEqual(['hotline']);
    expect(who('review_emergency', 'Lara')).toEqual(['manager']);
    expect(who('review_emergency', 'Vita')).toEqual([]);
    const operational = ['hotline', 'coordinator', 'shelter_staff', 'manager'];
    expect([who('see_meeting_point', 'Lara'), who('see_meeting_point', 'Vita')]).toEqual([operational, operational]);
    expect(mayDo({ ...STAFF, shelters: ['s2'] }, 'reveal_address', SHELTER)).toBe(false);
  });
});

describe('emergency access', () => {
  const open = (role: Role, organisation: string | null = 'Vita'): Actor => ({
    ...as(role, organisation),
    emergency: ['s1'],
  });

  it('given a house, then coordinators of other organisations may ask for it, and nobody of its own', () => {
    expect(ROLES.filter((role) => mayAskInEmergency(as(role, 'Vita'), SHELTER))).toEqual(['coordinator']);
    expect(ROLES.filter((role) => mayAskInEmergency(as(role), SHELTER))).toEqual([]);
    // Not even for a house of the own organisation in which one does not work: ask a colleague.
    expect(mayAskInEmergency({ ...COORDINATOR, shelters: ['s2'] }, SHELTER)).toBe(false);
  });

  it('VA-5: given it is open, then it opens the address and the rooms of the house, and nothing else', () => {
    const opened = ACTIONS.filter(
      (action) => mayNow(open('coordinator'), action, SHELTER) && !mayDo(open('coordinator'), action, SHELTER),
    );
    expect(opened).toEqual(['reveal_address']);
    expect([isInEmergency(open('coordinator'), SHELTER), isInEmergency(as('coordinator', 'Vita'), SHELTER)]).toEqual([
      true,
      false,
    ]);
    // Rows of the board, and the beds of a command, are decided by the table alone.
    expect(seesExact(open('coordinator'), SHELTER)).toBe(false);
    expect(mayCommand(open('coordinator'), 'admit-party', SHELTER)).toBe(false);
  });

  it('given it is open to somebody, then it opens no other house, and nothing in another of their roles', () => {
    expect(isInEmergency(open('coordinator'), { ...SHELTER, shelterId: 's2' })).toBe(false);
    for (const role of ROLES.filter((r) => r !== 'coordinator')) {
      expect(isInEmergency(open(role), SHELTER)).toBe(false);
    }
    expect(mayNow(as('coordinator', 'Vita'), 'reveal_address', SHELTER)).toBe(false);
  });
});
