import '../../ui/sheet.css';
import { type Me, type OnDuty, onDutyRead } from '@safe-haven/contracts';
import { Phone } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { CallLine } from '../../features/call/call.tsx';
import { isKey } from '../../locales/is-key.ts';
import { useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { useNow } from '../../model/time/now.ts';
import { moment } from '../../model/time/time.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { Button } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';

/** Who is on duty now: at one's own organisation, and as what at the others, each with its duty line. */
export default function DutyPage({ me }: { readonly me: Me }) {
  const t = useT('duty');
  const session = useT('session');
  const { value, waiting, problem, refetch } = useRead(endpointOf(onDutyRead));
  return (
    <main className="sheet">
      <PageTitle>{session('nav.duty')}</PageTitle>
      {problem && <Problem problem={problem} onRetry={refetch} />}
      <SheetSkeleton waiting={waiting && value === null} label={t('loading')} />
      {value && <Own duty={value} mayBegin={me.may.includes('handover')} />}
      {value && <Others others={value.others} />}
    </main>
  );
}

/** The desks of one's own organisation. */
function Own({ duty: { own, shelterId }, mayBegin }: { readonly duty: OnDuty; readonly mayBegin: boolean }) {
  const t = useT('duty');
  return (
    <section className="sheet-card" aria-labelledby="duty-own">
      <h2 id="duty-own">{t('own')}</h2>
      <ul className="sheet-list">
        {own.map((desk) => (
          <DeskRow key={desk.shelters?.join() ?? ''} desk={desk} />
        ))}
      </ul>
      {shelterId !== null && (
        <div className="sheet-actions">
          <CallLine shelterId={shelterId} />
        </div>
      )}
      {mayBegin && own.some(({ shift }) => shift === null) && <Link href="/handover">{t('begin')}</Link>}
    </section>
  );
}

function DeskRow({ desk: { shelters, shift } }: { readonly desk: OnDuty['own'][number] }) {
  const t = useT('duty');
  const l10n = useL10n();
  const now = useNow(60_000);
  const nameOf = useColleagueName();
  const at = shift && moment(l10n, shift.since, now);
  return (
    <li className="sheet-line">
      <span className="sheet-text">
        <span className="sheet-name">{shift === null ? t('nobody') : nameOf(shift.by)}</span>
        <span className="sheet-detail">
          {[
            shelters?.join(', ') ?? t('whole'),
            ...(at === null ? [] : [t(shift?.waits ? 'waits' : 'since', { at })]),
          ].join(' · ')}
        </span>
        {shift?.old && <span className="sheet-detail">{t('old')}</span>}
      </span>
    </li>
  );
}

/** "Jelena, Coordinator"; the role alone where the name is not for the reader, or erased. */
function useColleagueName(): (who: NonNullable<OnDuty['own'][number]['shift']>['by']) => string {
  const t = useT('duty');
  const roleOf = useRoleName();
  return ({ name, role }) => (name === null ? roleOf(role) : t('person', { name, role: roleOf(role) }));
}

function useRoleName(): (role: string) => string {
  const session = useT('session');
  return (role) => {
    const key = `role.${role}`;
    return isKey('session', key) ? session(key) : role;
  };
}

/** The other organisations: as what somebody is on duty there, and the number that reaches them. */
function Others({ others }: Pick<OnDuty, 'others'>) {
  const t = useT('duty');
  const session = useT('session');
  const roleOf = useRoleName();
  return (
    <section className="sheet-card" aria-labelledby="duty-others">
      <h2 id="duty-others">{t('others')}</h2>
      {others.length === 0 && (
        <>
          <p>{t('alone')}</p>
          <Link href="/">{session('toBoard')}</Link>
        </>
      )}
      <ul className="sheet-list">
        {others.map(({ organisation, shelterId, roles }) => (
          <li key={organisation} className="sheet-line">
            <span className="sheet-text">
              <span className="sheet-name">{organisation}</span>
              <span className="sheet-detail">
                {roles.length === 0 ? t('unknown') : t('now', { roles: roles.map(roleOf).join(', ') })}
              </span>
            </span>
            <LineOnDemand shelterId={shelterId} organisation={organisation} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The number is asked for when somebody wants it: each counts as a look at one of its houses (VA-13). */
function LineOnDemand({ shelterId, organisation }: { readonly shelterId: string; readonly organisation: string }) {
  const t = useT('duty');
  const [isShown, setIsShown] = useState(false);
  const place = useFocusFallback<HTMLDivElement>(String(isShown));
  return (
    <div ref={place} tabIndex={-1}>
      {isShown ? (
        <CallLine shelterId={shelterId} otherwise={<NoLine shelterId={shelterId} />} />
      ) : (
        <Button icon={Phone} aria-label={`${t('show')}: ${organisation}`} onClick={() => setIsShown(true)}>
          {t('show')}
        </Button>
      )}
    </div>
  );
}

/** Where an organisation has no duty line: one of its houses may have a number. */
function NoLine({ shelterId }: { readonly shelterId: string }) {
  const t = useT('duty');
  return (
    <span className="sheet-detail">
      {t('noLine')} <Link href={`/place/${encodeURIComponent(shelterId)}`}>{t('toHouse')}</Link>
    </span>
  );
}
