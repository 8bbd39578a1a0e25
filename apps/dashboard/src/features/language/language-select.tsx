import './language-select.css';
import { LANGUAGE_LINES } from '@safe-haven/contracts';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { chooseLanguage } from '../../locales/choose-language.ts';
import { isLanguage } from '../../locales/languages.ts';
import { useLanguage, useT } from '../../locales/use-t.ts';
import { Icon } from '../../ui/icon.tsx';

/** A select for the language, each option in its own language. `edged`: outlined, for use among form fields. */
export function LanguageSelect({ edged = false }: { edged?: boolean }) {
  const t = useT('session');
  const language = useLanguage();
  const [failed, setFailed] = useState(false);
  const choose = async (chosen: string) => {
    setFailed(false);
    if (!isLanguage(chosen)) return;
    setFailed(!(await chooseLanguage(chosen)));
  };
  return (
    <>
      <label className={edged ? 'language language-edged' : 'language'}>
        <span className="aloud">{t('language.label')}</span>
        <select value={language} onChange={(event) => void choose(event.target.value)}>
          {LANGUAGE_LINES.map(({ code, name }) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
        <Icon icon={ChevronDown} />
      </label>
      {failed && (
        <p className="language-failed" role="alert">
          {t('language.failed')}
        </p>
      )}
    </>
  );
}
