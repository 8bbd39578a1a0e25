import { useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { isKey } from '../../locales/is-key.ts';
import { useFormat, useLanguage, useT } from '../../locales/use-t.ts';
import { useBoardClient } from '../../model/board/use-board.ts';
import { type L10n } from '../../model/l10n/l10n.ts';
import { shelterPath } from '../../model/shelter-path.ts';
import { type Waiting } from '../../net/outbox/queue.ts';
import { useWaiting } from '../../net/outbox/use-waiting.ts';
import { typedWords } from './typed.ts';
import { WaitingLine } from './waiting-line.tsx';

/** A second tap comes within this time: nothing may move under it, ms. */
const TAPS_MS = 700;

/** Above every screen while something waits for the connection or was given back. */
export default function WaitingList() {
  const t = useT('offline');
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
  const t = useT('offline');
  const shelter = useT('shelter');
  const language = useLanguage();
  const { clock } = useFormat();
  const house = useBoardClient().row(command.shelterId)?.name ?? '';
  const l10n = useMemo<L10n>(
    () => ({
      t: shelter,
      language,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    [shelter, language],
  );
  const typed = typedWords(l10n, command);
  const key = `what.${command.name}`;
  const what = isKey('offline', key) ? t(key) : command.name;
  return (
    <span className="waiting-what">
      <Link href={shelterPath(command.shelterId)}>{t('where', { what, house, at: clock(command.tappedAt) })}</Link>
      {typed !== '' && ` (${typed})`}{' '}
    </span>
  );
}
