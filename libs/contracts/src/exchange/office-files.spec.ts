import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { shelterKind } from '../terms/shelter.ts';
import { readCell } from './cells.ts';
import { csvLine, csvRows } from './csv.ts';
import { dateReader, fileDates } from './dates.ts';
import { nearestFinder, nearestWords } from './nearest.ts';
import { parseFile, planImport } from './plan-import.ts';
import { emptyProfile, type ImportProfile } from './profile.ts';
import { faultText, filled, IMPORT_SENTENCES, noticeSentence } from './sentences.ts';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const ATINA = { organisation: 'Atina', country: 'RS', area: 'Niš' };
const read = (text: string, fields: Partial<ImportProfile> = {}) => {
  const profile = { ...emptyProfile(fields.kind ?? 'daily_counts'), ...fields };
  const parsed = parseFile(csvRows(text), profile);
  const { faults, notices, dateForm, shelters } = planImport(parsed, profile, { known: [], now: NOW });
  return {
    says: parsed.lines.map(({ values }) => values),
    faults: faults.map(({ line, column, what, typed }) => [line, column, what, typed]),
    near: faults.map(({ near }) => near),
    sentences: faults.map((fault) => {
      const { key, values } = faultText(fault);
      return filled(IMPORT_SENTENCES.fault[key], values);
    }),
    notices,
    dateForm,
    shelters,
  };
};
const context = { date: () => null, nearest: nearestFinder() };

describe('IM-11: words of an office', () => {
  test.each([
    ['kind', 'Сигурна кућа за кризни смештај', 'crisis'],
    ['kind', 'strehëz  KRIZE', 'crisis'],
    ['kind', 'Преодна куќа', 'transitional'],
    ['kind', 'supported_housing', 'supported_housing'],
    ['for_whom', 'жене', 'women'],
    ['for_whom', 'za djevojčice bez odraslih', 'girls'],
    ['privacy', 'porodična', 'household'],
    ['country', 'Srbija', 'RS'],
    ['country', 'БиХ', 'BA'],
    ['country', 'Republika Srpska', 'BA'],
    ['country', 'Severna Makedonija', 'MK'],
    ['country', 'Shqipëria', 'AL'],
    ['country', 'ALB', 'AL'],
    ['country', 'ca', 'CA'],
    ['country', 'New Zealand', 'NZ'],
    ['timezone', 'Београд', 'Europe/Belgrade'],
    ['timezone', 'Tiranë', 'Europe/Tirane'],
    ['timezone', 'America/Toronto', 'America/Toronto'],
    ['rule', 'sons max age', 'sons_max_age'],
  ] as const)('IM-11: %s: %s is %s', (type, cell, value) => {
    expect(readCell(type, cell, context)).toEqual({ ok: true, value });
  });

  test.each([
    ['kind', 'Sigurna kuća', 'unknown_word', ['Sigurna kuća za hitan smeštaj', 'Sigurna kuća za krizni smeštaj']],
    ['kind', 'Кризни смештаји', 'unknown_word', ['Кризни смештај']],
    ['country', 'Srbia', 'not_a_country', ['Serbia']],
    ['country', 'XX', 'not_a_country', []],
    ['timezone', 'Europe/Belgrad', 'not_a_time_zone', ['Europe/Belgrade']],
    ['rule', 'sons age', 'unknown_rule', ['sons_max_age']],
  ] as const)('IM-11: %s: %s is %s, with the nearest choices', (type, cell, what, near) => {
    const found = readCell(type, cell, { ...context, nearest: nearestFinder() });
    expect(found).toMatchObject({ ok: false, what });
    expect('near' in found && found.near?.slice(0, near.length)).toEqual(near);
  });

  it('IM-11: an unknown word is a fault of its row, and names what it could have been, an area in its script', () => {
    const text = 'kuća;grad;vrsta\nLipa;Ниш;кризни смештај\nVrba;Beograt;\nJavor;Niš;dvorac\n';
    const forAll = { organisation: 'Atina', country: 'RS' };
    const { faults, sentences, near } = read(text, { kind: 'shelters', forAll });
    expect(faults).toEqual([
      [3, 'grad', 'unknown_area', 'Beograt'],
      [4, 'vrsta', 'unknown_word', 'dvorac'],
    ]);
    expect(near[0]?.[0]).toBe('Beograd');
    expect(sentences[0]).toMatch(/^"Beograt" is no area of that country\. Nearest: Beograd, /);
    expect(sentences[1]).toMatch(/^"dvorac" is not known there\. Nearest: /);
    expect(read(text.replace('Beograt', 'Нишш'), { kind: 'shelters', forAll }).near[0]?.[0]).toBe('Ниш');
  });

  it('IM-11: so many unknown words are looked up and no more, so that a file of mistakes ends', () => {
    let asked = 0;
    const nearest = nearestFinder();
    const counting = {
      [Symbol.iterator]: () => {
        asked += 1;
        return [].values();
      },
    };
    for (let i = 0; i < 5_000; i++) nearest(`word ${i}`, counting);
    nearest('x'.repeat(30_000), counting);
    expect(asked).toBe(200);
  });

  it('IM-11: the nearest of any text are at most three known words, one a code', () => {
    const known = shelterKind.options.map((code) => ({ text: code, key: code.replaceAll('_', '-'), code }));
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'grapheme' }), (typed) => {
        const near = nearestWords(typed, known);
        expect(near).toHaveLength(3);
        expect(new Set(near).size).toBe(3);
        expect(shelterKind.options).toEqual(expect.arrayContaining([...near]));
      }),
    );
  });
});

