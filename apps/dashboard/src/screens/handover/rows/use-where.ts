import type { HandoverAccount } from '@safe-haven/contracts';
import { useFormat, useT } from '../../../locales/use-t.ts';

type Place = Pick<HandoverAccount['silent'][number], 'shelterName' | 'area' | 'areaId'>;

/** Writes a shelter with its area, named in the reader's language. */
export function useWhere(): (place: Place) => string {
  const t = useT('handover');
  const format = useFormat();
  return ({ shelterName, area, areaId }) =>
    t('where', { shelter: shelterName, area: format.area({ id: areaId, name: area }) });
}
