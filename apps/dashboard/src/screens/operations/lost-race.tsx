import { useShelterName } from '../../features/shelter/use-shelter-name.ts';
import { problemText } from '../../locales/problem-text.ts';
import { useT } from '../../locales/use-t.ts';
import type { PartyRow } from './rows.ts';

/** Refusals for which somebody else was faster. */
const TAKEN = ['no_free_place', 'cannot_place_together', 'no_place_for_party'];

/** Which house did not hold the places of a party, and why; nothing once it is planned without a house or held. */
export function LostRace({ row: { line, planned, notPlaced } }: { readonly row: PartyRow }) {
  const t = useT('operations');
  const nameOf = useShelterName();
  if (line.situation !== 'refused' || line.refused === null) return null;
  const { shelterId, code } = line.refused;
  const shelter = nameOf(shelterId);
  // The plan on the screen is still the one that was pressed.
  const isPlannedAgain = notPlaced !== null || (planned !== null && planned.shelterId !== shelterId);
  return (
    <>
      {TAKEN.includes(code)
        ? t('takenMeanwhile', { shelter })
        : t('notHeld', { shelter, reason: problemText({ code }).title })}
      {!isPlannedAgain && ` ${t('plannedAgain')}`}
    </>
  );
}
