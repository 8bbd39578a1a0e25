import { forWhom, plain, roomPrivacy, shelterKind } from '@safe-haven/contracts';
import type { CellWords } from '@safe-haven/contracts/exchange';
import { getT } from '../../../locales/use-t.ts';

/** The translated values that a cell may hold, in the language of the interface. */
export function cellVocabulary(): CellWords {
  const t = getT('shelter');
  return new Map([
    ...shelterKind.options.map((kind): [string, string] => [plain(t(`kind.${kind}`)), kind]),
    ...forWhom.options.map((word): [string, string] => [plain(t(`beds.forWhom.${word}`)), word]),
    ...roomPrivacy.options.map((privacy): [string, string] => [plain(t(`beds.${privacy}`)), privacy]),
  ]);
}
