import { Minus, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { capital, tongueWords, useVoice } from '../../../features/search/find-text.ts';
import { toggled, withNeed } from '../../../features/search/search-form.ts';
import { Button } from '../../../ui/button.tsx';
import { MoreNeeds } from './more-needs.tsx';
import { NeedChip } from './need-chip.tsx';
import type { PartProps } from './part.ts';

/** Spoken by most who call, and by staff somewhere in the network. */
const LANGUAGES = ['sq', 'mk', 'sr', 'bs', 'en', 'rom'] as const;
const OTHERS = ['tr', 'ar', 'fa', 'uk', 'ru', 'ro', 'hu', 'bg', 'el', 'it', 'de', 'fr'] as const;

/** What they need, the common things first and everything else behind "More". What is not stated bars nothing. */
export function NeedsPart({ wish, onWish }: PartProps) {
  const voice = useVoice();
  const { t, requests } = voice;
  const more = useId();
  const [open, setOpen] = useState(false);
  const { needs } = wish;
  const languages = needs.languages ?? [];
  const shown = open ? [...LANGUAGES, ...OTHERS] : [...LANGUAGES, ...OTHERS.filter((code) => languages.includes(code))];
  const flag = (need: 'ownRoom' | 'stepFree' | 'medication') => (
    <NeedChip on={needs[need] === true} onToggle={() => onWish(withNeed(wish, need, needs[need] ? undefined : true))}>
      {capital(requests(`need.${need}`))}
    </NeedChip>
  );
  const noPapers = needs.documents?.length === 0;
  return (
    <>
      <fieldset className="find-part">
        <legend>{t('need.label')}</legend>
        <div className="find-chips">
          {flag('ownRoom')}
          {flag('stepFree')}
          <NeedChip
            on={needs.pregnantMonth !== undefined}
            onToggle={() => onWish(withNeed(wish, 'pregnantMonth', needs.pregnantMonth ? undefined : 'unknown'))}
          >
            {capital(requests('need.pregnant'))}
          </NeedChip>
          <NeedChip
            on={needs.pets !== undefined}
            onToggle={() => onWish(withNeed(wish, 'pets', needs.pets ? undefined : 'small'))}
          >
            {t('need.pet')}
          </NeedChip>
          {flag('medication')}
          <NeedChip on={noPapers} onToggle={() => onWish(withNeed(wish, 'documents', noPapers ? undefined : []))}>
            {capital(t('need.noPapers'))}
          </NeedChip>
          <Button
            look="quiet"
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
      <fieldset className="find-part">
        <legend>{t('need.languages')}</legend>
        <div className="find-chips">
          {shown.map((code) => (
            <NeedChip
              key={code}
              on={languages.includes(code)}
              onToggle={() => onWish(withNeed(wish, 'languages', toggled(languages, code)))}
            >
              {capital(tongueWords(voice, code))}
            </NeedChip>
          ))}
        </div>
      </fieldset>
      <div id={more} className="find-part" hidden={!open}>
        {open && <MoreNeeds wish={wish} onWish={onWish} />}
      </div>
    </>
  );
}
