import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '@safe-haven/contracts';
import fc from 'fast-check';
import { L10N } from '../../features/shelter/shelter.fixture.ts';
import { i18n } from '../../locales/i18n.ts';
import { loadNamespaces } from '../../locales/load-namespaces.ts';
import { SPOKEN_LANGUAGES } from '../needs/spoken-languages.ts';
import { EMPTY_PARTY, formatParty, GUESTS, type Party, SONS_AGES } from '../party/party.ts';
import { exampleOf, lettersOf } from './letters.ts';
import { bandOf, crossingIn, inOrder, isAgeOf, type Line, lineFrom, needsIn, partyIn, printLine } from './line.ts';
import { readLine } from './read-line.ts';
import { NEED_WORDS, type NeedWord, OPPOSITE } from './words.ts';

const faultsOf = (text: string) => readLine(text).faults.map(({ code, from, to }) => [code, text.slice(from, to)]);
const guests = (party: Partial<Party>): Party => ({ ...EMPTY_PARTY, ...party });

describe('TL-1: a typed line', () => {
  it.each([
    ['1w 1b13 sr -4', guests({ women: 1, boys: 1, sonsOldest: '12-14' }), { oldestSon: 13, languages: ['sr'] }],
    ['2w rom +6', guests({ women: 2 }), { languages: ['rom'] }],
    ['1g15-17 guardian', guests({ girls: 1 }), { youngest: 15, oldest: 17, hasGuardian: true }],
    [
      '1w24 1g7 2b9 1i pregnant',
      guests({ women: 1, girls: 1, boys: 2, infants: 1, sonsOldest: '7-11' }),
      { youngest: 24, oldest: 24, oldestSon: 9, pregnantMonth: 'unknown' },
    ],
    ['1w1b12-14', guests({ women: 1, boys: 1, sonsOldest: '12-14' }), {}],
    ['1w+1b13', guests({ women: 1, boys: 1, sonsOldest: '12-14' }), { oldestSon: 13 }],
    ['woman, boy 13, girl 1', guests({ women: 1, boys: 1, infants: 1, sonsOldest: '12-14' }), { oldestSon: 13 }],
    [
      '1 žena i 1 dječak 13 god. bosanski',
      guests({ women: 1, boys: 1, sonsOldest: '12-14' }),
      { oldestSon: 13, languages: ['bs'] },
    ],
    ['1 жена и 2 девојчиња македонски', guests({ women: 1, girls: 2 }), { languages: ['mk'] }],
    [
      '1 grua dhe 1 foshnjë shqip dhomë më vete',
      guests({ women: 1, infants: 1 }),
      { languages: ['sq'], ownRoom: true },
    ],
  ])('%s', (text, party, needs) => {
    const { line, faults, isNobody } = readLine(text);
    expect([faults, isNobody, partyIn(line), needsIn(line)]).toEqual([[], false, party, needs]);
  });

  it.each([
    ['1w with 6 not with 4', [6], [4]],
    ['1w +6 +7 -4 −5', [6, 7], [4, 5]],
    ['1 žena sa 6 7 ne sa 4', [6, 7], [4]],
    ['1 grua me 6 jo me 4', [6], [4]],
    ['1 жена со 6 не со 4', [6], [4]],
    ['1w-4', [], [4]],
  ])('says who stays together and who apart: %s', (text, together, apart) => {
    const { line, faults } = readLine(text);
    expect([faults, line.with, line.notWith]).toEqual([[], together, apart]);
  });

  it.each([
    ['1w crosses', 'agreed'],
    ['1 жена без граница', 'refused'],
    ['1w', 'not_asked'],
  ])('says whether they cross a border: %s', (text, crossing) => {
    expect(crossingIn(readLine(text).line)).toBe(crossing);
  });
});

