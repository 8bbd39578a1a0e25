import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AuditEntry, auditPage } from '@safe-haven/contracts';
import type { HavenEvent } from '@safe-haven/domain';
import type { AppendResult, EventStore } from '@safe-haven/event-store';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { everything } from '../privacy/keys/testing/given.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { moved } from '../testing/moved.ts';
import { post } from '../testing/second-factor.ts';

const ADA = { person: 'ada', role: 'administrator', organisation: 'Network', country: null } as const;
const VERA = { person: 'vera', role: 'hotline', organisation: 'SOS', country: 'RS' } as const;
const ADDRESS = 'CANARY-ADDRESS 12, behind the bakery';
const FORMULA = '=HYPERLINK("http://x")';

let refuseAccessFacts = false;
/** The log, which at times takes no fact of who looked. */
const withoutReveals = (store: EventStore<HavenEvent>): EventStore<HavenEvent> =>
  new Proxy(store, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        const refused: AppendResult = { outcome: 'refused', reason: 'unavailable' };
        if (name === 'append' && refuseAccessFacts && String(args[0]).startsWith('access-'))
          return Promise.resolve(refused);
        return Reflect.apply(value, target, args);
      };
    },
  });

const log = withoutReveals(memoryStore());
let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram(log);
  const { program } = haven;
  await haven.registerShelter('lipa');
  await haven.registerShelter('jasen', 'petra');
  await moved(haven, 'lipa', { name: FORMULA });
  await haven.done('vera', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
  await program.vault.write('lipa', { address: ADDRESS }, { by: ADA, source: 'app' });
  for (const [shelterId, organisation] of [
    ['lipa', 'Atina'],
    ['jasen', 'Lara'],
  ] as const) {
    const reveal = { type: 'AddressRevealed', shelterId, organisation, purpose: 'delivery', requestId: null } as const;
    await program.accessLog.append(reveal, VERA);
  }
  for (const person of ['jelena', 'lejla', 'mila']) await haven.cookieOf(person);
  await program.feed.waitFor(await log.head(), HANGS_MS);
});
afterAll(() => haven.served.close());

const page = async (person: string, query = '') => {
  const position = await log.head();
  const answer = await haven.get(person, `/api/audit${query}`, { 'haven-position': position });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return auditPage.strict().parse(answer.body);
};
const all = async (person: string) => (await page(person, '?limit=500')).entries;
const short = ({ type, about, actor }: AuditEntry) => `${type} ${about.id} by ${actor.person}`;

describe('who may read the trail', () => {
  it('given every role, then it is open to managers and auditors alone, as a page and as a file', async () => {
    for (const path of ['/api/audit', '/api/audit.csv']) {
      expect((await haven.get(null, path)).status).toBe(401);
      for (const person of ['vera', 'jelena', 'mila', 'nora', 'fjolla', 'ada', 'lejla'])
        expect(`${person} ${(await haven.get(person, path)).status}`).toBe(`${person} 403`);
      for (const person of ['ana', 'petra', 'aud']) expect((await haven.get(person, path)).status).toBe(200);
    }
  });

  it('given an auditor, then facts of every kind and organisation are there, newest first, with names', async () => {
    const entries = await all('aud');
    const kinds = new Set(entries.map((e) => e.kind));
    expect([...kinds].toSorted()).toEqual(['account', 'house', 'key', 'look', 'vault']);
    expect(entries.map((e) => e.position)).toEqual(
      entries
        .map((e) => e.position)
        .toSorted()
        .toReversed(),
    );
    expect(entries.find((e) => e.type === 'AddressRevealed' && e.about.id === 'lipa')).toMatchObject({
      kind: 'look',
      actor: { person: 'vera', name: 'vera', role: 'hotline', organisation: 'SOS' },
      about: { kind: 'shelter', name: FORMULA },
      details: { purpose: 'delivery' },
    });
    const ids = entries.filter((e) => e.kind === 'house').map((e) => e.about.id);
    expect([...new Set(ids)].toSorted()).toEqual(['jasen', 'lipa']);
  });

  it('given a manager, then it has what was done in and to the own shelters and by the own people, and no more', async () => {
    const entries = await all('ana');
    const lines = entries.map(short);
    expect(lines).toContain('AddressRevealed lipa by vera');
    expect(lines).toContain('BedsHeld lipa by vera');
    expect(lines).toContain('AddressRecorded lipa by ada');
    expect(lines).toContain('SessionOpened jelena by jelena');
    const others = entries.filter((e) => e.about.kind === 'shelter' && e.about.id !== 'lipa');
    expect(others.map(short)).toEqual([]);
    expect(lines.filter((line) => /jasen|lejla|petra|nora|fjolla/.test(line))).toEqual([]);
    expect((await page('ana', '?shelter=jasen')).entries).toEqual([]);
    expect((await page('ana', '?person=lejla')).entries).toEqual([]);
  });
});

