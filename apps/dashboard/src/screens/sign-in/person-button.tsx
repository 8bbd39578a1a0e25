import type { DemoPerson } from '@safe-haven/contracts';
import { ChevronRight } from 'lucide-react';
import { useT } from '../../locales/use-t.ts';
import { Icon } from '../../ui/icon.tsx';

/** One person of the demo, with the role and its description. */
export function PersonButton(props: { person: DemoPerson; entering: boolean; onEnter(): void }) {
  const t = useT('session');
  const { person, name, role } = props.person;
  return (
    <button
      type="button"
      className="person"
      data-person={person}
      data-role={role}
      aria-busy={props.entering || undefined}
      onClick={props.onEnter}
    >
      <span className="person-name">{name}</span>
      <span className="person-role">{t(`role.${role}`)}</span>
      <span className="person-does">{t(`roleDoes.${role}`)}</span>
      <Icon icon={ChevronRight} />
    </button>
  );
}
