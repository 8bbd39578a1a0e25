import { createHash, randomInt, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { KINDS, type Kind, type Place, type Stands, WRITTEN_WHERE } from '@safe-haven/contracts';
import { activatedByPassword, invited, PASSWORD } from './identity/testing/invited.ts';
import { PushService } from './live/notices/testing/push-service.ts';
import { LogBackup } from './privacy/backup/log-backup.ts';
import { sqliteLog, withFolder } from './privacy/keys/testing/given.ts';
import { CaseworkProgram, ONE } from './requests/testing/casework-program.ts';
import { type HttpProgram, PEOPLE, startHttpProgram } from './testing/http-program.ts';
import { ManualClock } from './testing/manual-clock.ts';
import { moved } from './testing/moved.ts';
import { OPERATOR } from './testing/operator.ts';
import { post, steppedUp } from './testing/second-factor.ts';
import { Receiver } from './webhooks/testing/receiver.ts';

/** A string that occurs nowhere else. */
const canary = (name: string) => `kanarinac${name}${randomUUID().slice(0, 8)}`;

/** The place in the table of each file; a file without an entry fails the test. */
const FILES: readonly (readonly [RegExp, Place])[] = [
  [/^data\/log\.sqlite(-wal|-shm|\.anchor|\.lock)?$/, 'log'],
  [/^(data|keys)\/log\.sqlite\.keys(-wal)?$/, 'keys'],
  [/^data\/([\w.-]+\/)*[\w.-]*snapshot[\w.-]*$/, 'snapshot'],
  [/^data\/erasures\.ndjson$/, 'ledger'],
  [/^backup\/log\.sqlite$/, 'backup'],
];
/** Checked in a browser and in the program's output, in apps/e2e: `canaries`. */
const ELSEWHERE: readonly Place[] = ['lines', 'shell', 'storage', 'cookies', 'disk'];

type Canaries = Readonly<Record<Kind, readonly string[]>>;
/** For tokens, also their hashes. */
const hashes = (tokens: readonly string[]): string[] =>
  tokens.flatMap((token) => {
    const sum = createHash('sha256').update(token).digest();
    return [sum.toString('hex'), sum.toString('base64url')];
  });

/** A phone number that occurs nowhere else. */
const numberOfItsOwn = (): string => `+3816${String(randomInt(1e8, 1e9 - 1))}`;

/** Registers an organisation with a duty line; returns its number. */
async function dutyLineIn(haven: HttpProgram): Promise<string> {
  const cookie = await steppedUp(haven, 'ada');
  const about = { name: 'Dunja', countries: ['RS'], area: 'rs-nis' };
  const { body } = await post(`${haven.url}/api/organisations/register`, about, { cookie });
  const number = numberOfItsOwn();
  const path = `${haven.url}/api/organisations/${body.organisationId}/record-duty-line`;
  expect((await post(path, { number, hours: null }, { cookie })).status).toBe(204);
  return number;
}

/** Enters a distinct string into every input of the program, through its public routes. */
async function filled(haven: HttpProgram, service: PushService, receiver: Receiver): Promise<Canaries> {
  const work = new CaseworkProgram(haven);
  const [address, point, name, email] = [
    canary('adresa'),
    canary('mesto'),
    canary('ime'),
    `${canary('posta')}@example.org`,
  ];
  const [shelter, room, label, transferPoint] = [canary('kuca'), canary('soba'), canary('oznaka'), canary('sastanak')];
  const number = numberOfItsOwn();
  await haven.registerShelter('lipa');
  await haven.registerShelter('jasen', 'petra');
  const cookie = await steppedUp(haven, 'ana');
  const done = [
    await post(`${haven.url}/api/shelters/lipa/record-address`, { address }, { cookie }),
    await post(`${haven.url}/api/shelters/lipa/record-meeting-point`, { meetingPoint: point }, { cookie }),
    await post(`${haven.url}/api/shelters/lipa/record-duty-contact`, { number, hours: null }, { cookie }),
  ];
  expect(done.map(({ status }) => status)).toEqual([204, 204, 204]);
  const line = await dutyLineIn(haven);
  const webhookUrl = `${receiver.url}-${canary('adresa')}`;
  const webhook = { label: 'The city', url: webhookUrl, tells: ['capacity.changed'] };
  const { body: registered } = await post(`${haven.url}/api/webhooks/register`, webhook, { cookie });
  await moved(haven, 'lipa', { name: shelter });
  await haven.done('ana', 'lipa', 'add-room', { roomId: 'more', label: room, privacy: 'shared' });
  const link = await invited(haven, 'zora', {}, { name, email });
  const { authenticator, recoveryCodes, answer } = await activatedByPassword(haven, link, { name, email });
  expect(answer.status).toBe(200);
  const admin = await steppedUp(haven, 'ada');
  const asked = { label, organisation: 'Atina', country: 'RS', scopes: ['report_census'], days: 30 };
  const { body: issued } = await post(`${haven.url}/api/tokens/issue`, asked, { cookie: admin });
  const criteria = { needs: { pregnantMonth: 7, substanceUse: 'substitution' }, from: 'rs-pirot' };
  await work.done('vera', 'requests/r1/open', { party: ONE, criteria, urgency: 'tonight', avoid: [] });
  await work.done('vera', 'requests/r1/broadcast', { shelters: ['lipa'], respondBy: work.instant(20) });
  const holdId = await work.hold('jelena', 'lipa', 'r1');
  await work.done('vera', 'transfers/t1/propose', {
    toShelterId: 'lipa',
    party: ONE,
    arrival: { from: work.instant(10), to: work.instant(60) },
    details: { needs: { medication: true }, citizenOf: ['RS'], seeksAsylumIn: null },
  });
  const { conditions } = (await work.read('mila', 'transfers/t1')).body;
  await work.done('mila', 'transfers/t1/accept', { met: conditions });
  await work.doneWithFactor('mila', 'transfers/t1/share-meeting-point', { point: transferPoint });
  const { publicKey } = (await haven.get('mila', '/api/me/push')).body as { publicKey: string };
  const device = service.device(canary('uredjaj'), publicKey);
  const subscribed = await post(`${haven.url}/api/me/push/subscribe`, device, { cookie: await haven.cookieOf('mila') });
  expect(subscribed.status).toBe(204);
  await work.request('r2', ['lipa']);
  await haven.program.notifications.idle();
  const sessions = [cookie, admin].map((held) => held.split('=')[1]!);
  return {
    address: [address],
    meeting_point: [point],
    duty_contact: [number, line],
    person: [name, email],
    secret: [PASSWORD, authenticator.secret, ...recoveryCodes],
    session: sessions,
    link: [await invited(haven, 'mira', {}, { name: canary('ime'), email: `${canary('posta')}@example.org` })],
    service_token: [issued.token],
    criteria: ['rs-pirot', 'pregnantMonth', 'substitution'],
    transfer: [transferPoint, 'seeksAsylumIn', 'medication'],
    device: [device.endpoint, device.toJSON().keys.auth],
    webhook: [webhookUrl, registered.secret.slice('whsec_'.length)],
    shelter: [shelter, room, label],
    occupancy: [holdId],
  };
}

/** Whether bytes contain a text as UTF-8, as UTF-16, or in base64 at any of three offsets. */
function holds(bytes: Buffer, needle: string): boolean {
  const in64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), Buffer.from(needle)]).toString('base64url');
    return text.slice(shift === 0 ? 0 : shift + 1, -3);
  });
  return (
    bytes.includes(needle) ||
    bytes.includes(Buffer.from(needle, 'utf16le')) ||
    in64.some((text) => text.length > 8 && bytes.includes(text))
  );
}

