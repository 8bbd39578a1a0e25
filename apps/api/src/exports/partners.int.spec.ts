import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { board, type ExactRow } from '@safe-haven/contracts';
import { XmlDocument } from 'libxml2-wasm';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { moved } from '../testing/moved.ts';
import { writeFromNewerRelease } from '../testing/newer-release.ts';
import { rulesAsText } from './partners/rule-texts.ts';
import { haveFaults, hsdsFaults } from './testing/schemas.ts';

const DATA = process.env['HAVEN_TEST_DATA'];
const withSchemas = DATA ? it : it.skip;
const schemas = (name: string) => join(DATA!, 'schemas', name);

const LIPA = 'House <Lipa> & sons';

const store = memoryStore();
let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram(store);
  await haven.registerShelter('lipa');
  await haven.registerShelter('javor');
  await haven.registerShelter('breza');
  await haven.registerShelter('jasen', 'petra');
  await counted('zova', 12, 14);
  await past('bagrem', 40, 5);
  await moved(haven, 'lipa', { name: LIPA });
  await haven.done('ana', 'lipa', 'change-intake-rules', {
    rules: {
      gender: ['women', 'girls'],
      age_min: 15,
      sons_max_age: 12,
      languages: 'sr, en, interpreter by phone',
      intake_hours: '08:00-20:00',
      step_free: 'partly',
      services: ['legal_aid', 'childcare'],
      documents_required: 'identity_card',
      security_level: 3,
    },
  });
  await haven.done('ana', 'lipa', 'admit-party', { anotherParty: true, party: { adults: 1, children: 1 } });
  await haven.done('ana', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
  await haven.done('ana', 'javor', 'admit-party', { anotherParty: true, party: { adults: 2, children: 2 } });
  await haven.done('ana', 'javor', 'hold-beds', { party: { adults: 2, children: 0 } });
  await haven.done('ana', 'breza', 'pause-intake', { reason: 'no_staff' });
});
afterAll(() => haven.served.close());

/** A past house: it has a history of nights and no capacity. */
async function past(shelter: string, inService: number, occupied: number): Promise<void> {
  await haven.done('ana', shelter, 'register', {
    name: `House ${shelter}`,
    ...{ organisation: 'Atina', country: 'RS', area: { id: 'rs-nis' } },
    ...{ timezone: 'Europe/Belgrade', mode: 'past', kind: 'transitional' },
  });
  const night = new Date(haven.clock.now() - 86_400_000).toISOString();
  await haven.done('ana', shelter, 'report-census', { asOf: night, night: night.slice(0, 10), inService, occupied });
}

/** A counted house with more people than places. */
async function counted(shelter: string, inService: number, occupied: number): Promise<void> {
  await haven.done('ana', shelter, 'register', {
    name: `House ${shelter}`,
    ...{ organisation: 'Atina', country: 'RS', area: { id: 'rs-nis' } },
    ...{ timezone: 'Europe/Belgrade', mode: 'counted', kind: 'transitional' },
  });
  await haven.done('ada', shelter, 'publish', {});
  const now = new Date(haven.clock.now()).toISOString();
  await haven.done('ana', shelter, 'report-census', { asOf: now, night: now.slice(0, 10), inService, occupied });
}

const boardOf = async (): Promise<ExactRow[]> => {
  const { rows } = board.parse((await haven.get('ana', '/api/board')).body);
  return rows.filter((row) => row.view === 'exact');
};
const byName = (rows: ExactRow[]) => rows.toSorted((a, b) => (a.name < b.name ? -1 : 1));

