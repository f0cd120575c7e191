/** What the panel does by key; listed and changed under `?`. */
export const PANEL_KEYS = [
  { action: 'next', key: 'j', does: 'next entry' },
  { action: 'previous', key: 'k', does: 'previous entry' },
  { action: 'evidence', key: 'e', does: 'next evidence; opens a closed entry at its first' },
  { action: 'accept', key: 'a', does: 'accept' },
  { action: 'dismiss', key: 'd', does: 'dismiss' },
  { action: 'undo', key: 'u', does: 'undo the last decision' },
  { action: 'refine', key: '/', does: 'add or deny a finding' },
  { action: 'timeline', key: 't', does: 'go to the timeline' },
  { action: 'help', key: '?', does: 'this list' },
] as const;

export type PanelAction = (typeof PANEL_KEYS)[number]['action'];
export type PanelKeys = Readonly<Record<PanelAction, string>>;

const DEFAULTS = Object.fromEntries(PANEL_KEYS.map(({ action, key }) => [action, key])) as PanelKeys;
/** A habit of the person at this browser; says nothing of any patient. */
const STORED = 'chartside.panel-keys';

/** The keys in force: this person's where some were changed here before, else the ones listed above. */
export function panelKeys(): PanelKeys {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? '{}');
    const found = Object.entries(stored ?? {}).filter(
      ([action, key]) => action in DEFAULTS && isPanelKey(key),
    );
    const keys = { ...DEFAULTS, ...Object.fromEntries(found) } as PanelKeys;
    return new Set(Object.values(keys)).size === PANEL_KEYS.length ? keys : DEFAULTS;
  } catch {
    return DEFAULTS;
  }
}

/** Keeps the keys for this browser; where a frame has no storage they last as long as the page. */
export function keepPanelKeys(keys: PanelKeys): void {
  try {
    localStorage.setItem(STORED, JSON.stringify(keys));
  } catch {
    // Nothing else to do: the choice is in force until the page goes.
  }
}

/** One printable character; Space, Enter and Tab keep what they do everywhere. */
export function isPanelKey(key: unknown): key is string {
  return typeof key === 'string' && [...key].length === 1 && key.trim() !== '';
}
