import type { ListedPerson } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';
import { SideDrawer } from '../../ui/side-drawer.tsx';
import { LinkPart } from './link-part.tsx';
import { RolesPart } from './roles-part.tsx';
import { SessionsPart } from './sessions-part.tsx';
import { StatePart } from './state-part.tsx';

export interface PartProps {
  readonly person: ListedPerson;
  /** Why this administrator can't change this account; undefined: they can. */
  readonly disabledReason: string | undefined;
  onChanged(): void;
}

interface PersonDrawerProps {
  readonly person: ListedPerson;
  readonly organisations: readonly string[];
  onChanged(): void;
  onClose(): void;
}

/** The actions of an administrator on one account. */
export function PersonDrawer({ person, organisations, onChanged, onClose }: PersonDrawerProps) {
  const t = useT('people');
  const part: PartProps = {
    person,
    disabledReason: person.guarded ? t(`guarded.${person.guarded}`) : undefined,
    onChanged,
  };
  return (
    <SideDrawer title={person.name ?? t('erased')} close={t('close')} onClose={onClose}>
      {person.email && <p className="sheet-message">{person.email}</p>}
      {part.disabledReason && <p className="people-guarded">{part.disabledReason}</p>}
      <RolesPart {...part} organisations={organisations} />
      <section className="sheet-part">
        <h3>{t('drawer.ways')}</h3>
        <p className="sheet-message">
          {person.ways.length === 0 ? t('drawer.noWays') : person.ways.map((way) => t(`drawer.way.${way}`)).join(', ')}
        </p>
      </section>
      <LinkPart {...part} />
      <SessionsPart {...part} />
      <StatePart {...part} />
    </SideDrawer>
  );
}
