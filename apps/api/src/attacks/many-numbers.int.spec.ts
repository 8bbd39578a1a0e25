import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditPage, MOST_CONTACTS } from '@safe-haven/contracts';
import { LIMITS } from '../limits/limits.ts';
import { type Answer, type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { Random } from '../testing/random.ts';
import { RefusingStore } from '../testing/refusing-store.ts';
import { steppedUp } from '../testing/second-factor.ts';

/**
 * What the last of these tries: two accounts of other organisations read 24 secrets, the numbers and meeting points of
 * twelve houses, one to three with each request. They take turns at all paces, from one read in two seconds to one in
 * four minutes. In verify that is 150 requests over some three hours of the clock, in the long form 5,000 over some five
 * days. They sign in again each 50 minutes, since reads alone keep no session, and not for each request: an account keeps
 * what happened to it, and is read for each of its sign-ins.
 */
const STEPS = process.env['HAVEN_ATTACKS'] === 'long' ? 5_000 : 150;
const MINUTE = 60_000;
const PACES = [2_000, 20_000, MINUTE, 4 * MINUTE];
/** As partners have them, but for how many requests in a moment: that is another attack. */
const MANY = { points: 1_000_000, seconds: 20 };
const limits = { ...LIMITS, person: MANY, address: MANY, site: MANY };
const SHELTERS = Array.from({ length: 12 }, (_, n) => `h${n}`);
const [EIGHT, NINTH] = [SHELTERS.slice(0, 8), SHELTERS[8]!];
const numberOf = (shelter: string) => `+3816010000${shelter.slice(1).padStart(2, '0')}`;

const store = new RefusingStore();
let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram(store, new ManualClock(), { limits });
  const by = { person: 'ana', role: 'manager' as const, organisation: 'Atina', country: 'RS' };
  for (const shelter of SHELTERS) {
    await haven.registerShelter(shelter);
    const places = {
      duty_contact: JSON.stringify({ number: numberOf(shelter), hours: null }),
      meeting_point: `Kiosk ${shelter}`,
    };
    await haven.program.vault.write(shelter, places, { by, source: 'app' });
  }
});
afterAll(() => haven.served.close());

/** Reads as a page does that shows these houses, with or without a second factor. */
async function ask(person: string, path: string, cookie?: string): Promise<Answer> {
  const position = { 'haven-position': await haven.program.store.head() };
  return haven.get(cookie === undefined ? person : null, path, { ...position, ...(cookie && { cookie }) });
}
const numbers = (person: string, shelters: readonly string[], cookie?: string) =>
  ask(person, `/api/duty-contacts?${shelters.map((shelter) => `shelter=${shelter}`).join('&')}`, cookie);
const point = (person: string, shelter: string, cookie?: string) =>
  ask(person, `/api/shelters/${shelter}/meeting-point`, cookie);
const outcomeOf = ({ status, body }: Answer) => (status === 200 ? '200' : `${status} ${body.code}`);
const WITHHELD = '403 second_factor_needed';
const readsSeenBy = async (person: string, topic = 'address') => {
  const { body } = await ask(person, `/api/audit?topic=${topic}&limit=500`);
  return auditPage.parse(body).entries.filter(({ type }) => type === 'ManyContactsRead');
};
const sheltersIn = (entries: Awaited<ReturnType<typeof readsSeenBy>>) =>
  entries.flatMap(({ shelters }) => shelters.map(({ id }) => id)).toSorted();

