import './surge.css';
import { type SurgeView, surgeNoReasons } from '@safe-haven/contracts';
import { useState } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { useNow } from '../../model/time/now.ts';
import { moment } from '../../model/time/time.ts';
import { useShelterCommands } from '../../net/command/use-shelter-commands.ts';
import { Button } from '../../ui/button.tsx';
import { ReasonButtons } from '../../ui/reason-buttons.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { Refused } from '../command/refused.tsx';
import { useOfflineReason } from '../command/use-offline-reason.ts';

type OwnHouse = SurgeView['mine'][number];
/** More places than this a house does not open. */
const MOST = 60;
/** What is proposed where nobody knows how many beds there are. */
const SOME = 2;
const ANSWER = 'answer-surge';

interface AnswerSurgeProps {
  readonly surge: SurgeView;
  readonly house: OwnHouse;
  /** Refetches; resolves once rendered. */
  refetch(): Promise<void>;
}

/** What one's own house is asked: yes in one tap, another number, or no with one reason. */
export function AnswerSurge({ surge, house, refetch }: AnswerSurgeProps) {
  const t = useT('surges');
  const format = useFormat();
  const l10n = useL10n();
  const now = useNow(60_000);
  const commands = useShelterCommands(house.shelterId, refetch);
  const [step, setStep] = useState<'closed' | 'choose' | 'number' | 'no'>(house.answer === null ? 'choose' : 'closed');
  const most = house.offer ?? MOST;
  const [number, setNumber] = useState(house.offer ?? SOME);
  const offline = useOfflineReason();
  const busy = commands.asking(ANSWER);
  const problem = commands.attempts.find(({ place }) => place === ANSWER)?.problem ?? null;
  const send = async (places: number | null, reason: (typeof surgeNoReasons)[number] | null) => {
    if (await commands.send(ANSWER, ANSWER, { surgeId: surge.surgeId, places, reason })) setStep('closed');
  };
  const { answer } = house;
  const disabledReason = offline ?? (most === 0 ? t('answer.none') : undefined);
  const word = surge.drill || house.mode === 'counted' ? t('answer.word') : t('answer.beds');
  return (
    <div className="surge-answer" data-surge={surge.surgeId} data-shelter={house.shelterId}>
      <p className="sheet-name">
        {surge.drill && `${t('card.drill')}: `}
        {t('answer.title', { house: house.name, at: moment(l10n, surge.until, now) })}
      </p>
      {step === 'closed' && answer !== null && (
        <>
          <Answered answer={answer} />
          <Button variant="quiet" onClick={() => setStep('choose')}>
            {t('answer.change')}
          </Button>
        </>
      )}
      {(step === 'choose' || step === 'number') && (
        <>
          <p className="sheet-detail">{word}</p>
          {step === 'number' && (
            <Stepper label={t('answer.number')} value={number} min={1} max={Math.max(1, most)} onChange={setNumber} />
          )}
          <div className="surge-choices">
            <Button busy={busy} disabledReason={disabledReason} onClick={() => void send(Math.max(1, number), null)}>
              {t('answer.yes', { number: format.number(Math.max(1, number)) })}
            </Button>
            <Button busy={busy} disabledReason={offline} onClick={() => setStep('no')}>
              {t('answer.no')}
            </Button>
          </div>
          {step === 'choose' && most > 1 && (
            <Button variant="quiet" onClick={() => setStep('number')}>
              {t('answer.other')}
            </Button>
          )}
        </>
      )}
      {step === 'no' && (
        <ReasonButtons
          legend={t('answer.why')}
          reasons={surgeNoReasons}
          label={(reason) => t(`no.${reason}`)}
          busy={busy}
          disabledReason={offline}
          cancelLabel={t('answer.cancel')}
          onChoose={(reason) => void send(null, reason)}
          onCancel={() => setStep(answer === null ? 'choose' : 'closed')}
        />
      )}
      {problem && <Refused problem={problem} />}
    </div>
  );
}

function Answered({ answer }: { readonly answer: NonNullable<OwnHouse['answer']> }) {
  const t = useT('surges');
  const format = useFormat();
  const what =
    answer.places === null
      ? t('house.no', { reason: t(`no.${answer.reason ?? 'other'}`) })
      : t('answer.yes', { number: format.number(answer.places) });
  return <p className="sheet-detail">{t('answer.yours', { what })}</p>;
}
