import './declined-reasons.css';
import { type DeclinedBecause, declinedBecause } from '@safe-haven/contracts';
import { useId } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';

interface DeclinedReasonsProps {
  readonly busy: boolean;
  readonly disabledReason?: string | undefined;
  onChoose(because: DeclinedBecause): void;
}

/** A button for each reason why a party declined a place: one press ends a hold or a request and says it. */
export function DeclinedReasons({ busy, disabledReason, onChoose }: DeclinedReasonsProps) {
  const t = useT('shelter');
  const id = useId();
  return (
    <fieldset className="declined-reasons" aria-labelledby={id}>
      <p id={id}>{t('declined.because')}</p>
      {declinedBecause.options.map((because) => (
        <Button key={because} busy={busy} disabledReason={disabledReason} onClick={() => onChoose(because)}>
          {t(`reason.declined.${because}`)}
        </Button>
      ))}
    </fieldset>
  );
}
