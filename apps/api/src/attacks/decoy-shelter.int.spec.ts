import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  board,
  type CommandName,
  commandBodies,
  commandHeaders,
  fromSnapshot,
  type Snapshot,
  tokenIssued,
} from '@safe-haven/contracts';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { io } from 'socket.io-client';
import { CaseworkProgram, DETAILS, ONE } from '../requests/testing/casework-program.ts';
import { routesOf } from '../routes/routes-of.ts';
import { BODIES } from '../testing/command-bodies.ts';
import { type Answer, type HttpProgram, memoryStore, startHttpProgram, textOf } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { post, steppedUp } from '../testing/second-factor.ts';

const NAME = 'Canary Linden';
/**
 * Everybody who does not work in the house, in every role; the administrator decides on it and the auditor sees what was
 * done.
 */
const OUTSIDERS = ['vera', 'lejla', 'petra', 'nora', 'fjolla'] as const;
const SHELTER = { organisation: 'Atina', country: 'RS', area: { id: 'rs-nis' }, timezone: 'Europe/Belgrade' };
const registration = (more: object) => ({ ...SHELTER, name: NAME, mode: 'kept', kind: 'emergency', ...more });

const log = memoryStore();
let haven: HttpProgram;
/** The same log later, when the delayed board would show it too. */
let later: HttpProgram;
let work: CaseworkProgram;

beforeAll(async () => {
  haven = await startHttpProgram(log);
  work = new CaseworkProgram(haven);
  await haven.registerShelter('lipa');
  await haven.done('ana', 'decoy', 'register', registration({}));
  await haven.done('ana', 'decoy', 'add-room', { roomId: 'r', label: 'Room', privacy: 'shared' });
  const beds = [1, 2, 3].map((n) => ({ bedId: `b${n}`, label: `b${n}`, kind: 'adult' }));
  await haven.done('ana', 'decoy', 'add-beds', { roomId: 'r', beds });
  later = await startHttpProgram(log, new ManualClock(haven.clock.now() + 16 * 60_000));
  await later.program.delayedFeed.waitFor(haven.program.feed.position, HANGS_MS);
});
afterAll(async () => {
  await haven.served.close();
  await later.served.close();
});

const mentions = ({ status, body }: Answer): string => `${status} ${body.code ?? ''} ${body.detail ?? ''}`;
const rowsOf = async (at: HttpProgram, person: string): Promise<string[]> =>
  board.parse((await at.get(person, '/api/board')).body).rows.map((row) => row.shelterId);

async function snapshotOf(person: string): Promise<readonly string[]> {
  const socket = io(haven.url, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie: await haven.cookieOf(person) },
  });
  const snapshot = await new Promise<Snapshot>((resolve) => socket.once('snapshot', resolve));
  socket.disconnect();
  return [...fromSnapshot(snapshot).rows.keys()];
}