describe('TL-2: what a line does not say', () => {
  it.each([
    ['1w xyz', [['unknown', 'xyz']]],
    ['1d', [['either', '1d']]],
    ['1w 3', [['age', '3']]],
    ['sr 3', [['number', '3']]],
    ['0w', [['count', '0w']]],
    ['30b 11b', [['count', '11b']]],
    ['1b19', [['age', '19']]],
    ['1w12', [['age', '12']]],
    ['1b13-4', [['age', '13-4']]],
    ['1b6-12', [['age', '6-12']]],
    ['1w with', [['whom', 'with']]],
    ['1w +4 -4', [['both', '-4']]],
    ['1w crosses no border', [['both', 'no border']]],
    ['1w @ sr', [['unknown', '@']]],
  ])('is named by its place: %s', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  it.each(['', '  ', 'sr', '+6', '1i', 'xyz'])('is nobody: "%s"', (text) => {
    expect(readLine(text).isNobody).toBe(true);
  });

  it('keeps what it can read', () => {
    expect(printLine(readLine('1w 1b13 xyz sr').line)).toBe('1w 1b13 sr');
  });
});

const anAge = fc.tuple(fc.nat(120), fc.nat(20)).map(([from, more]): readonly [number, number] => [from, from + more]);
const aGroup = fc
  .record({ guest: fc.constantFrom(...GUESTS), count: fc.integer({ min: 1, max: 5 }), age: fc.option(anAge) })
  .map(({ guest, count, age }) => ({
    guest,
    count,
    age: age !== null && isAgeOf(guest, age) && !(age[1] < 2) ? age : null,
  }));
const needs = Object.keys(NEED_WORDS) as NeedWord[];
const aLine = fc
  .record({
    guests: fc.array(aGroup, { maxLength: 8 }),
    languages: fc.array(fc.constantFrom(...SPOKEN_LANGUAGES), { maxLength: 4 }),
    needs: fc.subarray(needs),
    with: fc.array(fc.integer({ min: 1, max: 999 }), { maxLength: 4 }),
    notWith: fc.array(fc.integer({ min: 1, max: 999 }), { maxLength: 4 }),
  })
  .map(
    (line): Line =>
      inOrder({
        ...line,
        needs: line.needs.filter(
          (need) => !line.needs.slice(0, line.needs.indexOf(need)).includes(OPPOSITE[need] as NeedWord),
        ),
        notWith: line.notWith.filter((number) => !line.with.includes(number)),
      }),
  );

describe('any line', () => {
  it('TL-1: is read as what it was printed from', () => {
    fc.assert(
      fc.property(aLine, (line) => {
        expect(readLine(printLine(line))).toMatchObject({ line, faults: [] });
      }),
    );
  });

  it('TL-2: is read without failing, and each fault is a part of it', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('1', 'w', 'b', '13', ' ', '+', '-', '4', 'not', 'with', 'd', 'i', 'и', '7-11', 'sr', '\u2060'),
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((all) => all.join('')),
        (text) => {
          const { faults, line } = readLine(text);
          for (const { from, to } of faults) expect(from < to && to <= text.length).toBe(true);
          expect(readLine(printLine(line))).toMatchObject({ line, faults: [] });
        },
      ),
    );
  });
});

describe.each(LANGUAGES)('TL-1: in %s', (language) => {
  it('the letters and the example are read as they are meant', () => {
    const { w, m, g, b, i } = lettersOf(language);
    const { line } = readLine(`1${w} 2${m} 3${g} 4${b} 5${i}`);
    expect(partyIn(line)).toEqual(guests({ women: 1, men: 2, girls: 3, boys: 4, infants: 5 }));
    expect(readLine(exampleOf(language))).toMatchObject({ faults: [], isNobody: false, line: { notWith: [4] } });
  });

  it('a party is read as a screen says it', async () => {
    await loadNamespaces(language, ['shelter']);
    const l10n = { ...L10N, language, t: i18n.getFixedT(language, 'shelter') };
    for (const count of [1, 2, 5]) {
      for (const guest of GUESTS) {
        for (const sonsOldest of guest === 'boys' ? [null, ...SONS_AGES] : [null]) {
          const party = guests({ women: 1, [guest]: count, sonsOldest });
          const { line, faults } = readLine(formatParty(l10n, party));
          expect([faults, partyIn(line)]).toEqual([[], party]);
        }
      }
    }
  });
});

describe('a party that was said before', () => {
  it('TL-3: is a line again that says the same', () => {
    const people = fc.record({
      women: fc.nat(2),
      men: fc.nat(1),
      girls: fc.nat(2),
      boys: fc.nat(2),
      infants: fc.nat(1),
    });
    fc.assert(
      fc.property(people, fc.subarray(needs), fc.option(fc.integer({ min: 2, max: 17 })), (counts, said, son) => {
        const line = inOrder({
          guests: GUESTS.flatMap((guest) => {
            const count = { other: 0, ...counts }[guest];
            return count === 0 ? [] : [{ guest, count, age: null }];
          }),
          languages: ['sq'],
          needs: said.filter((need) => OPPOSITE[need] === undefined),
          with: [],
          notWith: [],
        });
        const party = { ...partyIn(line), sonsOldest: counts.boys > 0 && son !== null ? bandOf(son)! : null };
        const wanted = { ...needsIn(line), ...(party.sonsOldest !== null && { oldestSon: son! }) };
        const again = lineFrom(party, wanted);
        expect(partyIn(again)).toEqual(party);
        expect(needsIn(again)).toMatchObject(wanted);
        expect(readLine(printLine(again))).toMatchObject({ faults: [], line: again });
      }),
    );
  });
});

it('an age is of one band', () => {
  expect([0, 6, 7, 12, 15, 17].map(bandOf)).toEqual(['0-6', '0-6', '7-11', '12-14', '15-17', '15-17']);
});
