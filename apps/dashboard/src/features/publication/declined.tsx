import './publication.css';
import type { SetUpSoFar } from '@safe-haven/contracts';
import { useFormat, useT } from '../../locales/use-t.ts';

/** Why a publication was declined, in the reader's language. */
export function Declined({ declined }: { readonly declined: NonNullable<SetUpSoFar['declined']> }) {
  const t = useT('setup');
  const s = useT('shelter');
  const format = useFormat();
  const { at, byName, reasons } = declined;
  const reasonsText = format.list(reasons.map((reason) => s(`reason.decline.${reason}`)));
  return (
    <p className="publication-declined">
      {t('decline.said', {
        who: byName ?? t('decline.somebody'),
        day: format.day(at),
        time: format.clock(at),
        reasons: reasonsText,
      })}
    </p>
  );
}
