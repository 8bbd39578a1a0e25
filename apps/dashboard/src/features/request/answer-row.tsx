import type { RequestView } from '@safe-haven/contracts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useRow } from '../../model/board/use-board.ts';
import { useNow } from '../../model/time/now.ts';
import { Call } from '../call/call.tsx';
import { useShelterName } from '../shelter/use-shelter-name.ts';
import { AcceptAnswer } from './accept-answer.tsx';
import { formatAnswer, formatCodes } from './codes.ts';

type Answer = RequestView['answers'][number];
interface AnswerRowProps {
  readonly request: RequestView;
  readonly shelterId: string;
  /** Null: no answer yet. */
  readonly answer: Answer | null;
  /** The first answer in order that can be accepted. */
  readonly isFirst: boolean;
  refetch(): void;
}

/** One asked shelter: its answer, location, current places, and the button that accepts the answer. */
export function AnswerRow({ request, shelterId, answer, isFirst, refetch }: AnswerRowProps) {
  const t = useT('requests');
  const format = useFormat();
  const nameOf = useShelterName();
  const open = request.situation === 'open' && request.may.length > 0;
  const against = (open && answer?.now?.against) || [];
  const isOutdated = against.length > 0;
  return (
    <li
      className="sheet-line ask-answer"
      data-answer-of={request.requestId}
      data-shelter={shelterId}
      data-answer={answer?.answer ?? 'silent'}
    >
      <div className="sheet-text">
        <span className="sheet-name">{nameOf(shelterId)}</span>
        <span className="sheet-detail">
          {answer ? formatAnswer(t, format, answer) : t('silent')}
          {open && isFirst && !isOutdated && ` · ${t('isNext')}`}
        </span>
        {isOutdated && (
          <span className="ask-outdated" data-outdated>
            {t('outdated', { codes: formatCodes(t, format, against) })}
          </span>
        )}
        {open && answer?.answer !== 'no' && <Call shelterId={shelterId} name={nameOf(shelterId)} />}
        <Where shelterId={shelterId} answer={answer} />
      </div>
      {open && answer && answer.answer !== 'no' && (
        <AcceptAnswer request={request} answer={answer} isFirst={isFirst} isOutdated={isOutdated} refetch={refetch} />
      )}
    </li>
  );
}

interface WhereProps extends Pick<AnswerRowProps, 'answer'> {
  readonly shelterId: string;
  /** The country that is left out. */
  readonly ownCountry?: string | null;
}

/** Country, area and distance of the shelter, and the age of its answer. */
export function Where({ shelterId, answer, ownCountry }: WhereProps) {
  const t = useT('requests');
  const format = useFormat();
  const row = useRow(shelterId);
  const now = useNow(30_000);
  const km = answer?.now?.km ?? null;
  const parts = [
    ...(row && row.country !== ownCountry ? [format.country(row.country)] : []),
    ...(row ? [format.area(row.area)] : []),
    ...(km === null ? [] : [t('km', { km: format.number(km) })]),
    ...(answer ? [t('saidAgo', { ago: format.ago(answer.at, now) })] : []),
  ];
  return parts.length === 0 ? null : <span className="sheet-detail">{parts.join(' · ')}</span>;
}
