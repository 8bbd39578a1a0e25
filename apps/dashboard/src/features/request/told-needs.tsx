import type { HouseTask } from '@safe-haven/contracts';
import { languageName } from '../../locales/intl/names.ts';
import { useFormat, useLanguage, useT } from '../../locales/use-t.ts';
import { formatCodes } from './codes.ts';
import { sharedIn } from './consent.ts';
import { NeedsLine } from './request-needs.tsx';

interface ToldNeedsProps extends Pick<HouseTask, 'languages' | 'touches' | 'criteria' | 'shares'> {
  /** The house has said yes: what they agreed to is open. */
  readonly isOpen: boolean;
}

/** What a house may know of a party that it is asked to take: before its yes which of its rules they touch, after it what they agreed to. */
export function ToldNeeds({ languages, touches, criteria, shares, isOpen }: ToldNeedsProps) {
  const t = useT('requests');
  const language = useLanguage();
  const format = useFormat();
  const shared = sharedIn(shares);
  const spoken = format.list(languages.map((code) => languageName(language, code)));
  return (
    <>
      {criteria === null && languages.length > 0 && (
        <p className="sheet-detail">{t('told.languages', { languages: spoken })}</p>
      )}
      <p className="ask-needs">
        {touches.length === 0 ? t('told.touchesNone') : t('told.touches', { rules: formatCodes(t, format, touches) })}
      </p>
      {criteria && <NeedsLine criteria={criteria} />}
      {!isOpen && shared.length > 0 && (
        <p className="sheet-detail">
          {t('told.afterYes', { what: format.list(shared.map((one) => t(`consent.scope.${one}`))) })}
        </p>
      )}
      {shared.length === 0 && <p className="sheet-detail">{t('told.nothingMore')}</p>}
    </>
  );
}
