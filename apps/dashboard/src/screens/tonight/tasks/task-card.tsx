import type { HouseTask } from '@safe-haven/contracts';
import { useState } from 'react';
import { useLiveOnly } from '../../../features/command/use-live-only.ts';
import { formatAnswer } from '../../../features/request/codes.ts';
import { ToldNeeds } from '../../../features/request/told-needs.tsx';
import { placesOf } from '../../../features/request/use-request.ts';
import { useShelterName } from '../../../features/shelter/use-shelter-name.ts';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { formatParty } from '../../../model/party/party.ts';
import { useNow } from '../../../model/time/now.ts';
import { moment } from '../../../model/time/time.ts';
import { Button } from '../../../ui/button.tsx';
import { AnswerButtons } from './answer-buttons.tsx';
import { isUnanswered, keyOf } from './task-key.ts';

interface TaskCardProps {
  readonly task: HouseTask;
  /** The one that waits longest for its answer: only its yes is a filled button. */
  readonly isFirst: boolean;
  again(): void;
}

/** One party that a house is asked to take: no more than it needs to answer, and the answer in two taps. */
export function TaskCard({ task, isFirst, again }: TaskCardProps) {
  const t = useT('tonight');
  const r = useT('requests');
  const l10n = useL10n();
  const nameOf = useShelterName();
  const { state, urgency, shelterId, answer, offered } = task;
  return (
    <li
      className="night-task"
      data-task={keyOf(task)}
      data-state={state}
      data-answer={answer?.answer ?? 'silent'}
      data-offered={(offered && state === 'open') || undefined}
    >
      <p className="sheet-name">{t('tasks.asked', { house: nameOf(shelterId) })}</p>
      <p>
        {r('placesAsked', { count: placesOf(task) })}: {formatParty(l10n, task.party)}
      </p>
      {state === 'open' && (
        <>
          {(isUnanswered(task) || answer?.answer !== 'no') && (
            <ToldNeeds {...task} isOpen={answer !== null && answer.answer !== 'no'} />
          )}
          <p className="sheet-detail">
            {r(`urgency.${urgency}`)} · <Due task={task} />
          </p>
          {offered && <p className="night-offered">{t('tasks.offered')}</p>}
          {isUnanswered(task) ? (
            <AnswerButtons task={task} isFirst={isFirst} again={again} />
          ) : (
            <Answered task={task} again={again} />
          )}
        </>
      )}
      {state === 'here' && task.criteria && <ToldNeeds {...task} isOpen />}
      {state !== 'open' && <p className="sheet-said">{t(`tasks.${state}`)}</p>}
    </li>
  );
}

function Due({ task: { respondBy } }: { readonly task: HouseTask }) {
  const t = useT('tonight');
  const l10n = useL10n();
  const now = useNow(10_000);
  return t(Date.parse(respondBy) <= now ? 'tasks.late' : 'tasks.by', { at: moment(l10n, respondBy, now) });
}

/** What was answered, and the way back: another answer takes its place as long as nobody has them. */
function Answered({ task, again }: Omit<TaskCardProps, 'isFirst'>) {
  const t = useT('tonight');
  const r = useT('requests');
  const format = useFormat();
  const [changing, setChanging] = useState(false);
  const why = useLiveOnly();
  if (task.answer === null) return null;
  if (changing)
    return <AnswerButtons task={task} isFirst={false} again={again} onAnswered={() => setChanging(false)} />;
  return (
    <div className="sheet-acts">
      <p className="night-said" role="status">
        {t('tasks.said', { answer: formatAnswer(r, format, task.answer) })}
      </p>
      <Button look="quiet" why={why} onClick={() => setChanging(true)}>
        {t('tasks.change')}
      </Button>
    </div>
  );
}
