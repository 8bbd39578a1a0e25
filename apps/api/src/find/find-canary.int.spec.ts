import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readToHead } from '@safe-haven/event-store';
import { openEventStore } from '../environment/event-store.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { post } from '../testing/second-factor.ts';

/** A string that occurs nowhere else in the program. */
const [AVOID, FROM, LANGUAGE] = ['canary-avoid-4711', 'canary-from-4711', 'qzx'];
/** Three letters alone are in ciphertext now and then: with their quotes they do not. */
const CANARIES = [AVOID, FROM, `"${LANGUAGE}"`];
const ASK = {
  party: { women: 1, girls: 2 },
  needs: { languages: [LANGUAGE], pregnantMonth: 7, substanceUse: 'substitution', mentalHealthAcute: true },
  from: FROM,
  avoid: [AVOID],
};
const NEEDS = /languages|pregnantMonth|substanceUse|substitution|mentalHealthAcute/;

const dataDir = mkdtempSync(join(tmpdir(), 'haven-find-'));
const eventStore = { kind: 'sqlite' } as const;
let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram(await openEventStore({ eventStore, dataDir }), undefined, { dataDir, eventStore });
  await haven.registerShelter('lipa');
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('given a person who searches, with needs and areas to avoid', () => {
  it('FP-11: then the log, the files and the metrics show that somebody searched, and none of the criteria', async () => {
    const cookie = await haven.cookieOf('vera');
    const answer = await post(`${haven.url}/api/find`, ASK, { cookie });
    expect(answer.status).toBe(200);
    // A refusal names the place of a fault and not what was there.
    const refused = await post(`${haven.url}/api/find`, { ...ASK, limit: 0 }, { cookie });
    expect(refused.status).toBe(400);
    const texts = [JSON.stringify(answer.body), JSON.stringify(refused.body)];
    texts.push(String((await haven.get(null, '/metrics')).body));

    const events: string[] = [];
    for await (const event of readToHead(haven.program.store)) events.push(JSON.stringify(event));
    expect(events.filter((event) => event.includes('PlacesSearched'))).toHaveLength(1);
    expect(events.filter((event) => event.includes('PlacesSearched') && NEEDS.test(event))).toEqual([]);
    await haven.served.close();

    const files = readdirSync(dataDir);
    expect(files).toEqual(expect.arrayContaining(['log.sqlite', 'board.snapshot']));
    for (const name of files) texts.push(readFileSync(join(dataDir, name), 'latin1'));
    for (const canary of CANARIES) {
      expect(
        [...texts, ...events]
          .filter((text) => text.replaceAll('\\', '').includes(canary))
          .map((text) => text.slice(0, 80)),
      ).toEqual([]);
    }
  });
});
