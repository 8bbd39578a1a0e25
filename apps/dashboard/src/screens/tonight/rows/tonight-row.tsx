import type { ReactNode } from 'react';

interface TonightRowProps {
  /** Kind of the row, for tests and styles. */
  readonly kind: string;
  readonly id: string;
  readonly time: ReactNode;
  readonly title: ReactNode;
  readonly detail: ReactNode;
  /** The phone number, or what the shelter can offer. */
  readonly extra?: ReactNode;
  /** The actions, at the end of the row. */
  readonly children?: ReactNode;
  /** Content below the row. */
  readonly below?: ReactNode;
}

/** One row of Tonight: a time, what it is about, and its actions. */
export function TonightRow({ kind, id, time, title, detail, extra, children, below }: TonightRowProps) {
  return (
    <div className="tonight-row" data-need={kind} data-id={id}>
      {time}
      <div className="tonight-text">
        <p className="sheet-name">{title}</p>
        <p className="sheet-detail">{detail}</p>
      </div>
      {extra && <div className="tonight-extra">{extra}</div>}
      {children && <div className="tonight-actions">{children}</div>}
      {below}
    </div>
  );
}
