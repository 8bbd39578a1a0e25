/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { needReasons } from '@safe-haven/contracts';
import { playExample } from '../../testing/example-log.ts';
import { exactly, figures } from '../../testing/figures.ts';
import { MANAGER } from '../../testing/log.ts';
import { occupancy } from '../trends/occupancy.ts';
import { figuresCsv } from './csv.ts';

const page = readFileSync(new URL('../../../../../docs/FIGURES.md', import.meta.url), 'utf8');

/** The rows of the table under a heading, split into cells. */
function rowsUnder(heading: string): string[][] {
  const part = page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const lines = part.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(1).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

const defined = rowsUnder('The figures').map((cells) => ({ id: cells[0]!.replaceAll('`', ''), value: cells.at(-1)! }));

/** Every figure of the example, by its id, as the program computes it. */
function exampleFigures(): Record<string, string> {
  const { log, needs } = playExample(rowsUnder('The example') as never);
  const range = { from: '2026-02-01', to: '2026-02-08', by: 'organisation' } as const;
  const network = log.follow();
  const [line] = occupancy(network, { ...range, bucket: 'week' }, MANAGER, log.now).lines;
  const { ratePercent, occupied, inService, bedHours, personNights } = line!.summary.amounts!;
  const figuresById = figures(network, range, MANAGER, log.now, needs);
  const { coverage, shelterNights } = exactly(figuresById.lines[0]?.whole);
  const { known, of } = coverage;
  expect(line?.summary).toMatchObject({ known: { days: known, of }, shelterNights });
  const rows = figuresCsv(figuresById)
    .text.trimEnd()
    .split('\r\n')
    .slice(1)
    .map((row) => row.split(','));
  return {
    coverage: `${known} of ${of}`,
    shelterNights: `${shelterNights.known} of ${shelterNights.of}`,
    'occupied.rate': ratePercent!,
    'occupied.places': occupied!,
    'inService.places': inService!,
    ...Object.fromEntries(Object.entries(bedHours).map(([state, hours]) => [`bedHours.${state}`, hours])),
    personNights: String(personNights),
    ...Object.fromEntries(rows.map((cells) => [cells[9]!, cells[11]!])),
  };
}

describe('the definitions in docs/FIGURES.md', () => {
  const figuresById = exampleFigures();

  it.each(defined)('FG-7 $id is $value in the example', ({ id, value }) => {
    expect([id, figuresById[id]]).toEqual([id, value]);
  });

  it('FG-7 define every figure of the answer, nested lists by the entries that the example has', () => {
    const ids = new Set(defined.map(({ id }) => id));
    const missing = Object.entries(figuresById).filter(([id]) => !ids.has(id));
    expect(
      missing.filter(([id, value]) => !/^(destinations|declined|reasons|declinedRequests)\./.test(id) || value !== '0'),
    ).toEqual([]);
    expect(Object.keys(figuresById).filter((id) => id.startsWith('reasons.'))).toHaveLength(needReasons.length);
    expect(defined).toHaveLength(ids.size);
  });

  it('FG-7 have no empty cell', () => {
    for (const cells of rowsUnder('The figures'))
      expect([cells[0], cells.length, cells.includes('')]).toEqual([cells[0], 8, false]);
  });
});
