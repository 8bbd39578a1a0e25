import type { ReactNode } from 'react';
import type { KeyUnder } from '../../locales/resources.ts';
import { useT } from '../../locales/use-t.ts';

export type GroupName = KeyUnder<'handover', 'group'>;

const idOf = (name: GroupName) => `handover-${name}`;

interface GroupProps {
  readonly name: GroupName;
  readonly count: number;
  readonly children: ReactNode;
}

/** A group of rows with its heading and count. */
export function Group({ name, count, children }: GroupProps) {
  const t = useT('handover');
  return (
    <section id={idOf(name)} className="handover-group" data-group={name}>
      <h2>
        {t(`group.${name}`)} <span className="handover-count">{count}</span>
      </h2>
      {children}
    </section>
  );
}

/** Links to the groups of a long page, each with its count. */
export function GroupLinks({ counts }: { readonly counts: readonly (readonly [GroupName, number])[] }) {
  const t = useT('handover');
  return (
    <nav className="handover-jumps" aria-label={t('jumps')}>
      {counts.map(([name, count]) => (
        <a key={name} href={`#${idOf(name)}`}>
          {t(`group.${name}`)} <span className="handover-count">{count}</span>
        </a>
      ))}
    </nav>
  );
}
