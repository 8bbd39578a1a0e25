import type { RequestView } from '@safe-haven/contracts';
import { Check, Ellipsis, MessageSquare, X } from 'lucide-react';
import { Call } from '../../../features/call/call.tsx';
import { AcceptAnswer } from '../../../features/request/accept-answer.tsx';
import { Where } from '../../../features/request/answer-row.tsx';
import { formatCodes } from '../../../features/request/codes.ts';
import { useKeptOrder } from '../../../features/request/use-kept-order.ts';
import { useShelterName } from '../../../features/shelter/use-shelter-name.ts';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { useNow } from '../../../model/time/now.ts';
import { moment } from '../../../model/time/time.ts';
import { CurrentOffer } from '../rows/current-offer.tsx';
import { TonightRow } from '../rows/tonight-row.tsx';
import { TonightTime } from '../rows/tonight-time.tsx';

interface AnswerRowsProps {
  readonly request: RequestView;
  refetch(): void;
}

/**
 * What the houses said to an open request: each yes with its hold, and in one row those who are silent. A house that
 * answers keeps its row for a while, also with a no, so that no other number or button comes under the thumb.
 */
export function AnswerRows({ request, refetch }: AnswerRowsProps) {
  const { answers, asked, requestId } = request;
  const silent = asked.filter((shelterId) => !answers.some((answer) => answer.shelterId === shelterId));
  const order = useKeptOrder(request, [
    ...answers.filter(({ answer }) => answer !== 'no').map(({ shelterId }) => shelterId),
    ...silent.slice(0, 1),
  ]);
  if (request.situation !== 'open' || request.may.length === 0) return null;
  return order.map((shelterId) => {
    const answer = answers.find((candidate) => candidate.shelterId === shelterId);
    if (answer === undefined && shelterId !== silent[0]) return null;
    return (
      <li key={shelterId} className="tonight-answer" data-answer-of={requestId}>
        {answer === undefined ? (
          <SilentRow request={request} silent={silent} />
        ) : answer.answer === 'no' ? (
          <NoRow request={request} answer={answer} />
        ) : (
          <YesRow request={request} answer={answer} refetch={refetch} />
        )}
      </li>
    );
  });
}

interface YesRowProps extends AnswerRowsProps {
  readonly answer: RequestView['answers'][number];
}

/** One house that takes them, or would if something is settled first. */
function YesRow({ request, answer, refetch }: YesRowProps) {
  const r = useT('requests');
  const format = useFormat();
  const nameOf = useShelterName();
  const { shelterId, codes, now } = answer;
  const isSure = answer.answer === 'yes';
  const against = now?.against ?? [];
  const isOutdated = against.length > 0;
  return (
    <TonightRow
      kind={`answer-${answer.answer}`}
      id={`${request.requestId} ${shelterId}`}
      time={
        <TonightTime
          icon={isSure ? Check : MessageSquare}
          tone={isOutdated ? 'plain' : isSure ? 'arrived' : 'held'}
          number={r(`answer.${answer.answer}`)}
          label=""
        />
      }
      title={nameOf(shelterId)}
      detail={
        <>
          {codes.length > 0 && `${formatCodes(r, format, codes)} · `}
          {isOutdated ? (
            <span className="ask-outdated">{r('outdated', { codes: formatCodes(r, format, against) })}</span>
          ) : (
            <Where shelterId={shelterId} answer={answer} ownCountry={request.requestedFrom.country} />
          )}
        </>
      }
      extra={
        isSure && !isOutdated ? (
          <CurrentOffer shelterId={shelterId} />
        ) : (
          <Call shelterId={shelterId} name={nameOf(shelterId)} one="line" />
        )
      }
    >
      <AcceptAnswer
        request={request}
        answer={answer}
        isFirst={false}
        isOutdated={isOutdated}
        isOneOfMany
        refetch={refetch}
      />
    </TonightRow>
  );
}

/** One house that has just said no. */
function NoRow({ request, answer }: Omit<YesRowProps, 'refetch'>) {
  const r = useT('requests');
  const format = useFormat();
  const nameOf = useShelterName();
  return (
    <TonightRow
      kind="answer-no"
      id={`${request.requestId} ${answer.shelterId}`}
      time={<TonightTime icon={X} number={r('answer.no')} label="" />}
      title={nameOf(answer.shelterId)}
      detail={formatCodes(r, format, answer.codes)}
    />
  );
}

/** Those who have not answered, until when they may, how many said no, and the first one to call. */
function SilentRow({ request, silent }: { readonly request: RequestView; readonly silent: readonly string[] }) {
  const t = useT('tonight');
  const l10n = useL10n();
  const format = useFormat();
  const nameOf = useShelterName();
  const now = useNow(10_000);
  const { requestId, respondBy } = request;
  const [first = ''] = silent;
  const at = respondBy === null ? null : moment(l10n, respondBy, now);
  return (
    <TonightRow
      kind="answer-silent"
      id={`${requestId} silent`}
      time={<TonightTime icon={Ellipsis} number={t('answers.silent')} label={format.number(silent.length)} />}
      title={format.list(silent.map(nameOf))}
      detail={at !== null && t(Date.parse(respondBy!) > now ? 'row.answerBy' : 'row.answerWas', { at })}
      extra={<Call shelterId={first} name={nameOf(first)} showsName={silent.length > 1} one="line" />}
    />
  );
}
