import type { Area } from '@safe-haven/contracts';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { formatArea, useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { searchAreas } from '../../../model/area/area-search.ts';

interface AreaFieldProps {
  readonly label: string;
  /** Hides the label visually. */
  readonly quiet?: boolean;
  readonly hint?: string;
  /** The id of the chosen area; null: none. */
  readonly value: string | null;
  /** The area that applies while none is chosen. */
  readonly otherwise?: string | null;
  /** Areas to leave out of the suggestions. */
  readonly without?: readonly string[];
  /** Focuses the field on mount. */
  readonly autoFocus?: boolean;
  onChoose(areaId: string | null): void;
  /** Called on blur without a choice. */
  onLeave?(): void;
}

/**
 * A combobox for an area of the catalogue, searched by name in any language and script. Arrow keys move through the
 * suggestions, Enter or blur takes one, Esc restores the previous value.
 */
export function AreaField(props: AreaFieldProps) {
  const { label, quiet, hint, value, otherwise = null } = props;
  const shown = value ?? otherwise;
  const l10n = useFindL10n();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { query, at, found, open, type, choose, onKey, leave } = useAreaSearch(props);
  const autoFocus = props.autoFocus === true;
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);

  return (
    <div className="area-field">
      <label className={quiet ? 'aloud' : 'find-label'} htmlFor={id}>
        {label}
      </label>
      <input
        ref={input}
        id={id}
        className="input"
        role="combobox"
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={open && found[at] ? `${id}-${found[at].id}` : undefined}
        aria-invalid={(open && found.length === 0) || undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        placeholder={l10n.t('area.placeholder')}
        value={query ?? (shown === null ? '' : areaInFull(l10n, shown))}
        onChange={(event) => type(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={leave}
        onKeyDown={onKey}
      />
      <Suggestions id={id} label={label} found={found} at={at} hidden={!open || found.length === 0} choose={choose} />
      {open && found.length === 0 && (
        <p className="find-hint" role="status">
          {l10n.t('area.none')}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="find-hint">
          {hint}
        </p>
      )}
    </div>
  );
}

/** What was typed, the areas that it finds, and which of them is marked. */
function useAreaSearch({ value, without, onChoose, onLeave }: AreaFieldProps) {
  const [query, setQuery] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const found = query === null ? [] : searchAreas(query, without);
  const open = query !== null && query.trim() !== '';

  const type = (text: string) => {
    setQuery(text);
    setAt(0);
  };
  const choose = (area: Area) => {
    setQuery(null);
    onChoose(area.id);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && query !== null) {
      event.preventDefault();
      setQuery(null);
      return;
    }
    if (!open) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) {
      event.preventDefault();
      setAt(Math.min(found.length - 1, Math.max(0, at + by)));
    }
    const area = found[at];
    if (event.key === 'Enter') {
      // Enter takes a suggestion and does not submit the form.
      event.preventDefault();
      if (area) choose(area);
    }
  };
  const leave = () => {
    // On blur the active suggestion is taken, since an area to avoid must not be lost silently. Input without a
    // matching area stays, with an error.
    const marked = open ? found[at] : undefined;
    if (marked) return choose(marked);
    if (open) return;
    if (query !== null && value !== null) onChoose(null);
    setQuery(null);
    onLeave?.();
  };
  return { query, at, found, open, type, choose, onKey, leave };
}

interface SuggestionsProps extends Pick<AreaFieldProps, 'label'> {
  /** The id of the field. */
  readonly id: string;
  readonly found: readonly Area[];
  /** Which one is marked. */
  readonly at: number;
  readonly hidden: boolean;
  choose(area: Area): void;
}

function Suggestions({ id, label, found, at, hidden, choose }: SuggestionsProps) {
  const l10n = useFindL10n();
  return (
    <div id={`${id}-list`} className="area-list" role="listbox" aria-label={label} hidden={hidden}>
      {found.map((area, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field, which keeps the focus
        // biome-ignore lint/a11y/useFocusableInteractive: referenced by aria-activedescendant
        <div
          key={area.id}
          id={`${id}-${area.id}`}
          role="option"
          aria-selected={i === at}
          // On pointer down, before the blur closes the list.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(area)}
        >
          {areaInFull(l10n, area.id, area.country)}
        </div>
      ))}
    </div>
  );
}

/** "Kumanovo, North Macedonia". */
const areaInFull = (l10n: Parameters<typeof formatArea>[0], areaId: string, country?: string): string =>
  `${formatArea(l10n, areaId)}, ${l10n.format.country(country ?? areaId.slice(0, 2).toUpperCase())}`;
