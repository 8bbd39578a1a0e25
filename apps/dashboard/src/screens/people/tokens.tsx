import { type ListedToken, tokensRead } from '@safe-haven/contracts';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { noContent } from '../../net/no-content.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';
import { SideDrawer } from '../../ui/side-drawer.tsx';
import { TwoStepButton } from '../../ui/two-step-button.tsx';
import { TokenForm } from './token-form.tsx';

/** The service tokens with their scopes and expiry. */
export function Tokens({ organisations }: { organisations: readonly string[] }) {
  const t = useT('people');
  const { value, waiting, problem, refetch } = useRead(endpointOf(tokensRead));
  const [issuing, setIssuing] = useState(false);
  const close = () => setIssuing(false);
  return (
    <>
      <section className="sheet-card">
        <div className="sheet-head">
          <h2>{t('tokens.title')}</h2>
          <Button icon={Plus} onClick={() => setIssuing(true)}>
            {t('tokens.issue')}
          </Button>
        </div>
        <p className="sheet-hint">{t('tokens.hint')}</p>
        {problem && <Problem problem={problem} onRetry={refetch} />}
        <SheetSkeleton waiting={waiting} label={t('tokens.loading')} heights={[48]} inCard />
        {value?.tokens.length === 0 && <p>{t('tokens.none')}</p>}
        <ul className="sheet-list">
          {value?.tokens.map((token) => (
            <TokenRow key={token.tokenId} token={token} onChanged={refetch} />
          ))}
        </ul>
      </section>
      {issuing && (
        <SideDrawer title={t('tokens.issue')} close={t('close')} onClose={close}>
          <TokenForm organisations={organisations} onCreated={refetch} onClose={close} />
        </SideDrawer>
      )}
    </>
  );
}

function TokenRow({ token, onChanged }: { readonly token: ListedToken; onChanged(): void }) {
  const t = useT('people');
  const format = useFormat();
  const { busy, problem, send } = useCommand();
  const revoke = async () => {
    const path = `/api/tokens/${encodeURIComponent(token.tokenId)}/revoke`;
    if (await send((key) => api.post(path, {}, noContent, { key }))) onChanged();
  };
  const scopes = token.scopes.map((scope) => t(`tokens.scope.${scope}`)).join(', ');
  return (
    <li className="sheet-line" data-token={token.tokenId}>
      <span className="sheet-text">
        <span className="sheet-name">{token.label}</span>
        <span className="sheet-detail">
          {token.organisation} · {scopes}
        </span>
      </span>
      <span className="sheet-detail">{t(`tokens.state.${token.state}`, { when: format.day(token.expiresAt) })}</span>
      {token.state === 'in_use' && (
        <TwoStepButton
          label={t('tokens.revoke')}
          name={token.label}
          confirmLabel={t('tokens.revokeSure')}
          cancelLabel={t('tokens.keep')}
          busy={busy}
          onConfirm={() => void revoke()}
        />
      )}
      {problem && <Problem problem={problem} />}
    </li>
  );
}
