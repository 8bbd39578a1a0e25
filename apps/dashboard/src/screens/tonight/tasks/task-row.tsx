import type { ShelterTask } from '@safe-haven/contracts';
import { useState } from 'react';
import { useOfflineReason } from '../../../features/command/use-offline-reason.ts';
import { formatAnswer, formatCodes } from '../../../features/request/codes.ts';
import { DisclosedNeeds } from '../../../features/request/disclosed-needs.tsx';
import { useShelterName } from '../../../features/shelter/use-shelter-name.ts';
import { languageName } from '../../../locales/intl/names.ts';
import { useFormat, useLanguage, useT } from '../../../locales/use-t.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { formatParty } from '../../../model/party/party.ts';
import { useNow } from '../../../model/time/now.ts';
import { moment } from '../../../model/time/time.ts';
import { Button } from '../../../ui/button.tsx';
import { CurrentOffer } from '../rows/current-offer.tsx';
import { TonightTime } from '../rows/tonight-time.tsx';
import { AnswerButtons } from './answer-buttons.tsx';
import { isUnanswered, keyOf } from './task-key.ts';

interface TaskRowProps {
  readonly task: ShelterTask;
  refetch(): unknown;
}

/** One task: the disclosed needs of a party, and buttons to answer. */
export function TaskRow({ task, refetch }: TaskRowProps) {
  const t = useT('tonight');
  const l10n = useL10n();
  const nameOf = useShelterName();
  const { state, shelterId, answer, offered } = task;
  const open = state === 'open';
  const asks = isUnanswered(task);
  return (
    <div
      className="tonight-row tonight-task"
      data-task={keyOf(task)}
      data-state={state}
      data-answer={answer?.answer ?? 'silent'}
      data-offered={(offered && open) || undefined}
    >
      {open ? <DueTime task={task} /> : <TonightTime number="" label="" />}
      <div className="tonight-text">
        <p className="sheet-name">
          {formatParty(l10n, task.party)}{' '}
          <span className="sheet-detail">{t('tasks.asked', { shelter: nameOf(shelterId) })}</span>
        </p>
        {open && asks && <TaskDetail task={task} />}
        {state === 'here' && task.criteria && <DisclosedNeeds {...task} isOpen />}
        {!open && <p className="sheet-message">{t(`tasks.${state}`)}</p>}
        {open && offered && <p className="tonight-offered sheet-detail">{t('tasks.offered')}</p>}
      </div>
      <div className="tonight-extra">
        {open && <CurrentOffer shelterId={shelterId} />}
        {open && (asks || answer?.answer !== 'no') && (
          <details className="tonight-reads">
            <summary>{t(asks ? 'tasks.reads' : 'tasks.needs')}</summary>
            <DisclosedNeeds {...task} isOpen={!asks} />
          </details>
        )}
      </div>
      {open && (asks ? <AnswerButtons task={task} refetch={refetch} /> : <Answered task={task} refetch={refetch} />)}
    </div>
  );
}

/** How soon, for how many, in which languages, and the rules of the house that they touch. */
function TaskDetail({ task }: { readonly task: ShelterTask }) {
  const t = useT('tonight');
  const r = useT('requests');
  const language = useLanguage();
  const format = useFormat();
  const { touches, languages, urgency } = task;
  const spoken = format.list(languages.map((code) => languageName(language, code)));
  return (
    <p className="sheet-detail">
      {[
        r(`urgency.${urgency}`),
        ...(spoken === '' ? [] : [spoken]),
        touches.length === 0 ? t('tasks.noRule') : t('tasks.rules', { rules: formatCodes(r, format, touches) }),
      ].join(' · ')}
    </p>
  );
}

/** The time by which the answer is or was due. */
function DueTime({ task: { respondBy } }: { readonly task: ShelterTask }) {
  const t = useT('tonight');
  const l10n = useL10n();
  const format = useFormat();
  const now = useNow(10_000);
  const left = Date.parse(respondBy) - now;
  const at = moment(l10n, respondBy, now);
  return (
    <TonightTime number={format.age(Math.abs(left))} label={t(left > 0 ? 'row.answerBy' : 'row.answerWas', { at })} />
  );
}

/** The given answer, which can be changed until the party is placed. */
function Answered({ task, refetch }: TaskRowProps) {
  const t = useT('tonight');
  const r = useT('requests');
  const format = useFormat();
  const [changing, setChanging] = useState(false);
  const disabledReason = useOfflineReason();
  if (task.answer === null) return null;
  if (changing) return <AnswerButtons task={task} refetch={refetch} onAnswered={() => setChanging(false)} />;
  return (
    <div className="tonight-actions">
      <p className="tonight-message" role="status">
        {t('tasks.said', { answer: formatAnswer(r, format, task.answer) })}
      </p>
      <Button variant="quiet" disabledReason={disabledReason} onClick={() => setChanging(true)}>
        {t('tasks.change')}
      </Button>
    </div>
  );
}
