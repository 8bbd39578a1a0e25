import {
  type ForWhom,
  forWhom,
  plain,
  type RoomPrivacy,
  roomPrivacy,
  type ShelterKind,
  shelterKind,
} from '@safe-haven/contracts';
import { getT } from '../../../locales/use-t.ts';
import type { CellVocabulary } from './shelters.ts';

/** The accepted cell texts in the interface's language, besides the codes. */
export function sheetVocabulary(): CellVocabulary {
  const [s, t] = [getT('shelter'), getT('setup')];
  const kinds = shelterKind.options.flatMap((kind): [string, ShelterKind][] => [
    [plain(kind), kind],
    [plain(kind.replaceAll('_', ' ')), kind],
    [plain(s(`kind.${kind}`)), kind],
  ]);
  const privacies = roomPrivacy.options.flatMap((privacy): [string, RoomPrivacy][] => [
    [plain(privacy), privacy],
    [plain(t(`privacy.${privacy}`)), privacy],
    [plain(s(`beds.${privacy}`)), privacy],
  ]);
  const words = forWhom.options.flatMap((word): [string, ForWhom][] => [
    [plain(word), word],
    [plain(s(`beds.forWhom.${word}`)), word],
  ]);
  return {
    forWhom: new Map(words),
    kinds: new Map(kinds),
    privacies: new Map([...privacies, ['one', 'household'], ['one party', 'household']]),
  };
}
