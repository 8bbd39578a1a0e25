import { smsNumbersRead } from '@safe-haven/contracts';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { endpointOf } from '../../../net/read/endpoints.ts';
import { useRead } from '../../../net/read/use-read.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { SideDrawer } from '../../../ui/side-drawer.tsx';
import { AllowSmsForm } from './allow-sms-form.tsx';
import { SmsNumberLine } from './sms-number-line.tsx';

/** From which numbers staff of the house may text; only where there is a gateway. */
export function SmsSection({ shelterId }: { readonly shelterId: string }) {
  const t = useT('setup');
  const { value, problem, refetch } = useRead(endpointOf(smsNumbersRead, { shelterId }));
  const [adding, setAdding] = useState(false);
  const close = () => setAdding(false);
  return (
    <section className="sheet-part" aria-label={t('sms.title')} data-sms={shelterId}>
      <div className="sheet-head">
        <h3>{t('sms.title')}</h3>
        <Button icon={Plus} onClick={() => setAdding(true)}>
          {t('sms.add')}
        </Button>
      </div>
      <p className="sheet-hint">
        {t('sms.lead')} {value?.gateway && t('sms.to', { number: value.gateway })}
      </p>
      {problem && <Problem problem={problem} onRetry={refetch} />}
      {value?.numbers.length === 0 && <p>{t('sms.none')}</p>}
      <div className="sheet-list">
        {value?.numbers.map((number) => (
          <SmsNumberLine key={number.smsId} shelterId={shelterId} number={number} onChanged={refetch} />
        ))}
      </div>
      {adding && value && (
        <SideDrawer title={t('sms.add')} close={t('sms.close')} onClose={close}>
          <AllowSmsForm shelterId={shelterId} staff={value.staff} onAllowed={refetch} onClose={close} />
        </SideDrawer>
      )}
    </section>
  );
}
