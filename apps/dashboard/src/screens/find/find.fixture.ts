import type { FoundPlaces, FoundShelter, Language } from '@safe-haven/contracts';
import type { FindL10n } from '../../features/reasons/find-l10n.ts';
import { formatFor } from '../../locales/format.ts';
import { i18n } from '../../locales/i18n.ts';
import { at } from '../../model/board/board.fixture.ts';
import { EMPTY_PARTY, type Party } from '../../model/party/party.ts';

/** 02:10 on a winter night in Skopje. */
export const NOW = Date.parse('2026-11-25T01:10:00.000Z');

export const party = (some: Partial<Party>): Party => ({ ...EMPTY_PARTY, ...some });

/** The translations of a loaded language. */
export const findL10nIn = (language: Language): FindL10n => ({
  t: i18n.getFixedT(language, 'find'),
  requests: i18n.getFixedT(language, 'requests'),
  shelter: { t: i18n.getFixedT(language, 'shelter'), language, timezone: 'Europe/Skopje' },
  format: formatFor(language),
});

export const foundShelter = (shelterId: string, more: Partial<FoundShelter> = {}): FoundShelter => ({
  shelterId,
  name: `House ${shelterId[0]!.toUpperCase()}${shelterId.slice(1)}`,
  organisation: 'Otvorena porta / La Strada',
  country: 'MK',
  area: { id: 'mk-skopje', name: 'Skopje' },
  own: false,
  barriers: [],
  conditions: [],
  asks: [],
  offer: { room: 'household', places: 1, beds: null },
  direct: true,
  km: 38,
  freshness: 'fresh',
  confirmedAt: null,
  ...more,
});

/** A shelter where this role can't hold without asking. */
export const askFirst = (shelterId: string): FoundShelter =>
  foundShelter(shelterId, { direct: false, conditions: [{ code: 'ask_the_house' }] });
export const full = (shelterId: string): FoundShelter =>
  foundShelter(shelterId, { offer: null, barriers: [{ code: 'no_free_place' }] });

export function foundPlaces(groups: {
  takes?: readonly FoundShelter[];
  takesIf?: readonly FoundShelter[];
  cannot?: readonly FoundShelter[];
  nearly?: FoundPlaces['nearly'];
  asked?: FoundPlaces['asked'];
}): FoundPlaces {
  const group = (shelters: readonly FoundShelter[] = []) => ({ count: shelters.length, shelters: [...shelters] });
  return {
    position: at(7),
    party: party({ women: 1 }),
    ownArea: null,
    takes: group(groups.takes),
    takesIf: group(groups.takesIf),
    asked: groups.asked ?? null,
    nearly: groups.nearly ?? [],
    cannot: {
      ...group(groups.cannot),
      reasons: (groups.cannot ?? []).map(({ barriers }) => ({ code: barriers[0]!.code, count: 1 })),
    },
  };
}
