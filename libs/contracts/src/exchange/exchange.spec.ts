import { describe, expect, it, test } from '@jest/globals';
import { commandBodies } from '../commands.ts';
import { CsvReader, csvLine, csvRows, detectSeparator, isFormula } from './csv.ts';
import { dateReader, fileDates } from './dates.ts';
import type { KnownShelter } from './known.ts';
import { headingOf } from './mapping.ts';
import { nearestFinder } from './nearest.ts';
import { nightsDigest } from './nights-digest.ts';
import { planOf, type ShelterPlan } from './plan.ts';
import { parseFile } from './plan-import.ts';
import { emptyProfile, type ImportProfile, importProfile } from './profile.ts';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const TORONTO = { organisation: 'City of Toronto', country: 'CA', area: 'Toronto', timezone: 'America/Toronto' };

function planned(
  text: string,
  profileFields: Partial<ImportProfile> = {},
  known: readonly KnownShelter[] = [],
  now = NOW,
) {
  const profile = { ...emptyProfile(profileFields.kind ?? 'daily_counts'), ...profileFields };
  const rows = csvRows(text);
  const { mapping, ...read } = parseFile(rows, profile);
  const plan = planOf({
    ...{ lines: read.lines, profile, known, now, nearest: nearestFinder() },
    headingOf: (column) => headingOf(mapping, column),
  });
  return { ...plan, faults: [...read.faults, ...plan.faults], dateForm: read.dateForm };
}
const faultsOf = (text: string, profileFields?: Partial<ImportProfile>, known?: readonly KnownShelter[]) =>
  planned(text, profileFields, known).faults.map(({ line, column, what, typed }) => [line, column, what, typed]);

const PREPARED = [
  'date,shelter,in_service,occupied',
  '2026-01-13,t-1,14,13',
  '2026-01-14,t-1,14,11',
  '2026-01-13,t-2,5,5',
].join('\n');
const without = (text: string, profileFields: Partial<ImportProfile>) => {
  const { shelters, faults } = planned(text, profileFields);
  expect(faults).toEqual([]);
  return shelters.map(({ shelterId, steps }) => ({ shelterId, steps }));
};

