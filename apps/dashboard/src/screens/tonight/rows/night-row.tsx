import type { ReactNode } from 'react';

interface NightRowProps {
  /** For tests and for the look: what kind of row it is. */
  readonly kind: string;
  readonly id: string;
  readonly time: ReactNode;
  readonly title: ReactNode;
  readonly detail: ReactNode;
  /** Whom to call, or what the house can give. */
  readonly beside?: ReactNode;
  /** What can be done, at the end of the row. */
  readonly children?: ReactNode;
  /** What belongs under the row. */
  readonly below?: ReactNode;
}

/** One thing that needs somebody: what the clock says, what it is, and what can be done, in one line. */
export function NightRow({ kind, id, time, title, detail, beside, children, below }: NightRowProps) {
  return (
    <div className="night-row" data-need={kind} data-id={id}>
      {time}
      <div className="night-words">
        <p className="sheet-name">{title}</p>
        <p className="sheet-detail">{detail}</p>
      </div>
      {beside !== undefined && <div className="night-beside">{beside}</div>}
      {children && <div className="night-acts">{children}</div>}
      {below}
    </div>
  );
}
