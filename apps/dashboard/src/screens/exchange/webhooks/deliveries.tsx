import { type Delivery, deliveriesRead } from '@safe-haven/contracts';
import { useT } from '../../../locales/use-t.ts';
import { endpointOf } from '../../../net/read/endpoints.ts';
import { useRead } from '../../../net/read/use-read.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { DeliveryOutcome } from './delivery-outcome.tsx';
import { isKnownTopic, topicKey } from './topics.ts';

interface DeliveriesProps {
  readonly webhookId: string;
  formatInstant(at: string): string;
  /** Redelivers from this message on, inclusive. */
  onAgain(at: string): Promise<void>;
}

/** The latest delivery attempts, at most 100. Bodies of requests and responses are not stored. */
export function Deliveries({ webhookId, formatInstant, onAgain }: DeliveriesProps) {
  const t = useT('webhooks');
  const { value, problem, refetch } = useRead(endpointOf(deliveriesRead, { webhookId }));
  if (problem) return <Problem problem={problem} onRetry={refetch} />;
  if (value?.deliveries.length === 0) return <p>{t('deliveries.none')}</p>;
  const redeliver = async (position: string) => {
    await onAgain(position);
    refetch();
  };
  return (
    <ul className="sheet-list">
      {value?.deliveries.map((delivery) => (
        <Line
          key={`${delivery.position} ${delivery.type} ${delivery.at}`}
          {...{ delivery, formatInstant }}
          onAgain={() => void redeliver(delivery.position)}
        />
      ))}
    </ul>
  );
}

interface LineProps {
  readonly delivery: Delivery;
  formatInstant(at: string): string;
  onAgain(): void;
}

function Line({ delivery, formatInstant, onAgain }: LineProps) {
  const t = useT('webhooks');
  const { type, at, outcome, status, ms, position } = delivery;
  return (
    <li className="sheet-line">
      <span className="sheet-text">
        <span className="sheet-name">{isKnownTopic(type) ? t(`told.${topicKey(type)}`) : type}</span>
        <span className="sheet-detail">
          {formatInstant(at)} · {t('deliveries.position', { position: Number(position) })}
        </span>
      </span>
      <span className="sheet-detail">
        {outcome === 'skipped' ? t('outcome.skipped') : <DeliveryOutcome {...{ outcome, status, ms }} />}
      </span>
      <Button variant="quiet" aria-label={`${t('deliveries.again')}: ${formatInstant(at)}`} onClick={onAgain}>
        {t('deliveries.again')}
      </Button>
    </li>
  );
}