describe('what is asked for', () => {
  it('given filters, then only what fits is answered; unknown or wrong ones are refused', async () => {
    expect((await page('aud', '?kind=look')).entries.every((e) => e.kind === 'look')).toBe(true);
    expect(new Set((await page('aud', '?shelter=jasen')).entries.map((e) => e.about.id))).toEqual(new Set(['jasen']));
    for (const e of (await page('aud', '?person=vera')).entries)
      expect(e.actor.person === 'vera' || e.about.id === 'vera').toBe(true);
    expect((await page('aud', '?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z')).entries).toEqual([]);
    for (const wrong of ['colour=red', 'kind=bed', 'limit=501', 'limit=0', 'before=x', 'person=a%20b', 'from=today'])
      expect(`${wrong} ${(await haven.get('aud', `/api/audit?${wrong}`)).status}`).toBe(`${wrong} 400`);
    const backwards = '/api/audit?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z';
    expect((await haven.get('aud', backwards)).status).toBe(400);
  });

  it('given pages while new events arrive, then they show the trail as it was, without a gap or a repeat', async () => {
    const before = await all('aud');
    const paged: AuditEntry[] = [];
    let next: string | null | undefined;
    do {
      const { entries, next: more } = await page('aud', `?limit=4${next ? `&before=${next}` : ''}`);
      paged.push(...entries);
      next = more;
      await haven.done('jelena', 'lipa', 'pause-intake', { reason: 'no_staff' });
      await haven.done('jelena', 'lipa', 'resume-intake', {});
    } while (next);
    expect(paged.map((e) => e.eventId)).toEqual(before.map((e) => e.eventId));
  });

  it('given a shelter with many events, then the newest page and the oldest are complete', async () => {
    for (let i = 0; i < 120; i++) {
      await haven.done('petra', 'jasen', 'pause-intake', { reason: 'no_staff' });
      await haven.done('petra', 'jasen', 'resume-intake', {});
    }
    const stream = (await log.read('shelter-jasen')).events.map((e) => e.eventId).toReversed();
    const first = await page('aud', '?shelter=jasen&kind=house&limit=3');
    expect(first.entries.map((e) => e.eventId)).toEqual(stream.slice(0, 3));
    const fullPage = await page('aud', '?shelter=jasen&kind=house&limit=500');
    expect(fullPage.entries.map((e) => e.eventId)).toEqual(stream);
    const last = await page('aud', `?shelter=jasen&kind=house&limit=3&before=${fullPage.entries.at(-3)!.position}`);
    expect(last).toMatchObject({ entries: [{ eventId: stream.at(-2) }, { eventId: stream.at(-1) }], next: null });
  });
});

