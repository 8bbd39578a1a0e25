import type { RequestView } from '@safe-haven/contracts';
import { Link } from 'wouter';
import { useT } from '../../../locales/use-t.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { formatParty } from '../../../model/party/party.ts';
import { useNow } from '../../../model/time/now.ts';
import { moment } from '../../../model/time/time.ts';

interface ClosedCaseProps {
  readonly kind: 'requests' | 'transfers';
  readonly id: string;
  readonly party: RequestView['party'];
  /** How it ended. */
  readonly text: string;
  readonly at: string | null;
}

/** A closed request or transfer: its party, outcome and time. */
export function ClosedCase({ kind, id, party, text, at }: ClosedCaseProps) {
  const t = useT('tonight');
  const l10n = useL10n();
  const now = useNow(60_000);
  return (
    <div className="tonight-row" data-over={kind} data-id={id}>
      <p className="tonight-time">
        <span className="tonight-number">{at === null ? '' : moment(l10n, at, now)}</span>
      </p>
      <div className="tonight-text">
        <p className="sheet-name">{formatParty(l10n, party)}</p>
        <p className="sheet-detail">{text}</p>
      </div>
      <div className="tonight-actions">
        <Link href={`/${kind}/${encodeURIComponent(id)}`} className="button button-quiet">
          {t('needs.see')}
        </Link>
      </div>
    </div>
  );
}
