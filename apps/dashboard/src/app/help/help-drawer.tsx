import './help.css';
import type { Language, Me } from '@safe-haven/contracts';
import { useEffect, useRef, useState } from 'react';
import { useLanguage, useT } from '../../locales/use-t.ts';
import { localProblem } from '../../net/local-problem.ts';
import { Field } from '../../ui/field.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SideDrawer } from '../../ui/side-drawer.tsx';
import { findInGuide, type Page, type Place, readGuide } from './guide.ts';
import { GuideText } from './guide-text.tsx';
import { News } from './news-part.tsx';
import { ReportPart } from './report-part.tsx';

interface HelpDrawerProps {
  /** Null before signing in. */
  readonly me: Me | null;
  /** What the guide says of the screen next to it. */
  readonly place: Place;
  /** The address of the screen, without what identifies anything on it. */
  readonly screen: string;
  onClose(): void;
}

/** Help next to the screen: its page of the guide, a search in all pages, what is new, and a report of a fault. */
export default function HelpDrawer({ me, place: first, screen, onClose }: HelpDrawerProps) {
  const t = useT('help');
  const s = useT('session');
  const [place, setPlace] = useState(first);
  const [search, setSearch] = useState('');
  const language = useLanguage();
  const { pages, failed, retry } = useGuide(language);
  const top = useRef<HTMLDivElement>(null);
  const go = (to: Place) => {
    setSearch('');
    setPlace(to);
    top.current?.scrollIntoView({ block: 'start' });
    top.current?.focus({ preventScroll: true });
  };
  return (
    <div className="help">
      <SideDrawer title={s('nav.help')} close={s('close')} onClose={onClose}>
        {pages && (
          <Field label={t('search')}>
            {(ids) => (
              <input
                {...ids}
                className="input"
                type="search"
                autoComplete="off"
                value={search}
                onChange={(event) => setSearch(event.target.value)}
              />
            )}
          </Field>
        )}
        {failed && <Problem problem={localProblem('offline')} onRetry={retry} />}
        <div ref={top} className="help-text" tabIndex={-1}>
          {pages && search.trim() !== '' && <Results pages={pages} search={search} onGo={go} />}
          {pages && search.trim() === '' && <ChapterPart pages={pages} place={place} onGo={go} />}
        </div>
        {search.trim() === '' && (
          <>
            <News me={me} />
            <ReportPart me={me} screen={screen} />
          </>
        )}
      </SideDrawer>
    </div>
  );
}

/** The guide in a language, read when help is opened. */
function useGuide(language: Language) {
  const [pages, setPages] = useState<readonly Page[] | null>(null);
  const [failed, setFailed] = useState(false);
  const retry = () => {
    setFailed(false);
    readGuide(language).then(setPages, () => setFailed(true));
  };
  useEffect(retry, [language]);
  return { pages, failed, retry };
}

interface PartProps {
  readonly pages: readonly Page[];
  onGo(place: Place): void;
}

/** One chapter, with the others of its page and the other pages below it. */
function ChapterPart({ pages, place, onGo }: PartProps & { readonly place: Place }) {
  const t = useT('help');
  const language = useLanguage();
  const page = pages.find(({ name }) => name === place.page);
  const chapter = page?.chapters.find(({ id }) => id === place.chapter) ?? page?.chapters[0];
  if (!page || !chapter) return null;
  return (
    <>
      {page.language === 'en' && language !== 'en' && <p className="field-hint">{t('inEnglish')}</p>}
      <article lang={page.language} data-help={`${page.name}#${chapter.id}`}>
        <h3>{chapter.title}</h3>
        <GuideText blocks={chapter.blocks} page={page.name} onGo={onGo} />
      </article>
      <nav aria-label={t('more')} className="help-more">
        <h3>{t('more')}</h3>
        <ul lang={page.language}>
          {page.chapters
            .filter(({ id }) => id !== chapter.id)
            .map(({ id, title }) => (
              <li key={id}>
                <button type="button" className="help-link" onClick={() => onGo({ page: page.name, chapter: id })}>
                  {title}
                </button>
              </li>
            ))}
        </ul>
        <h3>{t('pages')}</h3>
        <ul>
          {pages
            .filter(({ name }) => name !== page.name)
            .map(({ name, title, language: of }) => (
              <li key={name} lang={of}>
                <button type="button" className="help-link" onClick={() => onGo({ page: name, chapter: '' })}>
                  {title}
                </button>
              </li>
            ))}
        </ul>
      </nav>
    </>
  );
}

/** How many chapters are shown; who gets more says more words. */
const SHOWN = 12;

function Results({ pages, search, onGo }: PartProps & { readonly search: string }) {
  const t = useT('help');
  const found = findInGuide(pages, search);
  return (
    <>
      <p role="status">{found.length === 0 ? t('foundNone') : t('found', { count: found.length })}</p>
      <ul className="help-found">
        {found.slice(0, SHOWN).map(({ page, chapter, title, pageTitle, excerpt, language }) => (
          <li lang={language} key={`${page} ${chapter}`}>
            <button type="button" className="help-link" onClick={() => onGo({ page, chapter })}>
              {title}
            </button>
            {title !== pageTitle && <span className="field-hint"> {pageTitle}</span>}
            <p>{excerpt}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
