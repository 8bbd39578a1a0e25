import type { Tonight } from '@safe-haven/contracts';
import { ClipboardList } from 'lucide-react';
import { Link } from 'wouter';
import { Refused } from '../../../features/command/refused.tsx';
import { COUNTS, CountAnswers, doubtsText, useCountText } from '../../../features/counts/count-to-check.tsx';
import { useFormat } from '../../../locales/use-t.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { shelterPath } from '../../../model/shelter-path.ts';
import { useNow } from '../../../model/time/now.ts';
import { useShelterCommands } from '../../../net/command/use-shelter-commands.ts';
import { TonightRow } from './tonight-row.tsx';
import { TonightTime } from './tonight-time.tsx';

interface CountRowProps {
  readonly shelter: NonNullable<Tonight['counts']>[number];
  /** Refetches; resolves once rendered. */
  refetch(): Promise<void>;
}

/** The newest improbable count of a house, and how many more wait there. */
export function CountRow({ shelter, refetch }: CountRowProps) {
  const l10n = useL10n();
  const { t } = l10n;
  const format = useFormat();
  const now = useNow(30_000);
  const countText = useCountText();
  const commands = useShelterCommands(shelter.shelterId, refetch);
  const [count, ...more] = shelter.waiting;
  const attempt = commands.attempts.find(({ place }) => place === COUNTS);
  if (count === undefined) return null;
  return (
    <TonightRow
      kind="count"
      id={shelter.shelterId}
      time={<TonightTime icon={ClipboardList} number="" label={t('waiting.title')} />}
      title={shelter.name}
      detail={`${countText(count, now)} ${doubtsText(l10n, count)}`}
      extra={more.length > 0 ? <p>{t('waiting.more', { number: format.number(more.length) })}</p> : undefined}
      below={attempt?.problem && <Refused problem={attempt.problem} />}
    >
      <CountAnswers count={count} commands={commands} now={now} />
      <Link href={shelterPath(shelter.shelterId)} className="button button-quiet">
        {t('waiting.openHouse')}
      </Link>
    </TonightRow>
  );
}
