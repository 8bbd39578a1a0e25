import './language-select.css';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { chooseLanguage } from '../../locales/choose-language.ts';
import { LANGUAGES, type Language, OWN_NAMES } from '../../locales/languages.ts';
import { useLanguage, useWords } from '../../locales/use-words.ts';
import { Icon } from '../../ui/icon.tsx';

/** Chooses the language, each by its own name. `edged` where it stands among fields and not in a bar. */
export function LanguageSelect({ edged = false }: { edged?: boolean }) {
  const t = useWords('session');
  const language = useLanguage();
  const [failed, setFailed] = useState(false);
  const choose = async (chosen: Language) => {
    setFailed(false);
    setFailed(!(await chooseLanguage(chosen)));
  };
  return (
    <>
      <label className={edged ? 'language language-edged' : 'language'}>
        <span className="aloud">{t('language.label')}</span>
        <select value={language} onChange={(event) => void choose(event.target.value as Language)}>
          {LANGUAGES.map((each) => (
            <option key={each} value={each} lang={each}>
              {OWN_NAMES[each]}
            </option>
          ))}
        </select>
        <Icon of={ChevronDown} />
      </label>
      {failed && (
        <p className="language-failed" role="alert">
          {t('language.failed')}
        </p>
      )}
    </>
  );
}
