import { describe, expect, test } from '@jest/globals';
import { PROBLEM_CODES, type Problem } from '@safe-haven/contracts';
import { L10N, NOW } from '../shelter/shelter.fixture.ts';
import { refusalOf } from './refusal.ts';

const problem = (code: string, more: Partial<Problem> = {}): Problem => ({
  type: 'about:blank',
  title: 'the server’s own words',
  status: 409,
  code,
  ...more,
});
const happened = (what: string) => ({ what, at: new Date(NOW - 20_000).toISOString(), byRole: 'hotline' });
const refusalFor = (p: Problem, choseBeds = false) => refusalOf(L10N, p, NOW, choseBeds);

describe('a refusal', () => {
  test('of a lost race says who was faster, when, and what is still free', () => {
    const refusal = refusalFor(problem('bed_taken', { happened: happened('held'), free: 2 }), true);
    expect(`${refusal.sentence} ${refusal.next}`).toBe('Held 20 s ago by a hotline. 2 places are still free here.');
    expect(refusal.actions).toEqual(['rules_choose', 'board']);
  });

  test('of a room says first that it is another party’s', () => {
    expect(refusalFor(problem('room_taken', { happened: happened('held') })).sentence).toBe(
      'Another party lives in that room. Held 20 s ago by a hotline.',
    );
  });

  test('where nothing is left leads to another house only', () => {
    const refusal = refusalFor(problem('bed_taken', { happened: happened('admitted'), free: 0 }), true);
    expect(refusal.next).toBe('No place is free here now.');
    expect(refusal.actions).toEqual(['board']);
  });

  test('TR-14: says too few, and how many, without contradicting itself', () => {
    const { sentence, next } = refusalFor(problem('no_free_place', { free: 1 }), false);
    expect([sentence, next]).toEqual(['Not enough places are free here.', '1 place is still free here.']);
  });

  test('shows a band to callers that see bands', () => {
    expect(refusalFor(problem('no_free_place', { free: '2-3' })).next).toBe('2 or 3 places are still free here.');
    expect(refusalFor(problem('bed_taken', { free: 'something new' })).next).toBe('See what is still free.');
  });

  test('of a party that does not fit says how many would', () => {
    expect(refusalFor(problem('cannot_place_together', { free: 3, together: 2 })).next).toBe(
      'At most 2 fit together here.',
    );
    expect(refusalFor(problem('cannot_place_together', { free: 3, together: 0 })).next).toBe(
      'Nobody fits in just now.',
    );
  });

  test.each(['outcome_unknown', 'timed_out', 'offline', 'garbled'])(
    '"%s" is not sure it arrived and offers the same once more',
    (code) => {
      const refusal = refusalFor(problem(code, { status: 503 }));
      expect(refusal.sentence).toBe('Not sure it arrived.');
      expect(refusal.actions).toEqual(['again']);
    },
  );

  test('SH-20: of what came too late says that nothing was done, and offers to send it again', () => {
    const refusal = refusalFor(problem('too_late'));
    expect(refusal.sentence).toBe('This was on its way for too long. Nothing was done.');
    expect(refusal.actions).toEqual(['again']);
  });

  test('of an outdated view offers a refetch', () => {
    expect(refusalFor(problem('revision_passed')).actions).toEqual(['look_again']);
  });

  test('names each fault of a form', () => {
    const faults = [{ path: 'party.women', message: 'too big' }];
    expect(refusalFor(problem('invalid', { status: 400, faults })).next).toBe('party.women: too big.');
  });

  test('PV-1: of a lost race shows the role and no time to callers that see bands; without an event the plain sentence', () => {
    const taken = refusalFor(problem('no_place_for_party', { happened: { what: 'taken', byRole: 'hotline' } }));
    expect([taken.sentence, taken.actions]).toEqual([
      expect.stringMatching(/^Taken just now by .*hotline/i),
      ['board'],
    ]);
    expect(refusalFor(problem('no_place_for_party')).sentence).toBe('There is no place for this party here.');
    const ended = problem('hold_ended', { happened: { what: 'released', byRole: 'hotline' } });
    expect(refusalFor(ended).sentence).not.toMatch(/\{\{|ago/);
  });

  test('that happened in a way this interface does not know still says something', () => {
    expect(refusalFor(problem('bed_taken', { happened: happened('evaporated') })).sentence).toBe(
      'Somebody else was faster.',
    );
    expect(refusalFor(problem('a_code_of_tomorrow')).sentence).toBe('the server’s own words');
  });

  test('of any kind has a sentence', () => {
    for (const code of PROBLEM_CODES) expect(refusalFor(problem(code)).sentence).toMatch(/^[A-Z].+\.$/);
  });
});