describe('IM-12: columns that are added up', () => {
  const FILE = 'datum;kuća;žene;deca;slobodno\n13.1.2024;Lipa;2,0;3,0;4\n14.1.2024;Lipa;1;;5\n15.1.2024;Lipa;;;6\n';

  it('IM-12: the women and the children are who was there, an empty cell counts nothing, and all empty is not said', () => {
    const { says, faults } = read(FILE, { columns: { occupied: 'Žene + Deca' }, forAll: ATINA });
    expect(says.map(({ occupied }) => occupied)).toEqual([5, 1]);
    expect(faults).toEqual([[4, 'žene + deca', 'missing', '']]);
  });

  it('IM-12: what is free and what is taken are all the places, and what is taken is a column of its own', () => {
    const columns = { occupied: 'žene', in_service: 'žene+slobodno' };
    const { says, faults } = read(FILE, { columns, forAll: ATINA });
    expect(says.map(({ occupied, in_service }) => [occupied, in_service])).toEqual([
      [2, 6],
      [1, 6],
    ]);
    expect(faults).toEqual([[4, 'žene', 'missing', '']]);
  });

  it('IM-12: a cell that is not a number is reported with its column', () => {
    const { faults } = read(FILE.replace('1;;5', '1;troje;5'), { columns: { occupied: 'žene+deca' }, forAll: ATINA });
    expect(faults[0]).toEqual([3, 'deca', 'not_a_count', 'troje']);
  });

  it('IM-12: a heading with a plus is one column, one that is not there is said, and none is added to itself', () => {
    const text = 'datum;kuća;žene 18+;deca\n13.1.2024;Lipa;2;3\n';
    const occupied = (chosen: string) => {
      const { says, faults } = read(text, { columns: { occupied: chosen }, forAll: ATINA });
      return says[0]?.occupied ?? faults.map(([, , what]) => what);
    };
    expect(['žene 18+', 'žene 18+ + deca', 'deca+žene 18+', 'žene 18+ + muškarci', 'deca+deca'].map(occupied)).toEqual([
      2,
      5,
      5,
      ['no_such_column'],
      ['column_twice'],
    ]);
  });

  it('IM-12: names are not added up', () => {
    expect(read(FILE, { columns: { shelter: 'kuća+deca', occupied: 'žene' }, forAll: ATINA }).faults).toEqual([
      [1, 'kuća+deca', 'no_such_column', 'kuća+deca'],
    ]);
  });

  it('IM-12: any numbers in any columns are their sum', () => {
    const cells = fc.array(fc.option(fc.integer({ min: 0, max: 900 }), { nil: null }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(cells, (numbers) => {
        const names = numbers.map((_, i) => `n${i}`);
        const text = `date,house,${names.join(',')}\n2024-01-13,Lipa,${numbers.map((n) => n ?? '').join(',')}\n`;
        const { says } = read(text, { columns: { occupied: names.join(' + ') }, forAll: ATINA });
        const isFilled = numbers.some((n) => n !== null);
        expect(says[0]?.occupied).toBe(isFilled ? numbers.reduce<number>((all, n) => all + (n ?? 0), 0) : undefined);
      }),
    );
  });
});

describe('IM-13: dates row by row', () => {
  const daysIn = (...dates: string[]) => {
    const { read: day, form, isSure } = fileDates(dates, null);
    return { days: dates.map(day), form, isSure };
  };

  it('IM-13: a sheet that has typed dates as well as dates that the program counts', () => {
    expect(daysIn('13.1.2024', '14. 1. 2024.', '45306', '16.01.2024. god.', '2024-01-17', '20240118')).toEqual({
      days: ['2024-01-13', '2024-01-14', '2024-01-15', '2024-01-16', '2024-01-17', '2024-01-18'],
      form: 'DD.MM.YYYY, serial, YYYY-MM-DD, YYYYMMDD',
      isSure: true,
    });
  });

  it('IM-13: two digits of a year are read in the order of those with four, and asked for alone', () => {
    expect(daysIn('13/01/2024', '02/03/24')).toMatchObject({ days: ['2024-01-13', '2024-03-02'], isSure: true });
    expect(daysIn('02/03/24')).toMatchObject({ form: 'DD/MM/YY', isSure: false });
    expect(daysIn('24-01-13')).toMatchObject({ isSure: false });
    expect(daysIn('24-01-32', '99-01-13', '24-02-13')).toMatchObject({ isSure: false });
    expect(fileDates(['24-01-13', '15.1.2024'], 'YY-MM-DD').read('24-01-13')).toBe('2024-01-13');
    expect(fileDates(['24-01-13', '15.1.2024'], 'YY-MM-DD').read('15.1.2024')).toBe('2024-01-15');
  });

  it('IM-13: a month may be a word of any of the languages, whole or cut, beside months in digits', () => {
    const days = ['3. januar 2026.', '4 Jan 2026', '5-јан-26', '6. janar 2026', '7. siječnja 2026. godine', '8.1.2026'];
    expect(daysIn(...days)).toEqual({
      days: [3, 4, 5, 6, 7, 8].map((day) => `2026-01-0${day}`),
      form: 'DD MMM YYYY, DD.MM.YYYY',
      isSure: true,
    });
    const reader = dateReader('DD MMM YYYY')!;
    expect(['30. juni 2026', '31. juni 2026', '2. sreda 2026', '3. ju 2026', '4. 2026'].map(reader)).toEqual([
      '2026-06-30',
      ...[null, null, null, null],
    ]);
    for (const language of ['en', 'sq', 'mk', 'sr-Latn', 'sr-Cyrl', 'bs', 'bs-Cyrl', 'hr'])
      for (const length of ['long', 'short'] as const) {
        const inWords = new Intl.DateTimeFormat(language, { day: 'numeric', month: length, timeZone: 'UTC' });
        for (let month = 0; month < 12; month++) {
          const at = new Date(Date.UTC(2026, month, 12));
          const word = inWords.formatToParts(at).find(({ type }) => type === 'month')?.value ?? '';
          const written = `12. ${word} 2026`;
          expect([language, written, reader(written)]).toEqual([language, written, at.toISOString().slice(0, 10)]);
        }
      }
  });

  it('IM-13: a word that only begins like a month is none, and its row is a fault', () => {
    const reader = dateReader('DD MMM YYYY')!;
    const words = ['marble', 'mayor', 'junk', 'julia', 'decent', 'janua', 'augustus', 'sijeda', 'lisica', 'марија'];
    expect(words.map((word) => [word, reader(`3. ${word} 2026`)])).toEqual(words.map((word) => [word, null]));
    expect(read('kuća;datum;zauzeto\nLipa;3. mart 2026;3\nLipa;4. marble 2026;4\n', { forAll: ATINA }).faults).toEqual([
      [3, 'datum', 'not_a_date', '4. marble 2026'],
    ]);
  });

  it('IM-13: of a month, the whole word and its first three or four letters are read, in any case, and no more letters', () => {
    const reader = dateReader('DD MMM YYYY')!;
    const months = fc.integer({ min: 0, max: 11 });
    const languages = fc.constantFrom('en', 'sq', 'mk', 'sr-Latn', 'sr-Cyrl', 'bs', 'hr');
    const letters = fc.string({ unit: fc.constantFrom(...'abdxžабђ'), minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(months, languages, letters, fc.constantFrom('', '.'), (month, language, more, dot) => {
        const at = new Date(Date.UTC(2026, month, 12));
        const inWords = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' });
        const word = inWords.formatToParts(at).find(({ type }) => type === 'month')?.value ?? '';
        const day = at.toISOString().slice(0, 10);
        const cut = word.slice(0, 3);
        expect([word.toLocaleUpperCase(language), `${cut}${dot}`].map((one) => reader(`12 ${one} 2026`))).toEqual([
          day,
          day,
        ]);
        expect(reader(`12 ${word}${more} 2026`)).toBeNull();
      }),
    );
  });

  it('IM-13: one order of a separator is no reason for another in the same form', () => {
    expect(daysIn('31/12/2025', '30/12/2025', '12/31/2025')).toMatchObject({
      days: ['2025-12-31', '2025-12-30', null],
    });
  });

  it('IM-13: one row a date and house, in any order', () => {
    const text = 'kuća;datum;zauzeto\nLipa;13.1.2024;3\nVrba;45304;4\nLipa;45305;5\nVrba;14.1.2024;6\nVrba;Sreda;1\n';
    const { shelters, faults } = read(text, { forAll: ATINA });
    const nights = shelters.map(({ steps }) => (steps[1]!.body as { nights: { night: string }[] }).nights.length);
    expect(nights).toEqual([2, 2]);
    expect(faults).toEqual([[6, 'datum', 'not_a_date', 'Sreda']]);
  });

  it('IM-13: any day in any mix of the usual forms is that day', () => {
    const forms = ['d.m.yyyy', 'dd.mm.yyyy.', 'yyyy-mm-dd', 'serial'] as const;
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true });
    const written = fc.tuple(day, fc.constantFrom(...forms)).map(([at, form]) => {
      const iso = at.toISOString().slice(0, 10);
      const [y = '', m = '', d = ''] = iso.split('-');
      const texts = {
        'd.m.yyyy': `${Number(d)}.${Number(m)}.${y}`,
        'dd.mm.yyyy.': `${d}.${m}.${y}.`,
        'yyyy-mm-dd': iso,
        serial: String(Math.round(Date.parse(iso) / 86_400_000) + 25_569),
      };
      return { iso, text: texts[form] };
    });
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 40 }), (dates) => {
        const { read: reader, isSure } = fileDates(
          dates.map(({ text }) => text),
          null,
        );
        expect([isSure, dates.map(({ text }) => reader(text))]).toEqual([true, dates.map(({ iso }) => iso)]);
      }),
    );
  });
});

