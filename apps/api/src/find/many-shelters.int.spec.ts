import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AREAS, type FoundPlaces } from '@safe-haven/contracts';
import { newEvent } from '../privacy/keys/testing/given.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { post } from '../testing/second-factor.ts';

const SHELTERS = 1_000;
const CALLS = 3;

const MANAGER = { person: 'ana', role: 'manager' as const, organisation: 'Atina', country: 'RS' };
const FAMILY = { women: 1, men: 0, other: 0, girls: 2, boys: 1, infants: 1, sonsOldest: '7-11' } as const;
const ASK = {
  party: FAMILY,
  needs: { languages: ['sq'], stepFree: true, pregnantMonth: 5, securityLevel: 2 },
  from: 'rs-nis',
  avoid: ['rs-beograd'],
  arrival: null,
  countries: [],
  limit: 50,
} as const;
const RULES = [
  {
    gender: ['women', 'girls', 'boys'],
    sons_max_age: 14,
    languages: ['sr', 'sq'],
    step_free: 'yes',
    intake_hours: '24/7',
  },
  { gender: ['women', 'girls'], payer_consent: 'before', languages: ['bs', 'en'], intake_hours: '08:00-20:00' },
  { gender: ['women', 'girls', 'boys'], sons_max_age: 12, pregnancy: 'yes', security_level: 3 },
  {},
];

const log = memoryStore();
let haven: HttpProgram;

/** A shelter with a household room and a shared one, from its own events. */
async function registerShelter(n: number): Promise<void> {
  const stream = `shelter-h${n}`;
  const { id, names, country } = AREAS[(n * 7) % AREAS.length]!;
  const bed = (bedId: string, roomId: string, kind: string) => ({
    type: 'BedAdded',
    bedId,
    label: bedId,
    roomId,
    kind,
    stepFree: n % 3 === 0,
  });
  const room = (roomId: string, privacy: string) => ({
    type: 'RoomAdded',
    roomId,
    label: roomId,
    privacy,
    features: [],
  });
  const registration = { organisation: 'Atina', country, area: { id, name: names.en }, timezone: 'Europe/Belgrade' };
  const at = new Date(Date.parse('2026-11-25T00:59:00.000Z') - (n % 11) * 3_600_000).toISOString();
  const events = [
    { type: 'ShelterRegistered', name: `House ${n}`, mode: 'kept', kind: 'emergency', ...registration },
    { type: 'IntakeRulesChanged', rules: RULES[n % RULES.length], effectiveFrom: at },
    room('fam', 'household'),
    room('all', 'shared'),
    ...['adult', 'child', 'child', 'child'].map((kind, i) => bed(`f${i}`, 'fam', kind)),
    ...['adult', 'adult'].map((kind, i) => bed(`s${i}`, 'all', kind)),
  ];
  const written = await log.append(
    stream,
    events.map((e) => newEvent(stream, e, MANAGER, at)),
    0,
  );
  if (written.outcome !== 'appended') throw new Error(`house ${n}: ${JSON.stringify(written)}`);
}

beforeAll(async () => {
  for (let n = 0; n < SHELTERS; n++) await registerShelter(n);
  haven = await startHttpProgram(log);
});
afterAll(() => haven.served.close());

// In milliseconds: `npm run bench -- p7`.
describe('given a thousand houses', () => {
  it('when a family is matched with all of them repeatedly, then only what changed is prepared again', async () => {
    const cookie = await haven.cookieOf('vera');
    const prepared = () => new Map(haven.program.matchableShelters.all());
    expect(prepared().size).toBe(SHELTERS);
    for (let call = 0; call < CALLS; call++) {
      const before = prepared();
      await haven.done('ana', `h${call}`, 'confirm-occupancy', { revision: '10' });
      const { body } = await post(`${haven.url}/api/find`, ASK, { cookie });
      const { takes, takesIf, cannot } = body as FoundPlaces;
      expect(takes.count + takesIf.count + cannot.count).toBe(SHELTERS);
      const changed = [...prepared()].filter(([id, shelter]) => before.get(id) !== shelter);
      expect(changed.map(([id]) => id)).toEqual([`h${call}`]);
    }
  });
});
