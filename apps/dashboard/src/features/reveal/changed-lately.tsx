import type { MeetingPoint } from '@safe-haven/contracts';
import { PhoneCall } from 'lucide-react';
import { isKey } from '../../locales/is-key.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { Icon } from '../../ui/icon.tsx';

/** Shown for a day after a change: when, by which role, and a request to confirm it by phone. */
export function ChangedLately({ changed }: { readonly changed: MeetingPoint['changed'] }) {
  const t = useT('vault');
  const session = useT('session');
  const format = useFormat();
  if (changed === null) return null;
  const key = `role.${changed.byRole}`;
  const by = isKey('session', key) ? session(key) : changed.byRole;
  return (
    <p className="place-changed" role="note">
      <Icon icon={PhoneCall} size={18} />
      {t('changed', { day: format.day(changed.at), clock: format.clock(changed.at), by })}
    </p>
  );
}
