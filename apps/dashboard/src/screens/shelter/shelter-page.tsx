import { Call } from '../../features/call/call.tsx';
import './shelter.css';
import type { Problem as ProblemDocument, Row, ShelterDetail } from '@safe-haven/contracts';
import { ArrowLeft, X } from 'lucide-react';
import { useMemo } from 'react';
import { isUnused } from '../../features/bed/groups.ts';
import { mayOf, ShelterContext } from '../../features/shelter/shelter-context.ts';
import { useShelterScope } from '../../features/shelter/use-shelter-scope.ts';
import { useLanguage, useT } from '../../locales/use-t.ts';
import type { L10n } from '../../model/l10n/l10n.ts';
import { useNow } from '../../model/time/now.ts';
import { clock, readerTimezone } from '../../model/time/time.ts';
import { useOfflineSince } from '../../net/connection.ts';
import { useShelterDetail } from '../../net/read/use-shelter-detail.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useMedia, WIDE } from '../../ui/use-media.ts';
import { BandedShelter } from './banded/banded-shelter.tsx';
import { ExactShelter } from './exact-shelter.tsx';
import { ShelterHead } from './head/shelter-head.tsx';
import type { ShelterScreenProps } from './shelter-screen.tsx';
import { ShelterSkeleton } from './shelter-skeleton.tsx';

/** The page of one shelter with all commands. A separate chunk: not needed to read the board. */
export default function ShelterPage({ shelterId, row, boardPosition, onClose }: ShelterScreenProps) {
  const { detail, problem, reload } = useShelterDetail(shelterId, row, boardPosition);
  const l10n = useShelterL10n(detail);
  const wide = useMedia(WIDE);
  const offlineSince = useOfflineSince();
  const scope = useShelterScope({
    shelterId,
    organisation: (detail?.row ?? row)?.organisation ?? '',
    l10n,
    may: mayOf(detail),
    reload,
    toOtherShelters: onClose,
  });
  const chosen = stillFree(detail, scope.chosen);
  return (
    <ShelterContext value={{ ...scope, chosen }}>
      <article className="shelter" data-shelter={shelterId} data-view={detail?.view ?? 'loading'}>
        <CloseButton label={l10n.t(wide ? 'close' : 'back')} wide={wide} onClose={onClose} />
        {offlineSince !== null && (
          <p className="shelter-ask">
            {l10n.t('offline.line', { since: clock(l10n, new Date(offlineSince).toISOString()) })}
          </p>
        )}
        <ShelterContent detail={detail} row={row} problem={problem} onRetry={() => void reload()} />
      </article>
    </ShelterContext>
  );
}

/** Closes the drawer, or returns to the board. */
function CloseButton({ label, wide, onClose }: { readonly label: string; readonly wide: boolean; onClose(): void }) {
  return (
    <Button variant="quiet" icon={wide ? X : ArrowLeft} className="shelter-close" onClick={onClose}>
      {label}
    </Button>
  );
}

interface ShelterContentProps {
  readonly detail: ShelterDetail | null;
  readonly row: Row | undefined;
  readonly problem: ProblemDocument | null;
  onRetry(): void;
}

/** The loaded shelter, kept while a newer version is pending or fails. */
function ShelterContent({ detail, row, problem, onRetry }: ShelterContentProps) {
  const now = useNow(10_000);
  const failed = problem && <Problem problem={problem} onRetry={onRetry} />;
  if (detail === null) {
    return (
      <>
        {row && <ShelterHead row={row} now={now} />}
        {failed ?? <ShelterSkeleton />}
      </>
    );
  }
  return (
    <>
      {failed}
      {detail.view === 'exact' && <ExactShelter detail={detail} now={now} />}
      {detail.view === 'banded' && <BandedShelter detail={detail} now={now} />}
      {detail.view === 'unreadable' && <Unreadable detail={detail} now={now} />}
    </>
  );
}

type UnreadableDetail = Extract<ShelterDetail, { view: 'unreadable' }>;

function Unreadable({ detail, now }: { readonly detail: UnreadableDetail; readonly now: number }) {
  const t = useT('shelter');
  return (
    <>
      <ShelterHead row={detail.row} now={now} />
      <p className="shelter-ask">{t('ask.unreadable')}</p>
      <Call shelterId={detail.row.shelterId} showsNone />
    </>
  );
}

/**
 * Translations, language and time zone; other organisations' shelters do not disclose theirs, so the reader's is used.
 */
function useShelterL10n(detail: ShelterDetail | null): L10n {
  const t = useT('shelter');
  const language = useLanguage();
  const timezone = detail?.view === 'exact' ? detail.timezone : readerTimezone();
  return useMemo(() => ({ t, language, timezone }), [t, language, timezone]);
}

/** The selected beds that are still unused. */
function stillFree(detail: ShelterDetail | null, chosen: readonly string[]): readonly string[] {
  if (detail?.view !== 'exact') return chosen;
  const free = new Set(detail.rooms.flatMap((r) => r.beds.filter(isUnused).map((b) => b.bedId)));
  return chosen.every((b) => free.has(b)) ? chosen : chosen.filter((b) => free.has(b));
}
