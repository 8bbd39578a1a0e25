import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CommandName, commandBodies } from '@safe-haven/contracts';
import { type Action, actionOf, type Role, scopeOf } from '@safe-haven/domain';
import { LIMITS } from '../limits/limits.ts';
import { routesOf } from '../routes/routes-of.ts';
import { BODIES } from '../testing/command-bodies.ts';
import { type HttpProgram, PEOPLE, startHttpProgram, textOf } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { post } from '../testing/second-factor.ts';
import { machineOf } from '../testing/service-token.ts';

const COMMANDS = Object.keys(commandBodies) as CommandName[];
/** Published, a draft of its own organisation, closed; and none. */
const THERE = ['lipa', 'skica', 'jasen'] as const;
const NOWHERE = 'nowhere';
const BEYOND_LIMITS = { ...LIMITS, person: { points: 4_000, seconds: 20 } };

let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram(undefined, new ManualClock(), { limits: BEYOND_LIMITS });
  await haven.registerShelter('lipa');
  await haven.registerShelter('vrba', 'petra');
  await haven.registerShelter('jasen');
  await haven.done('ana', 'jasen', 'close', {});
  await haven.done('ana', 'skica', 'register', { ...BODIES.register, name: 'Skica' });
});
afterAll(() => haven.served.close());

const isWithout = (role: Role, action: Action) => scopeOf(role, action) === 'none';

describe('AC-16: given somebody who guesses what houses are called', () => {
  it.each(COMMANDS)(
    'when they may send %s to no house, then each house answers as one that is not there',
    async (name) => {
      const asking = PEOPLE.filter(({ role }) => isWithout(role, actionOf(name)));
      expect(asking.length).toBeGreaterThan(1);
      for (const { person } of asking) {
        const none = await haven.send(person, NOWHERE, name, BODIES[name]);
        expect([person, none.status, none.body.code]).toEqual([person, 403, 'no_right']);
        for (const shelter of THERE) {
          const answer = await haven.send(person, shelter, name, BODIES[name]);
          expect([person, shelter, textOf(answer)]).toEqual([person, shelter, textOf(none)]);
        }
      }
    },
  );

  it('when they read the beds of no house, then its activity is neither there', async () => {
    for (const { person } of PEOPLE.filter(({ role }) => isWithout(role, 'see_exact'))) {
      const none = await haven.get(person, `/api/shelters/${NOWHERE}/events`);
      expect([person, none.status]).toEqual([person, 403]);
      for (const shelter of THERE)
        expect(textOf(await haven.get(person, `/api/shelters/${shelter}/events`))).toBe(textOf(none));
    }
  });

  it('when it is a program that counts, then other organisations’ houses answer as one that is not there', async () => {
    const machine = await machineOf(haven, 'report_census');
    const counted = (shelter: string) =>
      haven.send(null, shelter, 'report-census', BODIES['report-census'], undefined, machine);
    const [none, theirs] = [await counted(NOWHERE), await counted('vrba')];
    expect([none.status, textOf(theirs)]).toEqual([404, textOf(none)]);
    expect((await counted('lipa')).status).toBe(200);
  });

  it('when it is a program without the scope, then each house answers as one that is not there', async () => {
    const machine = await machineOf(haven, 'poll_exports', 'read_houses');
    for (const name of COMMANDS) {
      const outcomes = new Set<string>();
      for (const shelter of [NOWHERE, ...THERE])
        outcomes.add(textOf(await haven.send(null, shelter, name, BODIES[name], undefined, machine)));
      expect([name, outcomes.size, [...outcomes][0]]).toEqual([name, 1, expect.stringContaining('no_right')]);
    }
  });
});

describe('AC-16: given a program with every scope', () => {
  it('then it reaches no route that is for people', async () => {
    const machine = await machineOf(haven, 'register', 'report_census', 'read_houses', 'poll_exports');
    const forPeople = routesOf(haven.served.app).filter(
      ({ access, rightOf }) => access?.kind === 'signed_in' && !rightOf,
    );
    expect(forPeople.length).toBeGreaterThan(20);
    for (const { method, path } of forPeople) {
      const at = haven.url + path.replaceAll(/:[A-Za-z]+/g, 'lipa');
      const answer =
        method === 'GET' ? await haven.get(null, new URL(at).pathname, machine) : await post(at, {}, machine);
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'no_right']);
    }
  });
});
