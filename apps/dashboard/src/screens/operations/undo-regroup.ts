import type { OperationBody, OperationCommandName, OperationLine, OperationView } from '@safe-haven/contracts';
import { crossingIn, type Line } from '../../model/line/line.ts';
import { isOpen } from './rows.ts';
import type { OperationCommands } from './use-operation.ts';

/** A join or a split that was done last on this screen, and the commands that take it back. */
export interface Regrouped {
  readonly kind: 'joined' | 'divided';
  readonly line: number;
  readonly other: number;
  readonly back: readonly Step[];
}

type Step = {
  [N in OperationCommandName]: { readonly name: N; readonly body: OperationBody<N> };
}[OperationCommandName];

const described = ({ line, party, needs }: OperationLine) => ({ line, party, needs: needs ?? {} });

/** Who was split off comes back: whom they may not meet was whom all of them may not meet. */
export const undoSplit = (before: OperationLine, other: number): Regrouped => ({
  ...{ kind: 'divided', line: before.line, other },
  back: [{ name: 'join-parties', body: { ...described(before), other } }],
});

/** Two parties again, and what was said of either, by them and by others. */
export function undoJoin(
  { lines }: Pick<OperationView, 'lines'>,
  before: OperationLine,
  gone: OperationLine,
): Regrouped {
  const pair = [before.line, gone.line];
  const named = (line: OperationLine) => [...line.with, ...line.notWith].some((number) => pair.includes(number));
  const related = [before, ...lines.filter((line) => !pair.includes(line.line) && named(line)), gone];
  return {
    ...{ kind: 'joined', line: before.line, other: gone.line },
    back: [
      { name: 'split-party', body: { ...described(before), into: described(gone) } },
      ...related.map(
        ({ line, with: stays, notWith }): Step => ({
          name: 'relate-party',
          body: { line, with: [...stays], notWith: [...notWith] },
        }),
      ),
      ...[before, gone].map(({ line, crosses }): Step => ({ name: 'record-crossing', body: { line, crosses } })),
    ],
  };
}

/** Whether it is still as it was done: nobody has gone on with either since. */
export function isUndoable({ lines, gone }: Pick<OperationView, 'lines' | 'gone'>, { kind, line, other }: Regrouped) {
  const isThere = (number: number) => lines.some((one) => one.line === number && isOpen(one));
  if (!isThere(line)) return false;
  return kind === 'divided' ? isThere(other) : gone.some((one) => one.line === other && one.joined === line);
}

/** What was typed of a party in another way than in the line: with whom and not, and a border. */
export function restated(line: number, before: Line, after: Line): readonly Step[] {
  const isSame = `${before.with}/${before.notWith}` === `${after.with}/${after.notWith}`;
  const relate: Step = { name: 'relate-party', body: { line, with: [...after.with], notWith: [...after.notWith] } };
  const crosses = crossingIn(after);
  return [
    ...(isSame ? [] : [relate]),
    ...(crosses === crossingIn(before) ? [] : [{ name: 'record-crossing', body: { line, crosses } } as const]),
  ];
}

/** One command after the other, until one is refused. */
export async function inTurn(steps: readonly Step[], commands: OperationCommands, place: string): Promise<boolean> {
  for (const { name, body } of steps) if (!(await commands.send(place, name, body as never))) return false;
  return true;
}
