import './send-to.css';
import { meetingPointRead } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Call } from '../call/call.tsx';
import { Withheld } from '../second-factor/withheld.tsx';
import { ChangedLately } from './changed-lately.tsx';

interface SendToProps {
  readonly shelterId: string;
  /** The name of the house. */
  readonly name: string;
}

/** Where a party is sent: the public meeting point, large, and the number of the house; without a point the number alone. */
export default function SendTo({ shelterId, name }: SendToProps) {
  const t = useT('vault');
  const { value, problem } = useRead(endpointOf(meetingPointRead, { shelterId }));
  const point = value?.meetingPoint ?? null;
  return (
    <section className="send-to" aria-label={t('sendTo')}>
      <h2>{t('sendTo')}</h2>
      <div className="send-to-card">
        {problem?.code === 'second_factor_needed' && <Withheld />}
        {value !== null && point === null && <p className="send-to-none">{t('noneCall')}</p>}
        {value !== null && point !== null && (
          <>
            <p className="send-to-point">{point}</p>
            <ChangedLately changed={value.changed} />
            <p className="send-to-hint">{t('everyday')}</p>
          </>
        )}
        <div className="send-to-actions">
          {point !== null && (
            <CopyButton text={point} label={t('copy')} copied={t('copied')} notCopied={t('notCopied')} />
          )}
          <Call shelterId={shelterId} name={name} one="button" showsNone />
        </div>
      </div>
    </section>
  );
}