describe('IM-14: names that are too long', () => {
  const LONG = 'Sigurna kuća za žene i djecu žrtve nasilja u porodici u Banjoj Luci';

  it('IM-14: are cut, and that is said once, with the first row and what is brought in', () => {
    const { says, faults, notices } = read(`kuća;datum;zauzeto\n${LONG};13.1.2024;3\n${LONG};14.1.2024;3\n`, {
      forAll: ATINA,
    });
    const as = LONG.slice(0, 60).trimEnd();
    expect([faults, says.map(({ shelter }) => shelter)]).toEqual([[], [as, as]]);
    expect(notices).toEqual([{ line: 2, column: 'kuća', what: 'cut', typed: LONG, as, lines: 2 }]);
    expect(noticeSentence(notices[0]!)).toBe(`Row 2, kuća: "${LONG}" is too long, and is "${as}" here`);
  });

  it('IM-14: two that are one when they are cut are a fault, and a name of many spaces is one', () => {
    const text = `kuća;datum;zauzeto\n${LONG} 1;13.1.2024;3\n${LONG} 2;13.1.2024;4\n  Lipa \u00a0 2;13.1.2024;4\nLipa 2;14.1.2024;4\n`;
    const { says, faults, notices } = read(text, { forAll: ATINA });
    expect(faults).toEqual([[3, 'kuća', 'same_when_cut', `${LONG} 2`]]);
    expect(says.slice(1).map(({ shelter }) => shelter)).toEqual(['Lipa 2', 'Lipa 2']);
    expect(notices.map(({ line, what, as }) => [line, what, as])).toEqual([
      [2, 'cut', LONG.slice(0, 60).trimEnd()],
      [4, 'spaces', 'Lipa 2'],
    ]);
  });

  it('IM-14: half a letter is not left behind', () => {
    const found = readCell('house', `${'x'.repeat(59)}😀😀`, context);
    expect(found).toEqual({ ok: true, value: 'x'.repeat(59), changed: 'cut' });
  });
});

