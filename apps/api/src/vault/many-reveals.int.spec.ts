import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { LIMITS } from '../limits/limits.ts';
import { accessStream } from '../privacy/erasure/access-days.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { pageFetch } from '../testing/page-fetch.ts';

const MOST = LIMITS.reveals.points;
let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram(memoryStore(), new ManualClock(), { limits: LIMITS });
  await haven.registerShelter('lipa');
  const by = { person: 'ana', role: 'manager' as const, organisation: 'Atina', country: 'RS' };
  const written = await haven.program.vault.write('lipa', { address: 'Ulica kanarinaca 7' }, { by, source: 'app' });
  if (written.kind !== 'done') throw new Error(written.kind);
  await haven.program.feed.waitFor(written.position, HANGS_MS);
});
afterAll(() => haven.served.close());

const post = (cookie: string, path: string, body: object) =>
  pageFetch(`${haven.url}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
async function withSecondFactor(person: string): Promise<string> {
  const shown = await post(await haven.cookieOf(person), 'me/step-up', { demo: true });
  return shown.headers.get('set-cookie')!.split(';')[0]!;
}
const reveal = (cookie: string) => post(cookie, 'shelters/lipa/reveal-address', { purpose: 'delivery' });
const accessEvents = async () => {
  const { events } = await haven.program.store.read(accessStream(haven.clock.now()));
  return events.filter((e) => e.type === 'AddressRevealed').length;
};

describe('given a person with every right to see an address', () => {
  it('when they reveal one after the other, then they soon have to wait, see nothing more, and nobody else waits', async () => {
    const vera = await withSecondFactor('vera');
    for (let i = 0; i < MOST; i++) expect((await reveal(vera)).status).toBe(200);
    const refused = await reveal(vera);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.text()).not.toContain('kanarinaca');
    expect(await accessEvents()).toBe(MOST);
    expect((await reveal(await withSecondFactor('ana'))).status).toBe(200);
  });
});
