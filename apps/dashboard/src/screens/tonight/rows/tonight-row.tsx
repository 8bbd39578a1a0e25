import type { ReactNode } from 'react';

interface TonightRowProps {
  /** For tests and for the look: what kind of row it is. */
  readonly kind: string;
  readonly id: string;
  readonly time: ReactNode;
  readonly title: ReactNode;
  readonly detail: ReactNode;
  /** Whom to call, or what the house can give. */
  readonly extra?: ReactNode;
  /** What can be done, at the end of the row. */
  readonly children?: ReactNode;
  /** What belongs under the row. */
  readonly below?: ReactNode;
}

/** One row of Tonight: a time, what it is about, and its actions. */
export function TonightRow({ kind, id, time, title, detail, extra, children, below }: TonightRowProps) {
  return (
    <div className="tonight-row" data-need={kind} data-id={id}>
      {time}
      <div className="tonight-words">
        <p className="sheet-name">{title}</p>
        <p className="sheet-detail">{detail}</p>
      </div>
      {extra !== undefined && <div className="tonight-beside">{extra}</div>}
      {children && <div className="tonight-acts">{children}</div>}
      {below}
    </div>
  );
}