describe('XP-3: houses in the formats of partners', () => {
  it('XP-3: an HSDS service has what is free on the board as available, and what is in service as maximum', async () => {
    const { body } = await haven.get('ana', '/api/exports/hsds');
    const shelters = body.contents.filter(({ name }: Hsds) => !name.includes(': '));
    const exported = shelters.map((s: Hsds) => [
      s.name,
      s.status,
      s.capacities[0]?.available,
      s.capacities[0]?.maximum,
    ]);
    const expected = byName(await boardOf()).map(({ name, intake, places }) => [
      name,
      intake.state === 'paused' ? 'temporarily closed' : 'active',
      places.free,
      places.inService,
    ]);
    expect(exported).toEqual(expected);
    expect(exported.map(([name]: string[]) => name)).toHaveLength(4);
  });

  it('FP-23: what a house offers is an HSDS service of its own, without capacity, hours or how it is guarded', async () => {
    const { body } = await haven.get('ana', '/api/exports/hsds');
    const offered = body.contents.filter(({ name }: Hsds) => name.startsWith(`${LIPA}: `));
    expect(offered.map(({ name }: Hsds) => name)).toEqual([`${LIPA}: Legal aid`, `${LIPA}: Childcare`]);
    expect(new Set(body.contents.map(({ id }: { id: string }) => id)).size).toBe(body.total_items);
    for (const service of offered) {
      expect(service.service_at_locations[0].location.location_type).toBe('virtual');
      expect([service.capacities, service.schedules]).toEqual([[], []]);
    }
  });

  it('an HSDS service has eligibility, hours, languages and area, and nothing of how it is guarded', async () => {
    const { body } = await haven.get('ana', '/api/exports/hsds');
    const lipa = body.contents.find(({ name }: Hsds) => name === LIPA);
    expect(lipa).toMatchObject({
      eligibility_description: 'For: women, girls. Youngest age: 15. Sons up to the age of: 12.',
      minimum_age: 15,
      interpretation_services: 'By phone.',
      languages: [{ name: 'Serbian' }, { name: 'English' }],
      required_documents: [{ document: 'identity card' }],
      service_areas: [{ name: 'Belgrade, RS' }],
      service_at_locations: [
        { location: { location_type: 'virtual', accessibility: [{ description: 'Without steps: partly' }] } },
      ],
    });
    expect(lipa.schedules[0].opens_at).toMatch(/^08:00[+]0[12]:00$/);
    expect(JSON.stringify(lipa)).not.toMatch(/security|latitude|longitude|phone_|address/);
  });

  withSchemas('XP-3: HSDS is valid by the schemas of 3.1 (HAVEN_TEST_DATA)', async () => {
    const { body } = await haven.get('ana', '/api/exports/hsds');
    expect(hsdsFaults(schemas('hsds-3.1-dev'), body)).toEqual([]);
    const broken = { contents: [{ ...body.contents[0], status: 'half open', capacities: [{ id: 'x' }] }] };
    expect(hsdsFaults(schemas('hsds-3.1-dev'), broken).length).toBeGreaterThan(3);
  });

  it('XP-3: EDXL-HAVE subtracts held and spare places, says so, and gives more people than places as a negative number', async () => {
    const exported = facilities((await haven.get('ana', '/api/exports/edxl-have')).text);
    const expected = byName(await boardOf()).map(({ name, mode, intake, places: p }) => {
      const available = mode === 'counted' ? p.inService - p.occupied : p.free;
      const availability = available > 0 ? 'Open' : available === 0 ? 'Full' : 'Exceeded';
      return [name, available, p.inService, p.held, p.spare, intake.state === 'paused' ? 'Inactive' : availability];
    });
    expect(exported).toEqual(expected);
    expect(exported.map((facility) => facility.at(-1)).toSorted()).toEqual(['Exceeded', 'Full', 'Inactive', 'Open']);
  });

  withSchemas('XP-3: EDXL-HAVE is valid by the schema of the working draft (HAVEN_TEST_DATA)', async () => {
    const { text } = await haven.get('ana', '/api/exports/edxl-have');
    expect(haveFaults(schemas('edxl-have-2.0-draft'), text)).toEqual([]);
    expect(haveFaults(schemas('edxl-have-2.0-draft'), text.replace('>Full<', '>Crowded<'))).not.toEqual([]);
  });
});

describe('a house of the past', () => {
  it('XP-3: is in no partner format, and has no forecast', async () => {
    const trends = await haven.get(
      'ana',
      '/api/trends/occupancy?from=2026-01-01&to=2026-12-31&bucket=month&by=shelter',
    );
    expect(JSON.stringify(trends.body)).toContain('bagrem');
    for (const path of ['exports/hsds', 'exports/edxl-have', 'forecast?days=7']) {
      const { status, text } = await haven.get('ana', `/api/${path}`);
      expect([path, status, text.includes('zova'), text.includes('bagrem')]).toEqual([path, 200, true, false]);
    }
  });
});

describe('XP-3: an old report', () => {
  it('XP-3: gives no number in either format, though the house is listed', async () => {
    haven.advance(9 * 3_600_000);
    const { contents } = (await haven.get('ana', '/api/exports/hsds')).body;
    const [shelter] = contents.filter(({ name }: Hsds) => name === 'House zova');
    expect([shelter.status, shelter.capacities]).toEqual(['active', []]);
    const exported = facilities((await haven.get('ana', '/api/exports/edxl-have')).text);
    expect(exported.find(([name]) => name === 'House zova')!.at(-1)).toBe('');
    // A house that keeps its beds has current numbers.
    expect(contents.filter(({ capacities }: Hsds) => capacities.length === 1)).toHaveLength(3);
  });
});

describe('XP-3: a house of which something was written that this program can’t read', () => {
  it('XP-3: is in both formats, without a number or a rule', async () => {
    const position = await writeFromNewerRelease(store, 'shelter-lipa', haven.clock.now());
    const fetchFile = async (form: string) => haven.get('ana', `/api/exports/${form}`, { 'haven-position': position });
    const { contents } = (await fetchFile('hsds')).body;
    const [shelter] = contents.filter(({ name }: Hsds) => name === LIPA);
    expect([shelter.status, shelter.capacities, shelter.schedules, shelter.required_documents]).toEqual([
      'active',
      [],
      [],
      [],
    ]);
    expect(shelter).toMatchObject({
      eligibility_description: rulesAsText(null),
      service_areas: [{ name: 'Belgrade, RS' }],
    });
    const { text } = await fetchFile('edxl-have');
    expect(
      facilities(text)
        .find(([name]) => name === LIPA)!
        .at(-1),
    ).toBe('');
    const lipa = text.split('<have:facility>').find((part) => part.includes('shelter-lipa'));
    expect(lipa).toContain('yellow');
    expect(lipa).not.toContain('green');
  });
});

interface Hsds {
  readonly name: string;
  readonly status: string;
  readonly capacities: readonly { readonly available: number; readonly maximum: number }[];
}

/** Parsed by an independent library: name, available, baseline, promised, left over, availability. */
function facilities(message: string): (string | number)[][] {
  const document = XmlDocument.fromString(message);
  const ns = { have: 'urn:oasis:names:tc:emergency:edxl:have:2.0' };
  const read = document.find('//have:facility', ns).map((facility) => {
    const textOf = (name: string) => facility.get(`.//have:${name}`, ns)?.content ?? '';
    const [, promised, left] = /Taken off: (\d+) promised, (\d+) left/.exec(textOf('capacityNote')) ?? [];
    const numbers = [textOf('availableCount'), textOf('baselineCount'), promised, left].map(Number);
    return [textOf('facilityName'), ...numbers, textOf('availability')];
  });
  document.dispose();
  return read;
}