describe('given a house that one person registered and nobody published', () => {
  it('VA-2, VA-11: then its own people see it on their board, marked as a draft, and do not find it', async () => {
    for (const own of ['ana', 'jelena', 'mila']) {
      const { rows } = board.parse((await haven.get(own, '/api/board')).body);
      expect(rows.find((row) => row.shelterId === 'decoy')).toMatchObject({ view: 'exact', draft: true });
      expect(await snapshotOf(own)).toContain('decoy');
    }
    expect(textOf(await haven.get('jelena', '/api/find?adults=1'))).not.toContain(NAME);
  });

  it.each(OUTSIDERS)('VA-2: then no answer of any route that %s may call mentions it', async (person) => {
    for (const at of [haven, later]) {
      for (const { path } of routesOf(at.served.app).filter((route) => route.method === 'GET')) {
        const answer = await at.get(person, path.replaceAll(/:[A-Za-z]+/g, 'decoy'));
        expect([path, textOf(answer).includes(NAME)]).toEqual([path, false]);
      }
      expect(textOf(await at.get(person, '/api/find?adults=1'))).not.toContain('decoy');
      expect(await rowsOf(at, person)).toEqual(person === 'petra' ? ['lipa'] : expect.not.arrayContaining(['decoy']));
    }
    expect(await snapshotOf(person)).not.toContain('decoy');
  });

  it.each(OUTSIDERS)('VA-2: when %s sends it a command, then the answer is as if it did not exist', async (person) => {
    const cookie = await steppedUp(haven, person);
    const asked = async (shelter: string, path: string, body: unknown) =>
      mentions(
        await post(`${haven.url}/api/shelters/${shelter}/${path}`, body, {
          cookie,
          ...commandHeaders(randomUUID(), haven.clock.now()),
        }),
      );
    for (const name of (Object.keys(commandBodies) as CommandName[]).filter((n) => n !== 'register')) {
      expect([name, await asked('decoy', name, BODIES[name])]).toEqual([
        name,
        await asked('nowhere', name, BODIES[name]),
      ]);
    }
    const bodies = {
      'record-address': { address: 'Somewhere 1' },
      'record-meeting-point': { meetingPoint: 'The station' },
      'reveal-address': { purpose: 'check_record' },
      'emergency-access': { reason: 'danger_to_life' },
    };
    for (const [path, body] of Object.entries(bodies)) {
      expect([path, await asked('decoy', path, body)]).toEqual([path, await asked('nowhere', path, body)]);
    }
    for (const path of ['', '/events', '/meeting-point']) {
      const answers = await Promise.all(
        ['decoy', 'nowhere'].map((h) => haven.get(person, `/api/shelters/${h}${path}`)),
      );
      expect([path, mentions(answers[0]!)]).toEqual([path, mentions(answers[1]!)]);
    }
  });

  it('VA-2: when others ask it for a place or send somebody there, then there is no such house', async () => {
    await work.request('r1', []);
    const ask = (shelter: string) =>
      work.send('vera', 'requests/r1/broadcast', { shelters: ['lipa', shelter], respondBy: work.instant(20) });
    expect(textOf(await ask('decoy'))).toBe(textOf(await ask('nowhere')));
    const propose = (toShelterId: string) =>
      work.send('petra', `transfers/${randomUUID()}/propose`, {
        toShelterId,
        party: ONE,
        arrival: { from: work.instant(60), to: work.instant(120) },
        details: DETAILS,
      });
    expect(textOf(await propose('decoy'))).toBe(textOf(await propose('nowhere')));
  });

  it('VA-11: then its own people hold nothing there, send nobody there and ask it for no place', async () => {
    const cookie = await haven.cookieOf('jelena');
    const problem = async (path: string, body: unknown) =>
      (await post(`${haven.url}/api/${path}`, body, { cookie, ...commandHeaders(randomUUID(), haven.clock.now()) }))
        .body;
    const draft = { status: 409, code: 'house_not_published', title: 'This house is still being set up.' };
    expect(await problem('shelters/decoy/hold-beds', { party: ONE })).toMatchObject(draft);
    await work.request('r2', [], ONE, 'jelena');
    const asked = { shelters: ['lipa', 'decoy'], respondBy: work.instant(20) };
    expect(await problem('requests/r2/broadcast', asked)).toMatchObject(draft);
    const arrival = { from: work.instant(60), to: work.instant(120) };
    const proposal = { toShelterId: 'decoy', party: ONE, arrival, details: DETAILS };
    expect(await problem(`transfers/${randomUUID()}/propose`, proposal)).toMatchObject(draft);
    // To be admitted for a request is to be held for a moment.
    expect(await problem('shelters/decoy/admit-party', { party: ONE, requestId: 'r2' })).toMatchObject(draft);
  });

  it('VA-11: then it has no free place, and its page says what others would see', async () => {
    const { rows } = board.parse((await haven.get('jelena', '/api/board')).body);
    const places = { inService: 0, free: 0, spare: 0, held: 0, occupied: 0, together: 0 };
    expect(rows.find((row) => row.shelterId === 'decoy')).toMatchObject({ places });
    const page = (await haven.get('jelena', '/api/shelters/decoy')).body;
    expect(page).toMatchObject({ oncePublished: { free: 3, together: 3 } });
    expect(page.may).not.toContain('hold-beds');
  });

  it('VA-11: then it is in no number that its own organisation reads, sees ahead or takes away', async () => {
    const days = 'from=2026-11-01&to=2026-11-24';
    for (const path of [
      `/api/trends/occupancy?${days}&bucket=day&by=organisation`,
      `/api/trends/figures?${days}&by=shelter`,
      '/api/forecast?days=7',
      '/api/exports/report?quarter=2026-Q4',
      '/api/exports/person-nights?from=2026-11-01&to=2026-11-24',
      '/api/exports/hsds',
      '/api/exports/edxl-have',
    ]) {
      const { status, body } = await haven.get('ana', path);
      expect([path, status, JSON.stringify(body).includes(NAME)]).toEqual([path, 200, false]);
    }
    const { body } = await haven.get('ana', `/api/trends/occupancy?${days}&bucket=day&by=organisation`);
    expect(body.lines.map((line: { shelters: number }) => line.shelters)).toEqual([1]);
  });

  it('VA-2: then it is in no number of the network', async () => {
    const query = 'from=2026-11-01&to=2026-11-24&bucket=day&by=organisation';
    for (const person of ['nora', 'fjolla']) {
      const { body } = await later.get(person, `/api/trends/occupancy?${query}`);
      expect(body.lines.map((line: { shelters: number }) => line.shelters)).toEqual([1]);
    }
  });
});

