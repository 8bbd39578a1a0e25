import './bring-words.ts';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { i18n } from '../../locales/i18n.ts';
import { useFormats, useLanguage, useWords } from '../../locales/use-words.ts';
import { useBoardClient } from '../../model/board/use-board.ts';
import type { Waiting } from '../../net/outbox/queue.ts';
import { useWaiting } from '../../net/outbox/use-waiting.ts';
import type { Tongue, Translate } from '../../screens/shelter/say/words.ts';
import { typedWords } from './typed.ts';
import { WaitingLine } from './waiting-line.tsx';

/** A second tap comes within this time: nothing may move under it, ms. */
const TAPS_MS = 700;

/** Above every screen while something waits for the connection or was given back. */
export default function WaitingList() {
  const t = useWords('offline');
  const all = useWaiting();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), TAPS_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  const back = all.some((w) => w.state === 'back');
  return (
    <section className="waiting-list" aria-label={t('title')} data-back={back || undefined}>
      <h2>{t('title')}</h2>
      <p className="aloud" role="status">
        {back ? t('back') : ''}
      </p>
      <ul>
        {all.map((command) => (
          <li key={command.key}>
            <WaitingLine command={command}>
              <What command={command} />
            </WaitingLine>
          </li>
        ))}
      </ul>
    </section>
  );
}

function What({ command }: { readonly command: Waiting }) {
  const t = useWords('offline');
  const language = useLanguage();
  const { clock } = useFormats();
  const house = useBoardClient().row(command.shelterId)?.name ?? '';
  const tongue = useMemo<Tongue>(
    () => ({
      t: i18n.getFixedT(null, 'shelter') as unknown as Translate,
      language,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    [language],
  );
  const typed = typedWords(tongue, command);
  const what = t(`what.${command.name as 'admit-party'}`);
  return (
    <span className="waiting-what">
      <Link href={`/shelter/${encodeURIComponent(command.shelterId)}`}>
        {t('where', { what, house, at: clock(command.tappedAt) })}
      </Link>
      {typed !== '' && ` (${typed})`}{' '}
    </span>
  );
}
