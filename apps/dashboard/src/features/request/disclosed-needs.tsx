import type { ShelterTask } from '@safe-haven/contracts';
import { languageName } from '../../locales/intl/names.ts';
import { useFormat, useLanguage, useT } from '../../locales/use-t.ts';
import { formatCodes } from './codes.ts';
import { sharedIn } from './consent.ts';
import { NeedsSummary } from './request-needs.tsx';

interface DisclosedNeedsProps extends Pick<ShelterTask, 'languages' | 'touches' | 'criteria' | 'shares'> {
  /** The shelter has said yes: consented needs are disclosed. */
  readonly isOpen: boolean;
}

/** What is disclosed to a shelter about a party: before its yes the touched rules, after it what the party consented to share. */
export function DisclosedNeeds({ languages, touches, criteria, shares, isOpen }: DisclosedNeedsProps) {
  const t = useT('requests');
  const language = useLanguage();
  const format = useFormat();
  const spoken = format.list(languages.map((code) => languageName(language, code)));
  return (
    <>
      {criteria === null && languages.length > 0 && (
        <p className="sheet-detail">{t('told.languages', { languages: spoken })}</p>
      )}
      <p className="ask-needs">
        {touches.length === 0 ? t('told.touchesNone') : t('told.touches', { rules: formatCodes(t, format, touches) })}
      </p>
      {criteria && <NeedsSummary criteria={criteria} />}
      {(!isOpen || sharedIn(shares).length === 0) && <ReadAfterYes shares={shares} />}
    </>
  );
}

/** What a shelter reads of a party after its yes. */
function ReadAfterYes({ shares }: Pick<ShelterTask, 'shares'>) {
  const t = useT('requests');
  const format = useFormat();
  const shared = sharedIn(shares);
  const what = format.list(shared.map((code) => t(`consent.scope.${code}`)));
  return <p className="sheet-detail">{shared.length === 0 ? t('told.nothingMore') : t('told.afterYes', { what })}</p>;
}