/** How a kind of value occurs in some bytes, in the table's terms; `absent` also covers sealed values. */
function found(bytes: readonly Buffer[], words: readonly string[]): 'clear' | 'hashed' | 'absent' {
  const any = (all: readonly string[]) => bytes.some((one) => all.some((needle) => holds(one, needle)));
  return any(words) ? 'clear' : any(hashes(words)) ? 'hashed' : 'absent';
}

async function filesUnder(folder: string): Promise<Map<Place, Buffer[]>> {
  const files = new Map<Place, Buffer[]>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const place = FILES.find(([pattern]) => pattern.test(path.slice(folder.length + 1)))?.[1];
    if (!place) throw new Error(`The table of what is written where does not know ${entry.name}.`);
    files.set(place, [...(files.get(place) ?? []), await readFile(path)]);
  }
  return files;
}

/** Every difference between the table and the bytes. `begun`: the place of which only some files are written yet. */
function differences(
  files: ReadonlyMap<Place, readonly Buffer[]>,
  canaries: Canaries,
  begun: Place | null = null,
): string[] {
  return [...files].flatMap(([place, bytes]) =>
    (Object.keys(KINDS) as Kind[]).flatMap((kind) => {
      const expected: Stands = WRITTEN_WHERE[kind][place];
      const wanted = expected === 'sealed' ? 'absent' : expected;
      const words = canaries[kind];
      // A required value must occur completely; of a forbidden one no part may.
      const seen = wanted === 'absent' ? found(bytes, words) : words.map((needle) => found(bytes, [needle]));
      const isRight = (one: string) => one === wanted || (place === begun && one === 'absent');
      const fits = typeof seen === 'string' ? seen === wanted : seen.every(isRight);
      return fits ? [] : [`${kind} in ${place}: ${String(seen)}, and the table says ${expected}`];
    }),
  );
}

