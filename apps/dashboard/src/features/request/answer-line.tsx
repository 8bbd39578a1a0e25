import type { RequestView } from '@safe-haven/contracts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { Call } from '../call/call.tsx';
import { useShelterName } from '../shelter/use-shelter-name.ts';
import { AcceptAnswer } from './accept-answer.tsx';
import { formatAnswer } from './codes.ts';

type Answer = RequestView['answers'][number];
interface AnswerLineProps {
  readonly request: RequestView;
  /** null: the house has said nothing yet. */
  readonly answer: Answer | null;
  readonly shelterId?: string;
  /** The house whose yes is next. */
  readonly isFirst: boolean;
  again(): void;
}

/** One house: what it said, and where it takes them, the press that makes it binding. */
export function AnswerLine({ request, answer, isFirst, again, ...props }: AnswerLineProps) {
  const t = useT('requests');
  const format = useFormat();
  const nameOf = useShelterName();
  const shelterId = answer?.shelterId ?? props.shelterId ?? '';
  const open = request.situation === 'open' && request.may.length > 0;
  return (
    <li className="sheet-line ask-answer" data-house={shelterId} data-answer={answer?.answer ?? 'silent'}>
      <div className="sheet-words">
        <span className="sheet-name">{nameOf(shelterId)}</span>
        <span className="sheet-detail">
          {answer ? formatAnswer(t, format, answer) : t('silent')}
          {open && isFirst && ` · ${t('isNext')}`}
        </span>
        {open && answer?.answer !== 'no' && <Call shelterId={shelterId} name={nameOf(shelterId)} />}
      </div>
      {open && answer && answer.answer !== 'no' && (
        <AcceptAnswer request={request} answer={answer} isFirst={isFirst} again={again} />
      )}
    </li>
  );
}