describe('given somebody who imitates another house', () => {
  it('VA-3: when its name is confusable with that of a house of the area, then it is not registered', async () => {
    const like = registration({ name: 'house  LlPA', area: { id: 'rs-beograd' } });
    expect(mentions(await haven.send('ana', 'twin', 'register', like))).toMatch('409 name_like_another');
    const elsewhere = { ...like, area: { id: 'rs-subotica' } };
    expect((await haven.send('ana', 'twin', 'register', elsewhere)).status).toBe(200);
    const move = { area: { id: 'rs-beograd' } };
    expect(mentions(await haven.send('ana', 'twin', 'change-profile', move))).toMatch('409 name_like_another');
  });

  it('VA-3: then the refusal does not reveal another organisation’s draft', async () => {
    const token = await issue({ organisation: 'SOS' });
    const same = registration({ organisation: 'SOS' });
    expect((await byToken(token, 'sos-linden', 'register', same)).status).toBe(200);
  });

  it('VA-3: when a token or a manager registers outside the countries of its organisation, then it is refused', async () => {
    const abroad = registration({ name: 'Abroad', country: 'MK', area: { id: 'mk-skopje' } });
    expect(mentions(await haven.send('ana', 'abroad', 'register', abroad))).toMatch('409 country_not_of_organisation');
    const token = await issue({});
    expect(mentions(await byToken(token, 'abroad', 'register', abroad))).toMatch('409 country_not_of_organisation');
    const home = registration({ name: 'By a program' });
    expect((await byToken(token, 'by-program', 'register', home)).status).toBe(200);
    expect(await rowsOf(haven, 'vera')).not.toContain('by-program');
  });

  it('VA-1: then the person who registered it cannot publish it, and somebody else can', async () => {
    expect(mentions(await haven.send('ana', 'decoy', 'publish', {}))).toMatch('409 second_person_needed');
    expect(mentions(await haven.send('petra', 'decoy', 'publish', {}))).toMatch('404 not_found');
    expect(await rowsOf(haven, 'vera')).not.toContain('decoy');
    const { drafts } = (await haven.get('ada', '/api/drafts')).body;
    expect(drafts).toContainEqual(expect.objectContaining({ shelterId: 'decoy', name: NAME, mayPublish: true }));
    await haven.done('ada', 'decoy', 'publish', {});
    expect(await rowsOf(haven, 'vera')).toContain('decoy');
    expect(await snapshotOf('vera')).toContain('decoy');
    expect(textOf(await haven.get('ada', '/api/drafts'))).not.toContain('"decoy"');
  });
});

describe('given a log from before drafts existed', () => {
  it('VA-1: then its houses are visible to everybody', async () => {
    const at = new Date(haven.clock.now() - 3_600_000).toISOString();
    const { area, ...profile } = SHELTER;
    const data = { ...profile, name: 'Old house', area: { ...area, name: 'Niš' }, mode: 'kept', kind: 'crisis' };
    const actor = { person: 'x', role: 'manager', organisation: 'Atina', country: 'RS' };
    const commandId = randomUUID();
    const metadata = {
      occurredAt: at,
      recordedAt: at,
      commandId,
      correlationId: commandId,
      source: 'app' as const,
      actor,
    };
    const event = { eventId: randomUUID(), type: 'ShelterRegistered', schemaVersion: 1, data, metadata };
    const written = await log.append('shelter-old', [event as never], 0);
    expect(written.outcome).toBe('appended');
    await haven.program.feed.waitFor(await log.head(), HANGS_MS);
    expect(await rowsOf(haven, 'vera')).toContain('old');
  });
});

async function issue(more: object): Promise<string> {
  const requested = { label: 'Houses', organisation: 'Atina', country: 'RS', scopes: ['register'], days: 30, ...more };
  const cookie = await steppedUp(haven, 'ada');
  return tokenIssued.parse((await post(`${haven.url}/api/tokens/issue`, requested, { cookie })).body).token;
}
const byToken = (token: string, shelter: string, name: string, body: unknown): Promise<Answer> =>
  post(`${haven.url}/api/shelters/${shelter}/${name}`, body, {
    authorization: `Bearer ${token}`,
    ...commandHeaders(randomUUID(), haven.clock.now()),
  });
