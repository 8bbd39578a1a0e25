import { Minus, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { capitalized, formatLanguage, useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { withNeed } from '../../../features/search/search-form.ts';
import { COMMON_LANGUAGES, OTHER_LANGUAGES } from '../../../model/needs/spoken-languages.ts';
import { toggled } from '../../../model/toggled.ts';
import { Button } from '../../../ui/button.tsx';
import { FurtherNeeds } from './further-needs.tsx';
import { NeedChip } from './need-chip.tsx';
import type { PartProps } from './part.ts';

/** Needs: common ones first, others behind "More". What is not stated excludes nothing. */
export function NeedsPart({ form, onChange }: PartProps) {
  const { t, requests } = useFindL10n();
  const more = useId();
  const [open, setOpen] = useState(false);
  const { needs } = form;
  const flag = (need: 'ownRoom' | 'stepFree' | 'medication') => (
    <NeedChip on={needs[need] === true} onToggle={() => onChange(withNeed(form, need, needs[need] ? undefined : true))}>
      {capitalized(requests(`need.${need}`))}
    </NeedChip>
  );
  const hasNoDocuments = needs.documents?.length === 0;
  return (
    <>
      <fieldset className="find-part">
        <legend>{t('need.label')}</legend>
        <div className="find-chips">
          {flag('ownRoom')}
          {flag('stepFree')}
          <NeedChip
            on={needs.pregnantMonth !== undefined}
            onToggle={() => onChange(withNeed(form, 'pregnantMonth', needs.pregnantMonth ? undefined : 'unknown'))}
          >
            {capitalized(requests('need.pregnant'))}
          </NeedChip>
          <NeedChip
            on={needs.pets !== undefined}
            onToggle={() => onChange(withNeed(form, 'pets', needs.pets ? undefined : 'small'))}
          >
            {t('need.pet')}
          </NeedChip>
          {flag('medication')}
          <NeedChip
            on={hasNoDocuments}
            onToggle={() => onChange(withNeed(form, 'documents', hasNoDocuments ? undefined : []))}
          >
            {capitalized(t('need.noPapers'))}
          </NeedChip>
          <Button
            variant="quiet"
            className="find-more"
            icon={open ? Minus : Plus}
            aria-expanded={open}
            aria-controls={more}
            onClick={() => setOpen(!open)}
          >
            {open ? t('need.less') : t('need.more')}
          </Button>
        </div>
      </fieldset>
      <LanguagesPart form={form} onChange={onChange} all={open} />
      <div id={more} className="find-part" hidden={!open}>
        {open && <FurtherNeeds form={form} onChange={onChange} />}
      </div>
    </>
  );
}

/** The languages that they speak: the common ones, and with `all` the others too. */
function LanguagesPart({ form, onChange, all }: PartProps & { readonly all: boolean }) {
  const l10n = useFindL10n();
  const languages = form.needs.languages ?? [];
  const shown = all
    ? [...COMMON_LANGUAGES, ...OTHER_LANGUAGES]
    : [...COMMON_LANGUAGES, ...OTHER_LANGUAGES.filter((code) => languages.includes(code))];
  return (
    <fieldset className="find-part">
      <legend>{l10n.t('need.languages')}</legend>
      <div className="find-chips">
        {shown.map((code) => (
          <NeedChip
            key={code}
            on={languages.includes(code)}
            onToggle={() => onChange(withNeed(form, 'languages', toggled(languages, code)))}
          >
            {capitalized(formatLanguage(l10n, code))}
          </NeedChip>
        ))}
      </div>
    </fieldset>
  );
}
