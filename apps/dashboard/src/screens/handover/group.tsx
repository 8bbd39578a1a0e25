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

/** What is of one kind under its name, which stands beside it. */
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

/** The parts of a long page, each with how much is in it. */
export function Jumps({ sizes }: { readonly sizes: readonly (readonly [GroupName, number])[] }) {
  const t = useT('handover');
  return (
    <nav className="handover-jumps" aria-label={t('jumps')}>
      {sizes.map(([name, count]) => (
        <a key={name} href={`#${idOf(name)}`}>
          {t(`group.${name}`)} <span className="handover-count">{count}</span>
        </a>
      ))}
    </nav>
  );
}
