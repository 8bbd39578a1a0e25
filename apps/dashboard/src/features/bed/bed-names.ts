import type { Room } from '@safe-haven/contracts';
import { type L10n, listed } from '../../model/l10n/l10n.ts';

/** The beds as text: "Room 2: 1 and 2; Room 3: 4". A bed that no longer exists is "a retired bed". */
export function bedNames(l10n: L10n, rooms: readonly Room[], beds: readonly string[]): string {
  const places = rooms.flatMap((room) => {
    const labels = room.beds.filter((b) => beds.includes(b.bedId)).map((b) => b.label);
    return labels.length > 0 ? [l10n.t('beds.in', { room: room.label, beds: listed(l10n, labels) })] : [];
  });
  const known = new Set(rooms.flatMap((r) => r.beds.map((b) => b.bedId)));
  const gone = beds.filter((id) => !known.has(id)).length;
  if (gone > 0) places.push(l10n.t('beds.retired', { count: gone }));
  return places.join('; ');
}