describe('IM-15: an organisation that was said for all rows', () => {
  it('IM-15: is contradicted by a row of another one: a fault, and where it is the same or empty it is that', () => {
    const text = 'kuća;datum;zauzeto;organizacija\nLipa;13.1.2024;3;ATINA\nVrba;13.1.2024;3;\nJavor;13.1.2024;3;Lara\n';
    const { says, faults, sentences } = read(text, { forAll: ATINA });
    expect(faults).toEqual([[4, 'organizacija', 'other_organisation', 'Lara']]);
    expect(sentences).toEqual(['"Lara" is not Atina, which was said for all rows']);
    expect(says.map(({ organisation }) => organisation)).toEqual(['Atina', 'Atina']);
    const { organisation: _, ...others } = ATINA;
    expect(read(text.replace(';\n', ';Lara\n'), { forAll: others }).faults).toEqual([]);
  });
});

describe('IM-18: rows that count rooms', () => {
  const FILE = [
    'datum;kuća;zauzeto;kapacitet;zauzete sobe;sobe',
    '13.1.2024;Lipa;5;9;;',
    '13.1.2024;Vrba;;;3;4',
    '14.1.2024;Vrba;;;2;',
    '15.1.2024;Vrba;;;;4',
  ].join('\n');
  const nightsOf = (forAll: Readonly<Record<string, string>>, text = FILE) => {
    const { shelters, faults } = read(text, { forAll: { ...ATINA, ...forAll } });
    const nights = shelters.map(({ name, steps }) => [
      name,
      ...(steps[1]!.body as { nights: { inService?: number; occupied: number }[] }).nights.map(
        ({ inService, occupied }) => `${occupied} of ${inService ?? 'unknown'}`,
      ),
    ]);
    return { nights, faults };
  };

  it('IM-18: are as many places as their rooms have beds, next to rows that count beds', () => {
    expect(nightsOf({ beds_per_room: '3' })).toEqual({
      nights: [
        ['Lipa', '5 of 9'],
        ['Vrba', '9 of 12', '6 of unknown'],
      ],
      faults: [[5, 'zauzeto', 'missing', '']],
    });
  });

  it('IM-18: whose beds nobody said are faults, and so is what no house has', () => {
    expect(nightsOf({}).faults.map(([line, column, what]) => [line, column, what])).toEqual([
      [3, 'zauzete sobe', 'counts_rooms'],
      [4, 'zauzete sobe', 'counts_rooms'],
      [5, 'zauzeto', 'missing'],
    ]);
    expect(nightsOf({ beds_per_room: '9000' }).faults[0]).toEqual([3, 'zauzete sobe', 'not_a_count', '3']);
  });

  it('IM-18: need no column of beds, and each may say how many beds its rooms have', () => {
    const text = 'datum;kuća;zauzete sobe;kreveta po sobi\n13.1.2024;Lipa;2;2\n14.1.2024;Lipa;2;4\n';
    expect(nightsOf({}, text)).toEqual({ nights: [['Lipa', '4 of unknown', '8 of unknown']], faults: [] });
    expect(read('datum;kuća\n13.1.2024;Lipa\n', { forAll: ATINA }).faults[0]?.[2]).toBe('missing_column');
  });
});

describe('IM-1: any cells', () => {
  it('IM-1: that are written as CSV are read as they were', () => {
    const cell = fc
      .string({ maxLength: 12, unit: 'grapheme' })
      .map((text) => text.replaceAll(/[\r\u2028\u2029\0]/g, '').trim())
      .filter((text) => !/^[=+\-@\t]/.test(text));
    const row = fc.array(cell, { minLength: 3, maxLength: 3 }).filter((cells) => cells.some((text) => text !== ''));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const text = `a,b,c\n${rows.map(csvLine).join('\n')}\n`;
        expect(
          csvRows(text)
            .slice(1)
            .map(({ cells }) => cells),
        ).toEqual(rows);
      }),
    );
  });

  it('IM-13: a reader of dates throws at no text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 }), { maxLength: 20 }), (texts) => {
        const { read: reader } = fileDates(texts, null);
        for (const text of texts) expect(reader(text) ?? '2000-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
      }),
    );
    expect(dateReader('DD.MM.YYYY')?.('29.2.2023')).toBeNull();
  });
});
