import type { RequestView } from '@safe-haven/contracts';
import { Button } from '../../look/parts/button.tsx';
import { answerWords } from '../../requests/say-codes.ts';
import { useHouseName } from '../../requests/use-house-name.ts';
import { placesFor } from '../../shelter/say/party.ts';
import { useVoice } from '../say/voice.ts';

interface AnswersProps {
  readonly request: RequestView;
  readonly asking: string | null;
  readonly why: string | undefined;
  onAccept(shelterId: string): void;
}

/** The houses that were asked: those that answered in their order, the silent ones after them. */
export function Answers({ request, asking, why, onAccept }: AnswersProps) {
  const { t, requests, formats } = useVoice();
  const nameOf = useHouseName();
  const { answers, asked, offered, situation } = request;
  const silent = asked.filter((shelterId) => !answers.some((a) => a.shelterId === shelterId));
  const willing = answers.filter(({ answer }) => answer !== 'no').map(({ shelterId }) => shelterId);
  const first = offered ?? willing[0];
  const count = placesFor(request.party);
  return (
    <ul className="request-answers">
      {answers.map(({ shelterId, answer, codes }) => (
        <li key={shelterId} data-shelter={shelterId} data-answer={answer}>
          <p>
            <b>{nameOf(shelterId)}</b>
            <span>{answerWords(requests, formats, { answer, codes })}</span>
            {shelterId === offered && <span className="request-next">{requests('isNext')}</span>}
          </p>
          {answer !== 'no' && situation === 'open' && (
            <Button
              look={shelterId === first ? 'primary' : 'secondary'}
              busy={asking !== null}
              why={why}
              data-deed="hold"
              onClick={() => onAccept(shelterId)}
            >
              {shelterId === asking
                ? t('row.asking')
                : answer === 'yes'
                  ? requests('accept', { count })
                  : t('request.acceptIf', { count })}
            </Button>
          )}
        </li>
      ))}
      {silent.map((shelterId) => (
        <li key={shelterId} data-shelter={shelterId} data-answer="silent">
          <p>
            <b>{nameOf(shelterId)}</b>
            <span>{requests('silent')}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
