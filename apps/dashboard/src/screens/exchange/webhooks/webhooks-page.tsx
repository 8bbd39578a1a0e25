import '../../../ui/sheet.css';
import { webhooksRead } from '@safe-haven/contracts';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { endpointOf } from '../../../net/read/endpoints.ts';
import { useRead } from '../../../net/read/use-read.ts';
import { BackLink } from '../../../ui/back-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { SheetSkeleton } from '../../../ui/sheet-skeleton.tsx';
import { SideDrawer } from '../../../ui/side-drawer.tsx';
import { WebhookCard } from './webhook-card.tsx';
import { WebhookForm } from './webhook-form.tsx';

/** Webhooks of partners, notified of changes in one's own shelters. */
export default function WebhooksPage() {
  const t = useT('webhooks');
  const { value, waiting, problem, refetch } = useRead(endpointOf(webhooksRead));
  const [adding, setAdding] = useState(false);
  const close = () => setAdding(false);
  return (
    <main className="sheet">
      <BackLink to="/exchange" label={t('back')} />
      <div className="sheet-head">
        <PageTitle isSubpage>{t('title')}</PageTitle>
        <Button icon={Plus} onClick={() => setAdding(true)}>
          {t('add')}
        </Button>
      </div>
      <p className="sheet-message">{t('what')}</p>
      {problem && <Problem problem={problem} onRetry={refetch} />}
      <SheetSkeleton waiting={waiting} label={t('loading')} heights={[96]} inCard />
      {value?.webhooks.length === 0 && <p>{t('none')}</p>}
      {value?.webhooks.map((webhook) => (
        <WebhookCard key={webhook.webhookId} webhook={webhook} onChanged={refetch} />
      ))}
      {adding && (
        <SideDrawer title={t('add')} close={t('close')} onClose={close}>
          <WebhookForm onCreated={refetch} onClose={close} />
        </SideDrawer>
      )}
    </main>
  );
}
