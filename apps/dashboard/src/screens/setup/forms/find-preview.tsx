import { MessageSquare } from 'lucide-react';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { formatReason } from '../../../features/reasons/reasons.ts';
import { useT } from '../../../locales/use-t.ts';
import { EMPTY_PARTY } from '../../../model/party/party.ts';
import { useNow } from '../../../model/time/now.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useFindPreview } from './use-find-preview.ts';

interface FindPreviewProps {
  readonly shelterId: string;
  /** The rules as they would be saved. */
  readonly rules: Readonly<Record<string, unknown>>;
}

/** Preview of what Find will say about this shelter with the rules in the form. */
export function FindPreview({ shelterId, rules }: FindPreviewProps) {
  const t = useT('setup');
  const l10n = useFindL10n();
  const reasons = useFindPreview(shelterId, rules);
  const about = { party: EMPTY_PARTY, row: undefined, now: useNow(60_000) };
  if (reasons === null) return null;
  return (
    <section aria-label={t('found.title')} data-preview>
      <p className="form-title">{t('found.title')}</p>
      <p className="form-hint">{t(reasons.length === 0 ? 'found.nothing' : 'found.hint')}</p>
      <ul className="setup-found">
        {reasons.map((reason) => (
          <li key={reason.code} data-rule={reason.code}>
            <Icon icon={MessageSquare} size={15} />
            {formatReason(l10n, reason, about)}
          </li>
        ))}
      </ul>
    </section>
  );
}