describe('VA-13: given one account that reads the numbers of all houses', () => {
  it('when it asks house by house and all at once, then it gets eight in ten minutes, by numbers and meeting points together', async () => {
    expect(MOST_CONTACTS).toBe(8);
    const { body } = await numbers('vera', SHELTERS.slice(0, 5));
    expect(body.contacts).toHaveLength(5);
    const points = await Promise.all(SHELTERS.slice(5).map((shelter) => point('vera', shelter)));
    expect(points.map(outcomeOf).toSorted()).toEqual(['200', '200', '200', ...Array(4).fill(WITHHELD)]);
    const refused = points.find(({ status }) => status === 403)!;
    expect(refused.text).not.toContain('Kiosk');
    const last = SHELTERS.slice(5).filter((_, n) => points[n]!.status === 403);
    const withheld = await numbers('vera', [SHELTERS[0]!, last[0]!]);
    expect([outcomeOf(withheld), withheld.text.includes('+381')]).toEqual([WITHHELD, false]);
    expect(outcomeOf(await numbers('vera', SHELTERS.slice(0, 5)))).toBe('200');
    expect(outcomeOf(await numbers('vera', SHELTERS.slice(0, 9)))).toBe('400 invalid');
    expect(await readsSeenBy('aud')).toEqual([]);
  });

  it('when it asks for houses that it does not see, then they are none of the eight', async () => {
    const asked = await numbers('lejla', [...EIGHT.slice(0, 6), 'nowhere', 'nothing']);
    expect(asked.body.contacts).toHaveLength(6);
    expect(outcomeOf(await numbers('lejla', EIGHT))).toBe('200');
    expect(outcomeOf(await numbers('lejla', [NINTH]))).toBe(WITHHELD);
  });

  it('when ten minutes have passed, then eight others are shown', async () => {
    haven.clock.advance(10 * MINUTE);
    expect(outcomeOf(await numbers('vera', SHELTERS.slice(4)))).toBe('200');
    expect(outcomeOf(await numbers('vera', SHELTERS.slice(0, 1)))).toBe(WITHHELD);
  });

  it('when it shows a second factor, then it is in the trail of all of these houses first, once in five minutes', async () => {
    haven.clock.advance(10 * MINUTE);
    const cookie = await steppedUp(haven, 'vera');
    for (const shelter of EIGHT) expect((await numbers('vera', [shelter], cookie)).body.contacts).toHaveLength(1);
    expect(await readsSeenBy('aud')).toEqual([]);
    const ninth = await numbers('vera', [NINTH], cookie);
    expect(ninth.body.contacts[0].shelter.number).toBe(numberOf(NINTH));
    for (const shelter of EIGHT) expect((await point('vera', shelter, cookie)).status).toBe(200);
    const [entry, ...more] = await readsSeenBy('ana');
    expect([entry?.actor.person, more]).toEqual(['vera', []]);
    expect(sheltersIn([entry!])).toEqual([...EIGHT, NINTH].toSorted());
    expect((await point('vera', SHELTERS[9]!, cookie)).status).toBe(200);
    expect(sheltersIn(await readsSeenBy('ana'))).toEqual([...SHELTERS.slice(0, 10)].toSorted());
    haven.clock.advance(5 * MINUTE);
    const fresh = await steppedUp(haven, 'vera');
    expect((await numbers('vera', [SHELTERS[10]!], fresh)).status).toBe(200);
    expect(sheltersIn((await readsSeenBy('ana')).slice(0, 1))).toEqual(SHELTERS.slice(0, 11).toSorted());
    // It is no trial of how full they are, and nothing of those whom it does not concern.
    expect([await readsSeenBy('ana', 'tried'), await readsSeenBy('petra')]).toEqual([[], []]);
  });

  it('when the log takes nothing, then the ninth is not shown, with a second factor either', async () => {
    haven.clock.advance(10 * MINUTE);
    const cookie = await steppedUp(haven, 'vera');
    expect((await numbers('vera', EIGHT, cookie)).status).toBe(200);
    store.refuses = { prefix: 'access-', how: 'disk_full' };
    const refused = await numbers('vera', [NINTH], cookie);
    store.refuses = null;
    expect([refused.status, refused.text.includes('+381')]).toEqual([503, false]);
    expect((await numbers('vera', [NINTH], cookie)).status).toBe(200);
  });

  it('when the houses are their own, then people read all of them', async () => {
    for (const shelter of SHELTERS) expect(outcomeOf(await point('jelena', shelter))).toBe('200');
    expect(await readsSeenBy('ana')).toHaveLength((await readsSeenBy('aud')).length);
  });

  it('when two accounts take turns at any pace, then what would show a ninth house in ten minutes is withheld, and nothing else', async () => {
    haven.advance(20 * MINUTE);
    const random = new Random(20);
    const [shown, withheld] = [new ShownLately(), { times: 0 }];
    const signedInAt = new Map<string, number>();
    let pace = 0;
    for (let step = 0; step < STEPS; step++) {
      if (step % 20 === 0) pace = random.pick(PACES);
      haven.clock.advance(random.below(2 * pace));
      const now = haven.clock.now();
      const person = step % 2 === 0 ? 'vera' : 'lejla';
      if (now - (signedInAt.get(person) ?? 0) > 50 * MINUTE) {
        await haven.signsInAgain(person);
        signedInAt.set(person, now);
      }
      const asked = random.chance(0.5) ? [random.pick(SHELTERS)] : someOf(random);
      const answer = await (asked.length === 1 ? point(person, asked[0]!) : numbers(person, asked));
      const isNinth = new Set([...shown.to(person, now), ...asked]).size > MOST_CONTACTS;
      expect([step, outcomeOf(answer)]).toEqual([step, isNinth ? WITHHELD : '200']);
      if (isNinth) withheld.times += 1;
      else shown.add(person, asked, now);
    }
    expect([withheld.times > STEPS / 10, STEPS - withheld.times > STEPS / 10]).toEqual([true, true]);
  });
});

/** One to three houses that are next to each other, as on a page. */
function someOf(random: Random): string[] {
  const first = random.below(SHELTERS.length);
  return [...SHELTERS, ...SHELTERS].slice(first, first + 1 + random.below(3));
}

/** Which houses each account was shown in the last ten minutes: counted here, and not by the program. */
class ShownLately {
  readonly #at = new Map<string, number>();

  to(person: string, now: number): string[] {
    const isRecent = ([key, at]: readonly [string, number]) => key.startsWith(`${person} `) && at > now - 10 * MINUTE;
    return [...this.#at].filter(isRecent).map(([key]) => key.slice(person.length + 1));
  }

  add(person: string, shelters: readonly string[], now: number): void {
    for (const shelter of shelters) this.#at.set(`${person} ${shelter}`, now);
  }
}
