import './surge.css';
import { type SurgeView, surgeCannotReasons } from '@safe-haven/contracts';
import { useState } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { useNow } from '../../model/time/now.ts';
import { moment } from '../../model/time/time.ts';
import { newId } from '../../net/command/send.ts';
import { serverNow } from '../../net/server-time.ts';
import { Button } from '../../ui/button.tsx';
import { ReasonButtons } from '../../ui/reason-buttons.tsx';
import { Refused } from '../command/refused.tsx';
import { useOfflineReason } from '../command/use-offline-reason.ts';
import { useSurgeCommands } from './use-surges.ts';

/** A surge lasts two hours at least; a minute more for a clock that is ahead. */
const SHORTEST_MS = (2 * 60 + 1) * 60_000;

interface AskedCountryProps {
  readonly surge: SurgeView;
  /** Refetches; resolves once rendered. */
  refetch(): Promise<void>;
}

/** What another country asks one's own for: a surge for it in one press, or that it can't, with one reason. */
export function AskedCountry({ surge, refetch }: AskedCountryProps) {
  const t = useT('surges');
  const format = useFormat();
  const l10n = useL10n();
  const now = useNow(60_000);
  const disabledReason = useOfflineReason();
  const [ownId] = useState(newId);
  const [declines, setDeclines] = useState(false);
  const opening = useSurgeCommands(ownId, () => void refetch());
  const declining = useSurgeCommands(surge.surgeId, () => void refetch());
  const { asksMine, missing, drill, until } = surge;
  if (asksMine === null) return null;
  const open = () => {
    const ends = new Date(Math.max(Date.parse(until), serverNow() + SHORTEST_MS)).toISOString();
    const { country } = asksMine;
    const answers = surge.surgeId;
    return opening.send('open', { country, places: missing, until: ends, reason: 'arrivals', drill, answers });
  };
  const problem = opening.problem ?? declining.problem;
  return (
    <div className="surge-answer" data-asked-by={surge.surgeId}>
      <p className="sheet-name">
        {drill && `${t('card.drill')}: `}
        {t('country.asks', { country: format.country(surge.country), count: missing, at: moment(l10n, until, now) })}
      </p>
      <p className="sheet-detail">{`${t(`reason.${surge.reason}`)}. ${t('country.hint')}`}</p>
      {asksMine.declined !== null && (
        <p className="sheet-detail">{t('country.said', { reason: t(`cannot.${asksMine.declined}`) })}</p>
      )}
      {declines ? (
        <ReasonButtons
          legend={t('answer.why')}
          reasons={surgeCannotReasons}
          label={(reason) => t(`cannot.${reason}`)}
          busy={declining.busy}
          disabledReason={disabledReason}
          cancelLabel={t('answer.cancel')}
          onChoose={async (reason) => {
            if (await declining.send('decline-country', { reason })) setDeclines(false);
          }}
          onCancel={() => setDeclines(false)}
        />
      ) : (
        <div className="surge-choices">
          <Button busy={opening.busy} disabledReason={disabledReason} onClick={() => void open()}>
            {t('country.open', { count: missing })}
          </Button>
          <Button disabledReason={disabledReason} onClick={() => setDeclines(true)}>
            {t('country.cannot')}
          </Button>
        </div>
      )}
      {problem && <Refused problem={problem} />}
    </div>
  );
}
