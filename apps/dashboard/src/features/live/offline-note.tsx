import { useFormat } from '../../locales/use-t.ts';
import { useConnection } from '../../net/connection.ts';

interface OfflineNoteProps {
  readonly className: string;
  /** The sentence of the screen; `asOf` null: nothing was received before the connection was lost. */
  text(since: string, asOf: string | null): string;
}

/** On a screen that stays readable without a connection: since when it is offline, and how old what it shows is. */
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
