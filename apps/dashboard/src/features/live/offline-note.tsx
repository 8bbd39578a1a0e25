import { useFormat } from '../../locales/use-t.ts';
import { useConnection } from '../../net/connection.ts';

interface OfflineNoteProps {
  readonly className: string;
  /** The text; `asOf` null: nothing was loaded before the connection was lost. */
  text(since: string, asOf: string | null): string;
}

/** A note on screens that stay readable offline: since when, and how old the content is. */
export function OfflineNote({ className, text }: OfflineNoteProps) {
  const format = useFormat();
  const connection = useConnection();
  if (connection.state !== 'offline') return null;
  const asOf = connection.aliveAt === 0 ? null : format.clock(connection.aliveAt);
  return (
    <p className={className} role="status">
      {text(format.clock(connection.since), asOf)}
    </p>
  );
}
