import type { SurgeHouse, SurgeView } from '@safe-haven/contracts';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { Call } from '../../features/call/call.tsx';
import { Refused } from '../../features/command/refused.tsx';
import { useOfflineReason } from '../../features/command/use-offline-reason.ts';
import { AnswerSurge } from '../../features/surge/answer-surge.tsx';
import { AskedCountry } from '../../features/surge/asked-country.tsx';
import { useSurgeCommands } from '../../features/surge/use-surges.ts';
import { isKey } from '../../locales/is-key.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { useNow } from '../../model/time/now.ts';
import { moment } from '../../model/time/time.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TwoStepButton } from '../../ui/two-step-button.tsx';
import { SurgeCountries } from './surge-countries.tsx';
import { SurgeReport } from './surge-report.tsx';

interface SurgeCardProps {
  readonly surge: SurgeView;
  /** Whether numbers to call are shown next to houses that said nothing. */
  readonly calls: boolean;
  /** Refetches; resolves once rendered. */
  refetch(): Promise<void>;
}

/** One surge: how much is open, its steps, what one's own houses are asked, and what each house answered. */
export function SurgeCard({ surge, calls, refetch }: SurgeCardProps) {
  const t = useT('surges');
  const format = useFormat();
  const { surgeId, country, drill, reason, situation, may, mine, houses } = surge;
  const { busy, problem, send } = useSurgeCommands(surgeId, () => void refetch());
  const disabledReason = useOfflineReason();
  const title = t('card.title', { country: format.country(country) });
  return (
    <section className="sheet-card surge-card" data-surge={surgeId} data-situation={situation}>
      <h2 className="sheet-name">
        {title}
        {drill && <span className="surge-mark">{t('card.drill')}</span>}
      </h2>
      <p className="sheet-detail">{t(`reason.${reason}`)}</p>
      {surge.askedBy !== null && (
        <p className="sheet-detail">{t('country.askedBy', { country: format.country(surge.askedBy) })}</p>
      )}
      <Progress surge={surge} />
      <Steps surge={surge} />
      {problem && <Refused problem={problem} />}
      {may.length > 0 && (
        <div className="sheet-actions">
          {may.includes('confirm') && (
            <Button
              variant="primary"
              busy={busy}
              disabledReason={disabledReason}
              onClick={() => void send('confirm', {})}
            >
              {t('confirm')}
            </Button>
          )}
          {may.includes('end') && (
            <TwoStepButton
              label={t('end')}
              name={title}
              confirmLabel={t(drill ? 'endSureDrill' : 'endSure')}
              cancelLabel={t('answer.cancel')}
              busy={busy}
              disabledReason={disabledReason}
              onConfirm={() => void send('end', {})}
            />
          )}
        </div>
      )}
      <AskedCountry surge={surge} refetch={refetch} />
      {mine.map((house) => (
        <AnswerSurge key={house.shelterId} surge={surge} house={house} refetch={refetch} />
      ))}
      {surge.countries && <SurgeCountries surge={surge} countries={surge.countries} refetch={refetch} />}
      {situation === 'ended' && surge.confirmed !== null && <SurgeReport surgeId={surgeId} />}
      {houses && houses.length > 0 && (
        <section aria-label={t('houses')}>
          <h3 className="sheet-detail">{t('houses')}</h3>
          <ul className="sheet-list">
            {houses.map((house) => (
              <HouseRow key={house.shelterId} house={house} calls={calls} situation={situation} drill={drill} />
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}

/** How many places it asks for, then how many of them are open; in a drill, offered. */
function Progress({ surge }: { readonly surge: SurgeView }) {
  const t = useT('surges');
  const { number } = useFormat();
  const { situation, places, open, drill } = surge;
  return (
    <>
      {situation === 'waiting' && <p className="surge-open">{t('card.asks', { count: places })}</p>}
      {situation === 'open' && (
        <>
          <p className="surge-open">
            {t(drill ? 'card.offered' : 'card.progress', { open: number(open), places: number(places) })}
          </p>
          <progress className="surge-progress" aria-hidden="true" max={places} value={Math.min(open, places)} />
        </>
      )}
    </>
  );
}

/** From the opening to the end, with who and when. */
function Steps({ surge }: { readonly surge: SurgeView }) {
  const t = useT('surges');
  const format = useFormat();
  const at = useMoment();
  const role = useRole();
  const { opened, confirmed, asked, yes, no, askedAgainAt, askedBeforeEndAt, endedAt, endedBecause, until } = surge;
  const who = (step: SurgeView['opened']) => ({
    who: step.organisation === null ? role(step.role) : `${role(step.role)}, ${step.organisation}`,
    at: at(step.at),
  });
  const silent = asked - yes - no;
  const steps: readonly (readonly [done: boolean, text: string])[] = [
    [true, t('step.opened', who(opened))],
    confirmed === null ? [false, t('step.waits')] : [true, t('step.confirmed', who(confirmed))],
    ...(confirmed === null
      ? []
      : [
          [
            silent === 0,
            t('step.answers', {
              asked: format.number(asked),
              yes: format.number(yes),
              no: format.number(no),
              silent: format.number(silent),
            }),
          ] as const,
        ]),
    ...(askedAgainAt === null ? [] : [[true, t('step.again', { at: at(askedAgainAt) })] as const]),
    ...(askedBeforeEndAt === null ? [] : [[true, t('step.ending', { at: at(askedBeforeEndAt) })] as const]),
    endedAt === null || endedBecause === null
      ? [false, t(surge.drill ? 'step.endsDrill' : 'step.ends', { at: at(until) })]
      : [true, t(`ended.${endedBecause}`, { at: at(endedAt) })],
  ];
  return (
    <ol className="surge-steps">
      {steps.map(([done, text]) => (
        <li key={text} data-done={done || undefined}>
          <Icon icon={done ? CircleCheck : CircleDashed} size={18} />
          {text}
        </li>
      ))}
    </ol>
  );
}

interface HouseRowProps extends Pick<SurgeCardProps, 'calls'>, Pick<SurgeView, 'situation' | 'drill'> {
  readonly house: SurgeHouse;
}

function HouseRow({ house, calls, situation, drill }: HouseRowProps) {
  const t = useT('surges');
  const at = useMoment();
  const role = useRole();
  const answered = useAnswered(situation, drill);
  const { answer } = house;
  return (
    <li className="surge-house" data-shelter={house.shelterId}>
      <p className="sheet-name">{house.name}</p>
      {answer === null ? (
        <p className="sheet-detail">{t('house.silent')}</p>
      ) : (
        <p className="sheet-detail">
          {answered(house.mode, answer)}
          {` · ${role(answer.byRole)}, ${at(answer.at)}`}
        </p>
      )}
      {answer === null && calls && situation === 'open' && <Call shelterId={house.shelterId} name={house.name} />}
    </li>
  );
}

/** While it is open, how much of a yes is open now; in a drill it is a word. Ended, nothing is: what the yes was for. */
function useAnswered(situation: SurgeView['situation'], drill: boolean) {
  const t = useT('surges');
  const { number } = useFormat();
  return (mode: SurgeHouse['mode'], { places, open, reason }: NonNullable<SurgeHouse['answer']>): string => {
    if (places === null) return t('house.no', { reason: t(`no.${reason ?? 'other'}`) });
    if (situation === 'ended') return t('answer.yes', { number: number(places) });
    return t(drill || mode === 'counted' ? 'house.word' : 'house.yes', { number: number(open) });
  };
}

function useMoment(): (instant: string) => string {
  const l10n = useL10n();
  const now = useNow(60_000);
  return (instant) => moment(l10n, instant, now);
}

function useRole(): (role: string) => string {
  const t = useT('session');
  return (role) => {
    const key = `role.${role}`;
    return isKey('session', key) ? t(key) : role;
  };
}
