import type { CommandName } from '@safe-haven/contracts';
import { BODIES } from '../command-bodies.ts';
import { type Command, eventOf, type KeyCase, keyOf, madeBy } from './case.ts';

const ONE = { party: { adults: 1, children: 0 } };
/** More people than anybody believes of a house: it waits for a person. */
const MANY = { ...BODIES['report-census'], occupied: 9_999 };
/** For the country of these houses. */
export const SURGE = { country: 'RS', places: 4, until: '2026-11-25T12:00:00.000Z', reason: 'many_at_once' };
const LATER = '2026-11-25T03:00:00.000Z';

/** A house under a name of its own, with a case for each command of houses. */
export function shelterCases(shelter: string): Readonly<Record<CommandName, KeyCase>> {
  const stream = `shelter-${shelter}`;
  const by = (who: string, name: CommandName, body: object = BODIES[name], key?: string): Command => ({
    who,
    path: `shelters/${shelter}/${name}`,
    body,
    ...(key === undefined ? {} : { key }),
  });
  const ana = (name: CommandName, body?: object, key?: string) => by('ana', name, body, key);
  const [held, admitted, paused] = [keyOf(`${shelter} hold`), keyOf(`${shelter} admit`), keyOf(`${shelter} pause`)];
  const proposed = keyOf(`${shelter} change`);
  const holdId = madeBy(stream, held);
  const stayId = madeBy(stream, admitted);
  const counted = keyOf(`${shelter} count`);
  const waiting = { reports: [eventOf(stream, counted)] };
  const bed = (kind: 'adult' | 'overflow') => ({ roomId: 'r9', beds: [{ bedId: 'b9', label: 'b9', kind }] });

  const draft = [
    ana('register', { ...BODIES.register, name: `House ${shelter}` }),
    ana('add-room', { roomId: 'shared', label: 'Shared', privacy: 'shared' }),
    ana('add-beds', {
      roomId: 'shared',
      beds: ['s1', 's2', 's3'].map((bedId) => ({ bedId, label: bedId, kind: 'adult' })),
    }),
  ];
  const open = [...draft, by('ada', 'publish')];
  const room = [...open, ana('add-room')];
  const withBed = [...room, ana('add-beds', bed('adult'))];
  const overflow = [...room, ana('add-beds', bed('overflow'))];
  const withHold = [...open, ana('hold-beds', ONE, held)];
  const withStay = [...open, ana('admit-party', { ...ONE, beds: ['s1'] }, admitted)];
  const release = ana('release-hold', { holdId, reason: 'error', diverts: true });
  const discharge = ana('discharge-party', { stayId, destination: 'family' });
  const closes = [ana('close')];
  const changeId = madeBy(stream, proposed);
  const proposes: Command = { ...ana('change-profile', { name: `New ${shelter}` }, proposed), withFactor: true };
  const proposesAgain: Command = { ...ana('change-profile', { name: `Newer ${shelter}` }), withFactor: true };

  return {
    register: {
      command: draft[0]!,
      afterwards: [ana('change-profile', { name: `Other ${shelter}` })],
      refusedTo: 'petra',
    },
    publish: { given: draft, command: by('ada', 'publish'), afterwards: closes },
    'decline-publication': {
      given: draft,
      command: by('ada', 'decline-publication'),
      afterwards: [by('ada', 'publish')],
    },
    close: { given: open, command: ana('close'), afterwards: [ana('reopen')] },
    reopen: { given: [...open, ...closes], command: ana('reopen'), afterwards: closes },
    'change-profile': {
      given: draft,
      command: ana('change-profile', { name: `New ${shelter}` }),
      afterwards: [by('ada', 'publish')],
    },
    'publish-change': {
      given: [...open, proposes],
      command: { ...by('ada', 'publish-change', { changeId }), withFactor: true },
      afterwards: closes,
    },
    'drop-change': {
      given: [...open, proposes],
      command: ana('drop-change', { changeId }),
      afterwards: [proposesAgain],
    },
    'change-intake-rules': { given: open, command: ana('change-intake-rules'), afterwards: closes },
    'change-hold-policy': { given: open, command: ana('change-hold-policy', { minutes: 60 }), afterwards: closes },
    'change-check-hours': { given: open, command: ana('change-check-hours'), afterwards: closes },
    'add-room': { given: open, command: ana('add-room'), afterwards: [ana('retire-room')] },
    'add-rooms': { given: open, command: ana('add-rooms'), afterwards: closes },
    'retire-room': { given: room, command: ana('retire-room'), afterwards: closes },
    'add-beds': { given: room, command: ana('add-beds', bed('adult')), afterwards: [ana('retire-bed')] },
    'retire-bed': { given: withBed, command: ana('retire-bed'), afterwards: [ana('retire-room')] },
    'take-bed-out-of-service': {
      given: withBed,
      command: ana('take-bed-out-of-service'),
      afterwards: [ana('return-bed-to-service'), ana('retire-bed')],
    },
    'return-bed-to-service': {
      given: [...withBed, ana('take-bed-out-of-service')],
      command: ana('return-bed-to-service'),
      afterwards: [ana('retire-bed')],
    },
    'pause-intake': { given: open, command: ana('pause-intake'), afterwards: [ana('resume-intake')] },
    'resume-intake': { given: [...open, ana('pause-intake')], command: ana('resume-intake'), afterwards: closes },
    'open-overflow': { given: overflow, command: ana('open-overflow'), afterwards: [ana('close-overflow')] },
    'close-overflow': {
      given: [...overflow, ana('open-overflow')],
      command: ana('close-overflow'),
      afterwards: [ana('retire-bed')],
    },
    'answer-surge': {
      given: [
        ...overflow,
        { who: 'fjolla', path: `surges/${shelter}/open`, body: SURGE },
        { who: 'ana', path: `surges/${shelter}/confirm`, body: {} },
      ],
      command: ana('answer-surge', { surgeId: shelter, places: 1 }),
      afterwards: [{ who: 'fjolla', path: `surges/${shelter}/end`, body: {} }],
    },
    'confirm-occupancy': { given: open, command: ana('confirm-occupancy', { revision: '99' }), afterwards: closes },
    'hold-beds': {
      given: open,
      command: by('vera', 'hold-beds', ONE, held),
      afterwards: [release, ana('pause-intake'), ...closes],
    },
    'extend-hold': { given: withHold, command: ana('extend-hold', { holdId }), afterwards: [release, ...closes] },
    'expect-party': {
      given: withHold,
      command: ana('expect-party', { ...BODIES['expect-party'], holdId }),
      afterwards: [release, ...closes],
    },
    'release-hold': { given: withHold, command: release, afterwards: closes },
    'admit-party': {
      given: open,
      command: ana('admit-party', { ...ONE, beds: ['s1'] }, admitted),
      afterwards: [discharge, ana('retire-bed', { bedId: 's1' })],
    },
    'move-party': { given: withStay, command: ana('move-party', { stayId, beds: ['s2'] }), afterwards: [discharge] },
    'change-party': {
      given: withStay,
      command: ana('change-party', { stayId, party: { adults: 2, children: 0 } }),
      afterwards: [discharge],
    },
    'plan-departure': {
      given: withStay,
      command: ana('plan-departure', { ...BODIES['plan-departure'], stayId }),
      afterwards: [discharge],
    },
    'withdraw-departure-plan': {
      given: [...withStay, ana('plan-departure', { ...BODIES['plan-departure'], stayId })],
      command: ana('withdraw-departure-plan', { stayId }),
      afterwards: [discharge],
    },
    'discharge-party': { given: withStay, command: discharge, afterwards: closes },
    'report-nights': { given: open, command: ana('report-nights'), afterwards: closes },
    'record-call': { given: open, command: by('vera', 'record-call'), afterwards: closes },
    'report-census': { given: open, command: ana('report-census'), afterwards: closes },
    'confirm-census': {
      given: [...open, ana('report-census', MANY, counted)],
      command: ana('confirm-census', waiting),
      afterwards: closes,
    },
    'discard-census': {
      given: [...open, ana('report-census', MANY, counted)],
      command: ana('discard-census', waiting),
      afterwards: closes,
    },
    'correct-event': {
      given: withStay,
      command: ana('correct-event', { ...BODIES['correct-event'], eventId: eventOf(stream, admitted) }),
      afterwards: closes,
    },
    undo: {
      given: [...open, ana('pause-intake', { reason: 'other', until: LATER }, paused)],
      command: ana('undo', { eventId: eventOf(stream, paused) }),
      afterwards: closes,
    },
  };
}
