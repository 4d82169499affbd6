/** Views by key: those that are kept, those asked for most lately at the end, and those that are being made. */
export interface Views<View> {
  readonly kept: Map<string, View>;
  readonly begun: Map<string, View>;
  /** True where those that were asked for least lately are to go. */
  readonly areTooMany: (kept: readonly View[]) => boolean;
}

/** Views that are being made; whoever asks for one and goes away leaves it there. */
const MOST_BEGUN = 40;

/** No views yet. */
export const noViews = <View>(areTooMany: Views<View>['areTooMany']): Views<View> => ({
  kept: new Map(),
  begun: new Map(),
  areTooMany,
});

/** The view of a key as far as it has been made; begun where there is none. */
export const viewOf = <View>({ kept, begun }: Views<View>, key: string, begin: () => View): View => {
  const known = kept.get(key) ?? begun.get(key);
  if (known !== undefined) return known;
  const made = begin();
  begun.set(key, made);
  const [oldest] = begun.keys();
  if (begun.size > MOST_BEGUN && oldest !== undefined) begun.delete(oldest);
  return made;
};

/** Keeps a view that is made, as the one asked for most lately. */
export const keep = <View>({ kept, begun, areTooMany }: Views<View>, key: string, made: View): void => {
  begun.delete(key);
  kept.delete(key);
  kept.set(key, made);
  for (const oldest of kept.keys()) {
    if (oldest === key || !areTooMany([...kept.values()])) break;
    kept.delete(oldest);
  }
};