describe('KP-4 R19: given a distinct string in every input of the program', () => {
  it(
    'then each file on disk has what the table says and nothing else, during the run and after, and so do a backup and a message',
    withFolder(async (folder) => {
      const service = await new PushService().listen();
      const [dataDir, backup, keys] = ['data', 'backup', 'keys'].map((name) => join(folder, name)) as [
        string,
        string,
        string,
      ];
      await mkdir(dataDir);
      const store = await sqliteLog(dataDir);
      const receiver = await new Receiver().listen();
      const stores = { dataDir, eventStore: { kind: 'sqlite' }, demo: true } as const;
      const config = { ...stores, pushHosts: [service.host], webhooksAllowPrivate: true };
      const options = {
        people: PEOPLE,
        push: { agent: service.agent, againAfterMs: [5] },
        webhooks: { ca: receiver.ca },
      };
      const haven = await startHttpProgram(store, new ManualClock(), config, options);
      const canaries = await filled(haven, service, receiver);
      const backups = new LogBackup({ store, dataDir, backupDirs: [folder], log: haven.program.accessLog });
      backups.start({ log: backup, keys }, OPERATOR);
      while (backups.state().state === 'running') await new Promise((resolve) => setImmediate(resolve));
      expect(backups.state().state).toBe('done');
      const { operations } = haven.program.keys;
      const running = await filesUnder(folder);
      // The history writes its snapshot while the program runs, the others at the end.
      expect(differences(running, canaries, 'snapshot')).toEqual([]);
      const messages = service.received.map(({ text }) => Buffer.from(text ?? ''));
      expect(messages.length).toBeGreaterThan(0);
      expect(differences(new Map([['push', messages]]), canaries)).toEqual([]);
      // A webhook receives the name of the shelter, and none of the other values.
      await receiver.until(() => receiver.taken.length > 0);
      const bodies = receiver.received.map(({ text }) => Buffer.from(text));
      const { shelter: _, ...others } = canaries;
      for (const [kind, words] of Object.entries(others))
        expect([kind, found(bodies, words)]).toEqual([kind, 'absent']);
      await operations.erase(
        { kind: 'request', id: 'r1', reason: 'asked', dryRun: false },
        { person: 'ada', role: 'administrator', organisation: null, country: null },
      );
      await haven.served.close();
      await service.close();
      await receiver.close();
      const closed = await filesUnder(folder);
      expect(differences(closed, canaries)).toEqual([]);
      // Every place of the table was checked, here or in a browser.
      const places = Object.keys(WRITTEN_WHERE.address) as Place[];
      expect(places.filter((place) => !closed.has(place) && place !== 'push' && !ELSEWHERE.includes(place))).toEqual(
        [],
      );
    }),
  );

  it('given a file that has a string it must not, or lacks one it must have, then the check fails', () => {
    const words = Object.fromEntries(
      Object.keys(KINDS).map((kind) => [kind, [`kanarinac-${kind}`]]),
    ) as unknown as Canaries;
    const whole = [
      'kanarinac-shelter',
      'kanarinac-occupancy',
      ...hashes(['kanarinac-session', 'kanarinac-link', 'kanarinac-service_token']),
    ];
    const log = (...more: string[]) =>
      new Map<Place, Buffer[]>([['log', [Buffer.from([...whole, ...more].join(' '))]]]);
    expect(differences(log(), words)).toEqual([]);
    const encodings = [
      'kanarinac-address',
      Buffer.from('x kanarinac-address').toString('base64url'),
      Buffer.from('kanarinac-address', 'utf16le').toString('latin1'),
    ];
    for (const encoding of encodings)
      expect(differences(log(encoding), words)).toEqual(['address in log: clear, and the table says sealed']);
    expect(differences(new Map([['log', [Buffer.from('nothing')]]]), words)).toHaveLength(5);
  });
});