describe('IM-1: a file with other columns, names, date forms and separators', () => {
  const prepared = without(PREPARED, { forAll: TORONTO });
  const columns = { date: 'OCCUPANCY_DATE', shelter: 'PROGRAM_ID', in_service: 'CAPACITY', occupied: 'TAKEN' } as const;

  test.each([
    ['semicolons and days first', ';', (day: string) => day.split('-').toReversed().join('.')],
    ['tabs and times', '\t', (day: string) => `${day}T00:00:00`],
    ['months first', ',', (day: string) => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`],
    ['days since 1900', ',', (day: string) => String(Date.parse(day) / 86_400_000 + 25_569)],
  ])('with %s: is read as the prepared one', (_, separator, dateOf) => {
    const [, ...rows] = PREPARED.split('\n').map((line) => line.split(','));
    const heading = ['TAKEN', 'PROGRAM_ID', 'remarks', 'OCCUPANCY_DATE', 'CAPACITY'];
    const lines = rows.map(([date = '', id = '', capacity = '', taken = '']) => [
      taken,
      id,
      '"a, b"',
      dateOf(date),
      capacity,
    ]);
    const text = `\uFEFF${[heading, ...lines].map((cells) => cells.join(separator)).join('\r\n')}\r\n`;
    expect(without(text, { columns, forAll: TORONTO })).toEqual(prepared);
  });

  it('takes names and organisations from its columns, for any number of organisations', () => {
    const text = [
      'night;house;organization;country;town;time zone;taken',
      '13.1.2026;House 1;City of Toronto;CA;Toronto;America/Toronto;3',
      '13.1.2026;House 1;Atina;RS;Ниш;;4',
      '13.1.2026;Kuća Đurđevak;Atina;;Niš;;1',
    ].join('\n');
    const { shelters, faults } = planned(text);
    expect(faults).toEqual([]);
    expect(
      shelters.map(({ shelterId, organisation, steps }) => [
        shelterId,
        organisation,
        (steps[0]!.body as { area: { id: string } }).area.id,
      ]),
    ).toEqual([
      ['city-of-toronto-house-1', 'City of Toronto', 'ca-toronto'],
      ['atina-house-1', 'Atina', 'rs-nis'],
      ['atina-kuca-durdevak', 'Atina', 'rs-nis'],
    ]);
    for (const { steps } of shelters) {
      expect(commandBodies.register.safeParse(steps[0]!.body).success).toBe(true);
      expect(commandBodies['report-nights'].safeParse(steps[1]!.body).success).toBe(true);
      expect(JSON.stringify(steps[1]!.body)).not.toContain('inService');
    }
  });

  it('is read with a saved profile', () => {
    const profile = { ...emptyProfile('daily_counts'), columns, forAll: TORONTO, dateForm: 'DD/MM/YYYY' };
    expect(importProfile.parse(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
  });
});

describe('IM-2: faults of a file', () => {
  it('when many lines have the same wrong cell, then each is reported, and more different cells than the cache holds are parsed', () => {
    const nights = Array.from({ length: 6_000 }, (_, n) => `2026-01-01,House ${n},5,${n % 2 === 0 ? 'x' : 3}`);
    const faults = faultsOf(['date,shelter,in_service,occupied', ...nights].join('\n'), { forAll: TORONTO });
    expect(faults).toHaveLength(3_000);
    expect(faults.at(-1)).toEqual([6_000, 'occupied', 'not_a_count', 'x']);
  });

  it('are reported with line and column, all at once, and the correct lines are kept', () => {
    const text = [
      'date,shelter,in_service,occupied',
      '2026-01-01,t-1,14,13',
      '2026-13-01,t-1,1,1',
      '2026-01-03,t-1,-1,1',
      '2026-01-04,t-1,1,',
      '2026-01-05,t-1,1,one',
      '2999-01-01,t-1,1,1',
      '2026-01-01,t-1,14,12',
      '2026-01-06,=cmd(),1,1',
      '2026-01-07,t-1,1,99999',
      '2026-01-01,t-1,14,13',
    ].join('\n');
    expect(faultsOf(text, { forAll: TORONTO, dateForm: 'YYYY-MM-DD' })).toEqual([
      [3, 'date', 'not_a_date', '2026-13-01'],
      [4, 'in_service', 'not_a_count', '-1'],
      [5, 'occupied', 'missing', ''],
      [6, 'occupied', 'not_a_count', 'one'],
      [9, 'shelter', 'formula', '=cmd()'],
      [10, 'occupied', 'not_a_count', '99999'],
      [7, 'date', 'not_come_yet', '2999-01-01'],
      [8, 'occupied', 'says_otherwise', '2'],
    ]);
    expect(planned(text, { forAll: TORONTO, dateForm: 'YYYY-MM-DD' }).shelters[0]?.same).toEqual([11]);
  });

  it('are the nights that have not come yet where their house is, wherever the file is read', () => {
    const text = 'date,shelter,occupied,timezone\n2026-11-27,west,1,America/Toronto\n2026-11-28,east,1,Asia/Tokyo\n';
    const forAll = { organisation: 'Atina', country: 'CA', area: 'Toronto' };
    const faultsAt = (now: string) =>
      planned(text, { forAll, dateForm: 'YYYY-MM-DD' }, [], Date.parse(now)).faults.map(({ line, what }) => [
        line,
        what,
      ]);
    expect(faultsAt('2026-11-27T14:59:00Z')).toEqual([[3, 'not_come_yet']]);
    expect(faultsAt('2026-11-27T15:00:00Z')).toEqual([]);
    expect(faultsAt('2026-11-27T04:59:00Z').at(0)).toEqual([2, 'not_come_yet']);
    expect(faultsAt('2026-11-27T05:00:00Z')).toEqual([[3, 'not_come_yet']]);
  });

  it('leave nothing of a house whose nights are all to come: it is not registered for them', () => {
    const text = 'date,shelter,occupied\n2026-11-26,t-1,1\n2026-11-29,t-2,1\n';
    const { shelters, faults } = planned(text, { forAll: TORONTO, dateForm: 'YYYY-MM-DD' });
    expect([shelters.map(({ shelterId }) => shelterId), faults.map(({ line }) => line)]).toEqual([['t-1'], [3]]);
  });

  it('include a missing column, a chosen one that does not exist, and a house with too few details', () => {
    expect(faultsOf('when,shelter,occupied\n', { columns: { date: 'DAY' } })).toEqual([
      [1, 'DAY', 'no_such_column', 'DAY'],
    ]);
    expect(faultsOf('date,shelter\n')).toEqual([[1, 'occupied', 'missing_column', 'occupied']]);
    const row = 'date,shelter,occupied\n2026-01-01,t-1,4\n';
    expect(faultsOf(row)).toEqual(['organisation', 'country', 'area'].map((column) => [2, column, 'missing', '']));
    expect(faultsOf(row, { forAll: { organisation: 'Atina', country: 'RS', area: 'Atlantis' } })[0]?.[2]).toBe(
      'unknown_area',
    );
  });

  test.each([
    ['Niš', 'rs-nis'],
    ['Ниш', 'rs-nis'],
    ['Nish', 'rs-nis'],
    ['Atlantis', null],
    ['Durrës', 'al-durres'],
    ['Durres', 'al-durres'],
    ['Драч', 'al-durres'],
  ])('an area is found in all six scripts: %s', (area, id) => {
    const country = id?.startsWith('rs') ? 'RS' : 'AL';
    const { shelters, faults } = planned('date,shelter,occupied\n2026-01-01,t-1,4\n', {
      forAll: { organisation: 'Atina', country, area },
    });
    if (id === null) expect(faults.length).toBe(1);
    else expect((shelters[0]!.steps[0]!.body as { area: { id: string } }).area.id).toBe(id);
  });
});

describe('date forms', () => {
  it('are guessed where one form fits, and reported as unsure where two do', () => {
    const guessed = (...dates: string[]) => ({ ...fileDates(dates, null), read: null });
    expect(guessed('13/01/2026')).toEqual({ form: 'DD/MM/YYYY', isSure: true, read: null });
    expect(guessed('01/13/2026')).toMatchObject({ form: 'MM/DD/YYYY', isSure: true });
    expect(guessed('01/02/2026')).toMatchObject({ form: 'DD/MM/YYYY', isSure: false });
    expect(guessed('yesterday')).toMatchObject({ form: null });
    expect([
      dateReader('DD.MM.YYYY')?.('31.2.2026'),
      dateReader('DD. MM. YYYY')?.('1. 2. 2026.'),
      dateReader('MM'),
    ]).toEqual([null, '2026-02-01', null]);
  });
});

const SHELTER: KnownShelter = {
  shelterId: 'vrba-1',
  name: 'Vrba',
  organisation: 'Lara',
  country: 'BA',
  areaId: 'ba-banja-luka',
  timezone: 'Europe/Sarajevo',
  kind: 'crisis',
  mode: 'kept',
  rules: { pets: 'none' },
  rooms: [
    {
      label: 'Soba 1',
      privacy: 'household',
      beds: [
        { bedId: 'b1', label: '1A', kind: 'adult' },
        { bedId: 'b2', label: '1B', kind: 'child' },
      ],
    },
  ],
  nights: {},
  stays: [{ beds: ['b2'], people: 1 }],
};
const bodies = (text: string, profileFields: Partial<ImportProfile>) => {
  const { shelters, faults } = planned(text, profileFields, [SHELTER]);
  for (const step of shelters.flatMap(({ steps }) => steps))
    expect(commandBodies[step.name].safeParse(step.body).error).toBeUndefined();
  return {
    steps: shelters.flatMap(({ shelterId, steps }) => steps.map(({ name, body }) => ({ shelterId, name, body }))),
    faults,
    same: shelters.flatMap(({ same }) => same),
  };
};

describe('IM-4: nights that a house already has', () => {
  it('are not sent again, month by month: a month with a changed night is', () => {
    const text = 'date,shelter,in_service,occupied\n2026-01-30,Vrba,9,4\n2026-01-31,Vrba,9,5\n2026-02-01,Vrba,9,6\n';
    const [{ steps }] = planned(text, {}, [SHELTER]).shelters as [ShelterPlan];
    const { nights } = steps[0]!.body as {
      nights: { night: string; asOf: string; inService: number; occupied: number }[];
    };
    const there = { ...SHELTER, nights: nightsDigest(nights.toReversed()) };
    expect(planned(text, {}, [there]).shelters).toMatchObject([{ steps: [], same: [2, 3, 4] }]);
    const other = planned(text.replace('9,5', '9,1'), {}, [there]).shelters;
    expect(other).toMatchObject([{ steps: [{ lines: [2, 3] }], same: [4] }]);
  });
});

describe('IM-3: the other kinds', () => {
  it('shelters: new ones are registered, differences of an existing one are changed, and equal ones are left', () => {
    const text = 'shelter,area,kind\nVrba,Banjaluka,crisis\nLipa,Sarajevo,\nVRBA,,\n';
    const { steps, faults, same } = bodies(text, { kind: 'shelters', forAll: { organisation: 'Lara', country: 'BA' } });
    expect([same, faults.map(({ line, what }) => [line, what])]).toEqual([[2], [[4, 'says_otherwise']]]);
    expect(steps).toMatchObject([
      { shelterId: 'Lipa', name: 'register', body: { name: 'Lipa', mode: 'kept', kind: 'emergency' } },
    ]);
    const changed = bodies('shelter;area\nVrba;Tuzla\n', { kind: 'shelters', forAll: { organisation: 'Lara' } });
    expect(changed.steps).toEqual([
      { shelterId: 'vrba-1', name: 'change-profile', body: { area: { id: 'ba-tuzla' } } },
    ]);
  });

  it('rooms_beds: new rooms are added all at once, existing ones are left or refused', () => {
    const text = 'house,room,beds,child\nVrba,Soba 2,2,1\nVrba,soba 1,1,1\nVrba,Soba 3,,\nLipa,Soba 1,1,\n';
    const { steps, faults, same } = bodies(text, { kind: 'rooms_beds' });
    expect(steps).toMatchObject([{ shelterId: 'vrba-1', name: 'add-rooms', body: { rooms: [{ label: 'Soba 2' }] } }]);
    expect(same).toEqual([3]);
    expect(faults.map(({ line, what }) => [line, what])).toEqual([
      [4, 'no_beds'],
      [5, 'unknown_house'],
    ]);
    expect(bodies('house,room,beds\nVrba,Soba 1,9\n', { kind: 'rooms_beds' }).faults[0]?.what).toBe('room_differs');
  });

  it('intake_rules: the named ones are replaced, all others stay', () => {
    const text =
      'shelter,rule,value\nVrba,gender,women|girls\nVrba,sons max age,12\nVrba,pets,none\nVrba,pets,dragons\n';
    const { steps, faults, same } = bodies(text, { kind: 'intake_rules' });
    expect(steps[0]?.body).toEqual({ rules: { pets: 'none', gender: ['women', 'girls'], sons_max_age: 12 } });
    expect([same, faults.map(({ line, what }) => [line, what])]).toEqual([[4], [[5, 'not_an_answer']]]);
  });

  it('two contradicting lines: the second one is a fault', () => {
    const rules =
      'shelter,rule,value\nVrba,gender,women\nVrba,gender,women|girls\nVrba,gender,women\nVrba,pets,none\nVrba,pets,small\n';
    const result = bodies(rules, { kind: 'intake_rules' });
    expect(result.steps[0]?.body).toEqual({ rules: { pets: 'none', gender: ['women'] } });
    expect(result.faults.map(({ line, what, typed }) => [line, what, typed])).toEqual([
      [3, 'says_otherwise', '2'],
      [6, 'says_otherwise', '5'],
    ]);
    const where = 'shelter,room,bed,women\nVrba,Soba 1,1A,1\nVrba,Soba 1,1A,2\n';
    const { steps, faults } = bodies(where, { kind: 'opening_state' });
    expect(steps).toMatchObject([{ body: { beds: ['b1'], party: { women: 1 } } }]);
    expect(faults.map(({ line, what, typed }) => [line, what, typed])).toEqual([[3, 'says_otherwise', '2']]);
  });

  it('IM-5 opening_state: parties are admitted as of now, as being present already; existing stays are left', () => {
    const text =
      'shelter,room,bed,women,girls\nVrba,Soba 1,1A,1,\nVrba,Soba 1,1B,,1\nVrba,Soba 9,,1,\nVrba,Soba 1,,,\n';
    const { steps, faults, same } = bodies(text, { kind: 'opening_state' });
    expect(steps).toMatchObject([
      { name: 'admit-party', body: { beds: ['b1'], kind: 'opening', party: { women: 1 } } },
    ]);
    expect([same, faults.map(({ line, what }) => [line, what])]).toEqual([
      [3],
      [
        [4, 'unknown_room'],
        [5, 'nobody'],
      ],
    ]);
  });
});

describe('CSV', () => {
  it('may come in chunks of any size', () => {
    const text = 'a;"b;""c""\nd";e\r\n1;2;3\n';
    expect(detectSeparator(text)).toBe(';');
    for (let cut = 0; cut <= text.length; cut++) {
      const reader = new CsvReader(';');
      const rows = [...reader.push(text.slice(0, cut)), ...reader.push(text.slice(cut)), ...reader.end()];
      expect(rows).toEqual([
        { line: 1, cells: ['a', 'b;"c"\nd', 'e'] },
        { line: 3, cells: ['1', '2', '3'] },
      ]);
    }
  });

  it('is written so that no cell is a formula', () => {
    expect(['=1+1', '-2,5', '+cmd', '@x', 'a-b'].map(isFormula)).toEqual([true, false, true, true, false]);
    expect(csvLine(['=cmd()', 'a,b', '-3'])).toBe(`'=cmd(),"a,b",-3`);
  });
});
