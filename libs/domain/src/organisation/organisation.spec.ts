import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../terms.ts';
import { always } from '../testing/seed.ts';
import type { OutsideOrganisation } from './commands/command.ts';
import type { OrganisationCommand } from './commands/index.ts';
import { decideOrganisation } from './decide.ts';
import type { OrganisationEvent, OrganisationProfile } from './events.ts';
import { evolveOrganisation } from './evolve.ts';
import { similarityOf } from './names.ts';
import { initialOrganisation, type OrganisationState } from './state.ts';

const NOW = '2026-11-25T01:00:00.000Z';
const ATINA: OrganisationProfile = { name: 'Atina', countries: ['RS'], area: { id: 'rs-beograd', name: 'Beograd' } };
const register = (over: Partial<OrganisationProfile & { distinct: boolean }> = {}): OrganisationCommand => ({
  type: 'register-organisation',
  ...ATINA,
  ...over,
});
const change = (over: Partial<OrganisationProfile & { distinct: boolean }>): OrganisationCommand => ({
  type: 'change-organisation',
  ...over,
});
const fold = (events: readonly OrganisationEvent[]): OrganisationState =>
  events.reduce<OrganisationState>(
    (state, event) => evolveOrganisation(state, { event, context: { recordedAt: NOW, actor: { person: 'ada' } } }),
    initialOrganisation('o1'),
  );
const ADA: Actor = { person: 'ada', role: 'administrator', organisation: null, country: null };
const made: OrganisationEvent = { type: 'OrganisationRegistered', ...ATINA };
function when(
  command: OrganisationCommand,
  given: readonly OrganisationEvent[] = [],
  outside: OutsideOrganisation & { readonly actor?: Actor } = {},
) {
  const decision = decideOrganisation(command, fold(given), { now: NOW, actor: outside.actor ?? ADA, ...outside });
  return decision.ok ? decision.events.map(({ event }) => event) : decision.rejection;
}

describe('given names of organisations', () => {
  it.each([
    ['Atina', 'ATINA'],
    ['Atina', 'Атина'],
    ['Fondacija Lara', 'fondacija  LARA'],
    ['Otvorena porta', 'Отворена порта'],
    ['Kućni prag', 'Kucni prag'],
  ])('OG-2: %s and %s are confusable', (a, b) => {
    expect([similarityOf(a, b), similarityOf(b, a)]).toEqual(['same', 'same']);
  });

  it.each([
    ['Atina', 'Antina'],
    ['Atina', 'Aitna'],
    ['Atina', 'Атинa s'],
    ['Fondacija Lara', 'Fondacija Lera'],
    ['Fondacija Lara', 'Fondacja Lara'],
  ])('OG-2: %s and %s are one edit apart', (a, b) => {
    expect([similarityOf(a, b), similarityOf(b, a)]).toEqual(['almost', 'almost']);
  });

  it.each([
    ['Atina', 'Lara'],
    ['Lara', 'Dara'],
    ['Fondacija Lara', 'Fondacija Dunja'],
    ['Nov den', 'Nova nada'],
  ])('OG-2: %s and %s are different', (a, b) => {
    expect([similarityOf(a, b), similarityOf(b, a)]).toEqual(['other', 'other']);
  });
});

describe('an organisation', () => {
  it('OG-1: given none, when it is registered, then its name, its countries and its area are recorded', () => {
    expect(when(register())).toEqual([made]);
    expect(when(register(), [made])).toEqual({ code: 'organisation_exists' });
    expect(fold([made])).toMatchObject({ situation: 'registered', ...ATINA });
  });

  it('OG-2: given one of almost the same name, then it is refused with that name; with `distinct` it is registered', () => {
    const others = ['Atina'];
    expect(when(register({ name: 'ATINA' }), [], { others })).toEqual({ code: 'organisation_same', like: 'Atina' });
    expect(when(register({ name: 'Атина', distinct: true }), [], { others })).toEqual({
      code: 'organisation_same',
      like: 'Atina',
    });
    expect(when(register({ name: 'Antina' }), [], { others })).toEqual({ code: 'organisation_almost', like: 'Atina' });
    expect(when(register({ name: 'Antina', distinct: true }), [], { others })).toHaveLength(1);
  });

  it('OG-2: given exactly that name is registered, then there is no second, even one said to be distinct', () => {
    const outside = { others: ['Atina', 'Lara'], registered: ['Atina'] };
    const same = { code: 'organisation_same', like: 'Atina' };
    expect(when(register(), [], outside)).toEqual(same);
    expect(when(register({ distinct: true }), [], outside)).toEqual(same);
    expect(when(change({ name: 'Atina' }), [{ ...made, name: 'Nova' }], outside)).toEqual(same);
  });

  it('OG-3: given a name that houses and roles carry, when it is registered under exactly that name, then it is that organisation', () => {
    expect(when(register(), [], { others: ['Atina', 'Lara'] })).toEqual([made]);
  });

  it('OG-4: given its name is in use, then it cannot be changed; otherwise it is corrected, and compared with all others', () => {
    expect(when(change({ name: 'Atina B' }), [made], { isCarried: true })).toEqual({
      code: 'organisation_name_carried',
    });
    expect(when(change({ name: 'Lara' }), [made], { others: ['Atina', 'LARA'] })).toEqual({
      code: 'organisation_same',
      like: 'LARA',
    });
    expect(when(change({ name: 'ATINA' }), [made], { others: ['Atina'] })).toEqual([
      { type: 'OrganisationChanged', name: 'ATINA' },
    ]);
    expect(when(change({ name: 'Atina' }), [made], { isCarried: true })).toEqual([]);
  });

  it('OG-1: its area lies in one of its countries, and a change records only what differs', () => {
    expect(when(register({ countries: ['BA'] }))).toEqual({ code: 'organisation_elsewhere' });
    expect(when(change({ countries: ['BA'] }), [made])).toEqual({ code: 'organisation_elsewhere' });
    expect(when(change({ countries: ['RS', 'BA'], area: ATINA.area }), [made])).toEqual([
      { type: 'OrganisationChanged', countries: ['RS', 'BA'] },
    ]);
    expect(when(change({ countries: ['RS'] }))).toEqual({ code: 'organisation_unknown' });
  });

  it('OG-1: given any events in its stream, then it is as registered, with the newest of each field', () => {
    const event = fc.oneof(
      fc.constantFrom('Atina', 'Lara').map((name): OrganisationEvent => ({ ...made, name })),
      fc.constantFrom('A', 'B').map((name): OrganisationEvent => ({ type: 'OrganisationChanged', name })),
      fc.constantFrom('RS', 'BA').map((c): OrganisationEvent => ({ type: 'OrganisationChanged', countries: [c] })),
    );
    always(fc.array(event, { maxLength: 8 }), (events) => {
      const first = events.findIndex(({ type }) => type === 'OrganisationRegistered');
      const state = fold(events);
      if (first < 0) return expect(state).toEqual(initialOrganisation('o1'));
      const after = events.filter((e, i) => i === first || (i > first && e.type === 'OrganisationChanged'));
      const newest = (field: 'name' | 'countries') =>
        Object.fromEntries(after.map((e) => [field, (e as Partial<OrganisationProfile>)[field]]).filter(([, v]) => v));
      expect(state).toMatchObject({ ...newest('name'), ...newest('countries'), area: ATINA.area });
    });
  });
});

