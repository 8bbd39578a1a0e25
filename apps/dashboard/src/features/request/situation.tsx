import type { RequestView } from '@safe-haven/contracts';
import { Link } from 'wouter';
import { useFormat, useT } from '../../locales/use-t.ts';
import { shelterPath } from '../../model/shelter-path.ts';
import { useShelterName } from '../shelter/use-shelter-name.ts';
import { formatCodes, formatInterim } from './codes.ts';
import { isReopened } from './use-request.ts';

/** The situation of a request as a sentence: who holds the places, who is next, or why there was none. */
export function Situation({ request }: { readonly request: RequestView }) {
  const t = useT('requests');
  const format = useFormat();
  const nameOf = useShelterName();
  const { situation, place, reasons, interim, offered, afterClosing } = request;
  switch (situation) {
    case 'promised':
    case 'placed': {
      const shelter = nameOf(place?.shelterId ?? null);
      const placed = afterClosing === null ? 'placedAt' : 'placedLate';
      return (
        <section className="sheet-card ask-situation" data-situation={situation}>
          <p>{t(situation === 'placed' ? placed : 'promisedBy', { shelter: shelter })}</p>
          {place && (
            <Link href={shelterPath(place.shelterId)} className="button">
              {t('seeHouse', { shelter: shelter })}
            </Link>
          )}
        </section>
      );
    }
    case 'open':
      if (!isReopened(request)) return null;
      return (
        <section className="sheet-card ask-situation" data-situation="reopened">
          <p>{offered === null ? t('reopenedNone') : t('reopened', { shelter: nameOf(offered) })}</p>
        </section>
      );
    case 'unmet':
      return (
        <section className="sheet-card ask-situation" data-situation="unmet">
          <p>{t('unmetBecause', { reasons: formatCodes(t, format, reasons) })}</p>
          {interim && <p className="sheet-message">{t('meanwhile', { interim: formatInterim(t, interim) })}</p>}
        </section>
      );
    case 'withdrawn':
      return (
        <section className="sheet-card ask-situation" data-situation="withdrawn">
          <p>{t('withdrawnSaid')}</p>
        </section>
      );
    default:
      return situation satisfies never;
  }
}
