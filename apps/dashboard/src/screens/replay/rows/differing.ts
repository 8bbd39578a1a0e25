import type { ExactRow, ReplayBoard, Row } from '@safe-haven/contracts';

type Numbers = ExactRow['places'];
const COMPARED = ['free', 'spare', 'held', 'occupied', 'outOfService'] as const satisfies readonly (keyof Numbers)[];

const differ = (a: Row | undefined, b: Row | undefined): boolean => {
  if (a?.view !== 'exact' || b?.view !== 'exact') return a?.view !== b?.view;
  return COMPARED.some((state) => a.places[state] !== b.places[state]) || a.intake.state !== b.intake.state;
};

/** The ids of shelters whose numbers or intake differ between the two views, or that only one view has. */
export function differing({ was, known }: ReplayBoard): ReadonlySet<string> {
  const ids = new Set([...was, ...known].map(({ shelterId }) => shelterId));
  const find = (rows: readonly Row[], id: string) => rows.find(({ shelterId }) => shelterId === id);
  return new Set([...ids].filter((id) => differ(find(was, id), find(known, id))));
}
