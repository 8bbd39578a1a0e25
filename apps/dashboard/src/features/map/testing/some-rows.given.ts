import type { Band, Row } from '@safe-haven/contracts';
import fc from 'fast-check';
import { bandedRow, exactRow, unreadableRow } from './rows.given.ts';

const few = fc.nat({ max: 12 });
const band = fc.constantFrom<Band>('0', '1', '2-3', '4+');
const place = fc.record({
  n: fc.nat({ max: 40 }),
  mapped: fc.boolean(),
});

/** Boards of up to 80 shelters in up to 41 areas of the four countries, some areas without a point. */
export const someRows: fc.Arbitrary<Row[]> = fc
  .array(
    fc.record({
      place,
      view: fc.constantFrom('exact', 'banded', 'unreadable'),
      band,
      free: few,
      held: few,
      occupied: few,
    }),
    { maxLength: 80 },
  )
  .map((shelters) =>
    shelters.map(({ place: { n, mapped }, view, band: of, ...counts }, i) => {
      const id = `a${n}${mapped ? '' : '-unmapped'}`;
      const point: [number, number] = [16 + ((n * 7) % 41) / 6, 40 + ((n * 11) % 41) / 7];
      const where = { country: 'RS', area: { id, name: `Area ${n}`, point: mapped ? point : null } };
      if (view === 'exact') return exactRow(`s${i}`, where, counts);
      return view === 'banded' ? bandedRow(`s${i}`, where, of) : unreadableRow(`s${i}`, where);
    }),
  );
