import { areaById } from '@safe-haven/contracts';
import type { OpenedOperation, OutsideOperation } from '@safe-haven/domain';
import type { CaseSealing } from '../cases/sealing.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import { shelterIn } from '../feed/named-shelters.ts';
import { heldIn, standingIn } from './line-standing.ts';
import { relationsOf } from './opened.ts';

interface Parts {
  readonly cases: LiveCasework;
  readonly feed: BoardFeed;
  readonly sealing: CaseSealing;
}

/** All that the rides of an operation depend on, opened for one question and kept nowhere. */
export async function roadsOf({ cases, feed, sealing }: Parts, state: OpenedOperation): Promise<OutsideOperation> {
  const { operationId, lines } = state;
  const where = await sealing.openWhere(operationId, state.where);
  const home = where?.from ? (areaById(where.from)?.country ?? null) : null;
  const travels = await Promise.all(
    state.rides.map(async ({ ride, travel }) => {
      const says = await sealing.openTravel(operationId, travel);
      return says === null ? [] : [[ride, says] as const];
    }),
  );
  const related = await Promise.all(lines.map(async (line) => [line.line, await relationsOf(sealing, line)] as const));
  const places = new Map(lines.map((line) => [line.line, heldIn(cases, line)]));
  return {
    standingOf: (line) => standingIn(cases, line),
    related: new Map(related),
    roads: {
      travels: new Map(travels.flat()),
      placeOf: (line) => places.get(line) ?? null,
      isAbroad: (shelterId) => {
        const country = shelterIn(feed, shelterId)?.country ?? null;
        return home !== null && country !== null && country !== home;
      },
    },
  };
}