describe('an organisation’s own sign-in', () => {
  const BEA: Actor = { ...ADA, person: 'bea' };
  const provider = { label: 'SOS', issuer: 'https://id.sos.example', clientId: 'haven', secret: null };
  const propose = (proposalId: string): OrganisationEvent => ({
    type: 'SignInProviderProposed',
    proposalId,
    ...provider,
  });
  const confirm = (proposalId: string): OrganisationCommand => ({ type: 'confirm-sign-in', proposalId });
  const confirmed = (proposalId: string): OrganisationEvent => ({ type: 'SignInProviderConfirmed', proposalId });
  const signIn = (...events: OrganisationEvent[]) => {
    const state = fold([made, ...events]);
    return state.situation === 'registered' ? state.signIn : null;
  };

  it('AC-13: given one that was proposed, then it counts only once a second administrator has confirmed it', () => {
    expect(signIn(propose('p1'))).toMatchObject({ inUse: null, proposed: { by: 'ada' }, isKept: false });
    expect(when(confirm('p1'), [made, propose('p1')])).toEqual({ code: 'second_person_needed' });
    expect(when(confirm('p1'), [made, propose('p1')], { actor: BEA })).toEqual([confirmed('p1')]);
    expect(signIn(propose('p1'), confirmed('p1'))).toMatchObject({
      inUse: { ...provider, since: NOW },
      proposed: null,
    });
  });

  it('AC-13: given that another was proposed since it was seen, then what was seen cannot be confirmed', () => {
    expect(when(confirm('p1'), [made, propose('p1'), propose('p2')], { actor: BEA })).toEqual({
      code: 'sign_in_unknown',
    });
    expect(when(confirm('p1'), [made], { actor: BEA })).toEqual({ code: 'sign_in_unknown' });
    expect(signIn(propose('p1'), propose('p2'), confirmed('p1'))).toMatchObject({ inUse: null });
  });

  it('AC-13: a new proposal leaves the one in use until it is confirmed, and declining it as well', () => {
    const stands = [propose('p1'), confirmed('p1'), propose('p2')];
    expect(signIn(...stands)).toMatchObject({ inUse: provider, proposed: { proposalId: 'p2' } });
    const declined = when({ type: 'decline-sign-in', proposalId: 'p2' }, [made, ...stands]);
    expect(declined).toEqual([{ type: 'SignInProviderDeclined', proposalId: 'p2' }]);
    expect(signIn(...stands, ...(declined as OrganisationEvent[]))).toMatchObject({ inUse: provider, proposed: null });
    expect(when({ type: 'decline-sign-in', proposalId: 'p1' }, [made, ...stands])).toEqual({ code: 'sign_in_unknown' });
  });

  it('AC-13: one that is not in use has no secret to change and is not there to be removed', () => {
    const secret = { key: 'organisation-o1', box: 'x' };
    const change: OrganisationCommand = { type: 'change-sign-in-secret', secret };
    const inUse = [made, propose('p1'), confirmed('p1')];
    expect([when(change, [made]), when({ type: 'remove-sign-in' }, [made])]).toEqual([
      { code: 'sign_in_unknown' },
      { code: 'sign_in_unknown' },
    ]);
    expect(when(change, inUse)).toEqual([{ type: 'SignInSecretChanged', secret }]);
    expect(signIn(...inUse.slice(1), { type: 'SignInSecretChanged', secret })).toMatchObject({ inUse: { secret } });
    expect(when({ type: 'remove-sign-in' }, inUse)).toEqual([{ type: 'SignInProviderRemoved' }]);
    expect(signIn(...inUse.slice(1), { type: 'SignInProviderRemoved' })).toMatchObject({ inUse: null, isKept: true });
  });
});
