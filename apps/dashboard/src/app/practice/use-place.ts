import { useT } from '../../locales/use-t.ts';
import { HOUSES, TOWNS } from '../../practice/houses.ts';
import type { Words } from '../../practice/night.ts';
import type { Place } from '../../practice/open-task.ts';

/** The night of the picture in the guide: a Wednesday in November, on the clock of this device. */
const NIGHT = [2026, 10, 25] as const;

/** The practice network in the language of the screen, for somebody with a name. */
export function usePlace(): (name: string) => Place {
  const t = useT('practice');
  const words: Words = {
    houses: Object.fromEntries(HOUSES.map((id) => [id, t(`houses.${id}`)])) as Words['houses'],
    towns: Object.fromEntries(TOWNS.map((id) => [id, t(`towns.${id}`)])) as Words['towns'],
    meetingPoints: Object.fromEntries(TOWNS.map((id) => [id, t(`meetingPoints.${id}`)])) as Words['meetingPoints'],
    organisation: t('organisation'),
    hotline: t('hotline'),
    notHere: t('notHere'),
  };
  return (name) => ({
    words,
    name,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    at: (hour, minute) => new Date(...NIGHT, hour, minute).getTime(),
    clock: Date.now,
  });
}
