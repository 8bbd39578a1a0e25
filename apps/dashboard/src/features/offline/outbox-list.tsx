import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { isKey } from '../../locales/is-key.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useBoardClient } from '../../model/board/use-board.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { shelterPath } from '../../model/shelter-path.ts';
import { type QueuedCommand } from '../../net/outbox/queue.ts';
import { useQueuedCommands } from '../../net/outbox/use-outbox.ts';
import { formValuesText } from './form-values-text.ts';
import { QueuedCommandRow } from './queued-command-row.tsx';

/** The second tap of a double tap comes within this time: no layout shift meanwhile, ms. */
const DOUBLE_TAP_MS = 700;

/** The outbox, shown above every screen while commands are queued or were returned. */
export default function OutboxList() {
  const t = useT('offline');
  const all = useQueuedCommands();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), DOUBLE_TAP_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  const hasReturned = all.some((w) => w.state === 'back');
  return (
    <section className="outbox-list" aria-label={t('title')} data-back={hasReturned || undefined}>
      <h2>{t('title')}</h2>
      <p className="aloud" role="status">
        {hasReturned ? t('back') : ''}
      </p>
      <ul>
        {all.map((command) => (
          <li key={command.key}>
            <QueuedCommandRow command={command}>
              <CommandText command={command} />
            </QueuedCommandRow>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CommandText({ command }: { readonly command: QueuedCommand }) {
  const t = useT('offline');
  const { clock } = useFormat();
  const shelterName = useBoardClient().row(command.shelterId)?.name ?? '';
  const l10n = useL10n();
  const formValues = formValuesText(l10n, command);
  const key = `what.${command.name}`;
  const what = isKey('offline', key) ? t(key) : command.name;
  return (
    <span>
      <Link href={shelterPath(command.shelterId)}>
        {t('where', { what, shelter: shelterName, at: clock(command.issuedAt) })}
      </Link>
      {formValues !== '' && ` (${formValues})`}{' '}
    </span>
  );
}
