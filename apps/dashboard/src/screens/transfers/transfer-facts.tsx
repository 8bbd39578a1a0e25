import type { TransferView } from '@safe-haven/contracts';
import type { ReactNode } from 'react';
import { Call } from '../../features/call/call.tsx';
import { formatCodes } from '../../features/request/codes.ts';
import { DisclosedNeeds } from '../../features/request/disclosed-needs.tsx';
import { NeedsSummary } from '../../features/request/request-needs.tsx';
import { useShelterName } from '../../features/shelter/use-shelter-name.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { useNow } from '../../model/time/now.ts';
import { moment } from '../../model/time/time.ts';
import { formatArrival } from './format.ts';

/** The facts visible to both sides: from, to, arrival, conditions, consent, meeting point. */
export function TransferFacts({ transfer }: { readonly transfer: TransferView }) {
  const t = useT('transfers');
  const r = useT('requests');
  const format = useFormat();
  const l10n = useL10n();
  const nameOf = useShelterName();
  const now = useNow(30_000);
  const { from, to, arrival, conditions, consent, meetingPoint, details, heldUntil } = transfer;
  const sideText = (shelter: string, organisation: string | null) =>
    organisation === null ? shelter : t('ofWhom', { shelter: shelter, organisation });
  return (
    <section className="sheet-card">
      <dl className="transfer-facts">
        <Fact name={t('from')}>
          {sideText(from.shelterId === null ? t('noHouse') : nameOf(from.shelterId), from.organisation)}
          {from.shelterId !== null && !from.mine && <Call shelterId={from.shelterId} name={nameOf(from.shelterId)} />}
        </Fact>
        <Fact name={t('to')}>
          {sideText(nameOf(to.shelterId), to.organisation)}
          {!to.mine && <Call shelterId={to.shelterId} name={nameOf(to.shelterId)} />}
        </Fact>
        <Fact name={t('expected')}>{formatArrival(t, l10n, arrival, now)}</Fact>
        {transfer.acceptedAt !== null && transfer.endedAt === null && (
          <Fact name={t('held')}>
            {heldUntil === null ? t('heldNone') : t('heldUntil', { at: moment(l10n, heldUntil, now) })}
          </Fact>
        )}
        {conditions.length > 0 && <Fact name={t('conditions')}>{formatCodes(r, format, conditions)}</Fact>}
        <Fact name={t('consent')}>
          {consent === null
            ? t('consentMissing')
            : t('consentSaid', {
                kind: t(`consentKind.${consent.kind}`),
                scope: format.list(consent.scope.map((each) => formatScope(t, each))),
              })}
        </Fact>
        <Fact name={t('point')}>{meetingPoint ?? t('pointNone')}</Fact>
        {to.mine && !from.mine && details === null && transfer.may.length > 0 && (
          <Fact name={r('needs')}>
            <DisclosedNeeds
              {...transfer}
              criteria={null}
              shares={consent?.scope ?? []}
              isOpen={transfer.acceptedAt !== null}
            />
          </Fact>
        )}
        {details && (
          <Fact name={r('needs')}>
            <NeedsSummary criteria={{ needs: details.needs, from: null }} />
          </Fact>
        )}
      </dl>
    </section>
  );
}

const SCOPES = ['travel', 'share_needs', 'share_health', 'share_documents', 'inform_authorities'] as const;

function formatScope(t: ReturnType<typeof useT<'transfers'>>, scope: string): string {
  const known = SCOPES.find((each) => each === scope);
  return known ? t(`consentScope.${known}`) : scope;
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
