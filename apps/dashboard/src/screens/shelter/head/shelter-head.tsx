import './head.css';
import type { Row } from '@safe-haven/contracts';
import { DoorOpen, type LucideIcon, MessageSquare, Pause } from 'lucide-react';
import type { ReactNode } from 'react';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { useFormat } from '../../../locales/use-t.ts';
import { isDraft } from '../../../model/board/drafts.ts';
import { Icon } from '../../../ui/icon.tsx';
import { PHONE, useMedia } from '../../../ui/use-media.ts';
import { formatIntake } from './format-intake.ts';

const ICONS: Readonly<Record<Row['intake']['state'], LucideIcon>> = {
  open: DoorOpen,
  paused: Pause,
  ask: MessageSquare,
};

interface ShelterHeadProps {
  readonly row: Row;
  readonly now: number;
  /** What comes directly below the name. */
  readonly lead?: ReactNode;
  /** Freshness, shown next to the intake. */
  readonly children?: ReactNode;
}

/** The name of the shelter and its intake state. On a phone the bar has the name, and here it is there to be heard. */
export function ShelterHead({ row, now, lead, children }: ShelterHeadProps) {
  const { l10n } = useShelter();
  const format = useFormat();
  const small = useMedia(PHONE);
  return (
    <header className="shelter-head">
      <h2 className={small ? 'aloud' : undefined}>{row.name}</h2>
      {lead}
      <p>
        {format.area(row.area)}, {format.country(row.country)}
      </p>
      <p className="shelter-kind">
        {row.organisation} · {l10n.t(`kind.${row.kind}`)}
      </p>
      {isDraft(row) && <p className="shelter-draft">{l10n.t('head.draft')}</p>}
      {!isDraft(row) && (
        <div className="shelter-intake">
          <span data-intake={row.intake.state}>
            <Icon icon={ICONS[row.intake.state]} />
            {formatIntake(l10n, row.intake, now)}
          </span>
          {children}
        </div>
      )}
    </header>
  );
}
