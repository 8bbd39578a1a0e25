import { plain, roomPrivacy, shelterKind } from '@safe-haven/contracts';
import type { CellWords } from '@safe-haven/contracts/exchange';
import { getT } from '../../../locales/use-t.ts';

/** The words of the interface's language for what a cell may say. */
export function cellWords(): CellWords {
  const t = getT('shelter');
  return new Map([
    ...shelterKind.options.map((kind): [string, string] => [plain(t(`kind.${kind}`)), kind]),
    ...roomPrivacy.options.map((privacy): [string, string] => [plain(t(`beds.${privacy}`)), privacy]),
  ]);
}
