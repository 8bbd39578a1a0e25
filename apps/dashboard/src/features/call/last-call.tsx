import './last-call.css';
import type { PhoneCall } from '@safe-haven/contracts';
import { Phone } from 'lucide-react';
import { isKey } from '../../locales/is-key.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { Icon } from '../../ui/icon.tsx';

/** `free`: the number itself, for the people of the shelter. */
type Answer = PhoneCall & { readonly free?: number | null };

/** What a shelter last said by phone, when, and who heard it: "2 or 3 free, by phone 21:40 (Hotline)". */
export function LastCall({ call }: { readonly call: Answer | undefined }) {
  const what = useAnswerText();
  const t = useT('look');
  const session = useT('session');
  const format = useFormat();
  if (call === undefined) return null;
  const key = `role.${call.byRole}`;
  const by = isKey('session', key) ? session(key) : call.byRole;
  return (
    <p className="last-call">
      <Icon icon={Phone} size={14} />
      {t('byPhone.text', { what: what(call), at: format.clock(call.at), by })}
    </p>
  );
}

function useAnswerText(): (call: Answer) => string {
  const t = useT('look');
  return ({ band, free }) => {
    if (band === null) return t('byPhone.paused');
    if (band === '0') return t('byPhone.full');
    return typeof free === 'number' ? t('byPhone.free', { count: free }) : t(`band.${band}`);
  };
}
