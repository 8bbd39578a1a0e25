import type { OperationRide } from '@safe-haven/contracts';
import type { HouseRows, OperationRows } from './rows.ts';

/** The houses in which somebody has a place who has not arrived and travels in no ride. */
export function withoutRide(
  { held }: Pick<OperationRows, 'held'>,
  rides: readonly Pick<OperationRide, 'lines'>[],
): readonly Pick<HouseRows, 'shelterId' | 'rows'>[] {
  const riding = new Set(rides.flatMap(({ lines }) => lines));
  return held.flatMap(({ shelterId, rows }) => {
    const waiting = rows.filter(
      ({ line }) => !riding.has(line.line) && (line.situation === 'first_hold' || line.situation === 'held'),
    );
    return waiting.length === 0 ? [] : [{ shelterId, rows: waiting }];
  });
}