describe('a file of the trail', () => {
  it('given an auditor, then the rows and their limit are stated, formulas are defused, and it is recorded first', async () => {
    const { status, body, headers } = await haven.get('aud', '/api/audit.csv?kind=look', {
      'haven-position': await log.head(),
    });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect([headers.get('haven-rows-limit'), headers.get('haven-rows-more')]).toEqual(['50000', 'false']);
    const rows = String(body).trimEnd().split('\r\n');
    expect(headers.get('haven-rows')).toBe(String(rows.length - 1));
    expect(rows.some((row) => row.includes(`"'=HYPERLINK(""http://x"")"`))).toBe(true);
    const [newest] = (await page('aud', '?kind=look&limit=1')).entries;
    expect(newest).toMatchObject({
      type: 'ExportProduced',
      actor: { person: 'aud' },
      details: { what: 'audit', rows: String(rows.length - 1) },
    });
  });

  it('given a manager, then the file has only the own entries, and an export of trends is recorded too', async () => {
    const file = String((await haven.get('ana', '/api/audit.csv', { 'haven-position': await log.head() })).body);
    expect(file).toContain('lipa');
    expect(file).not.toMatch(/jasen|lejla/);
    const trends = '/api/trends/occupancy?from=2026-11-20&to=2026-11-24';
    expect((await haven.get('ana', trends)).status).toBe(200);
    expect((await haven.get('ana', `${trends}&format=csv`)).status).toBe(200);
    const [newest, before] = (await page('ana', '?kind=look&limit=2')).entries;
    expect(newest).toMatchObject({ type: 'ExportProduced', details: { what: 'trends', organisation: 'Atina' } });
    expect(before).toMatchObject({ type: 'ExportProduced', details: { what: 'audit' } });
  });

  it('VA-10: given a question of a manager, then one filter answers it, and an export is recorded first', async () => {
    const ask = async (person: string, topic: string) => (await page(person, `?topic=${topic}&limit=500`)).entries;
    const reveals = await ask('ana', 'address');
    expect(reveals.map((e) => e.type)).toContain('AddressRevealed');
    expect(reveals.every((e) => /^(Address|MeetingPoint|EmergencyAccess)/.test(e.type))).toBe(true);
    expect(reveals.filter((e) => e.about.id !== 'lipa' && e.actor.organisation !== 'Atina')).toEqual([]);
    expect((await ask('aud', 'address')).length).toBeGreaterThan(reveals.length);
    expect((await haven.get('ana', '/api/audit?topic=gossip')).status).toBe(400);
    const cookie = await haven.cookieOf('ana');
    const taken = await post(`${haven.url}/api/audit/export`, { topic: 'address' }, { cookie });
    expect(taken.body).toEqual({ entries: reveals, more: false });
    const [newest] = (await page('ana', '?kind=look&limit=1')).entries;
    expect(newest).toMatchObject({ type: 'ExportProduced', details: { what: 'audit', rows: String(reveals.length) } });
    for (const person of ['jelena', 'vera', 'nora']) {
      const answer = await post(`${haven.url}/api/audit/export`, {}, { cookie: await haven.cookieOf(person) });
      expect([person, answer.status]).toEqual([person, 403]);
    }
  });

  it('given a log that can’t record the export, then no file is sent', async () => {
    refuseAccessFacts = true;
    try {
      for (const path of ['/api/audit.csv', '/api/trends/occupancy?from=2026-11-20&to=2026-11-24&format=csv']) {
        const { status, body } = await haven.get('ana', path);
        expect([status, body.code]).toEqual([503, 'store_unavailable']);
        expect(JSON.stringify(body)).not.toMatch(/lipa|occupied/);
      }
    } finally {
      refuseAccessFacts = false;
    }
  });
});

describe('what is never exported', () => {
  it('given everything sealed, hashed or of a bed in the log, then none of it is in any answer', async () => {
    const secrets = new Set<string>();
    const collect = (value: unknown, key = ''): void => {
      const isSecret = /^(box|tokenHash|sessionId|wrapped|wrappedBy|hash|commandHash|stayId|holdId|credentialId)$/.test(
        key,
      );
      if (isSecret && typeof value === 'string') secrets.add(value);
      if (typeof value === 'object' && value !== null) for (const [k, v] of Object.entries(value)) collect(v, k);
    };
    for (const event of await everything(log)) collect(event);
    expect(secrets.size).toBeGreaterThan(20);
    for (const person of ['ana', 'petra', 'aud']) {
      const json = JSON.stringify(await all(person));
      const csv = String((await haven.get(person, '/api/audit.csv')).body);
      for (const text of [json, csv]) {
        expect([...secrets].filter((secret) => text.includes(secret))).toEqual([]);
        expect(text).not.toMatch(/CANARY|demo\.invalid|"f1"|Family room/);
      }
    }
  });

  it('given an erased person, then their actions stay and their name is gone', async () => {
    const named = (await page('aud', '?person=mila')).entries;
    expect(named.some((e) => e.actor.name === 'mila' && e.type === 'SessionOpened')).toBe(true);
    await haven.program.keys.operations.erase({ kind: 'person', id: 'mila', reason: 'asked', dryRun: false }, ADA);
    const { entries } = await page('aud', '?person=mila');
    expect(entries.filter((e) => e.type === 'SessionOpened').length).toBeGreaterThan(0);
    const about = { kind: 'person', id: 'mila', name: null };
    expect(entries.slice(0, 2)).toMatchObject([
      { type: 'PersonDisabled', kind: 'account', about },
      { type: 'SubjectErased', kind: 'key', about },
    ]);
    expect(entries.filter((e) => e.about.id === 'mila' && e.about.name !== null)).toEqual([]);
    expect(entries.filter((e) => e.actor.person === 'mila' && e.actor.name !== null)).toEqual([]);
  });
});
