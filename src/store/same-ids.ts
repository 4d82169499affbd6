/** True where what is stored is what was to be appended: the same event ids, in the same order, none missing. */
export const sameIds = (
  stored: readonly { readonly id: string }[],
  events: readonly { readonly id: string }[],
): boolean => stored.length === events.length && stored.every(({ id }, index) => id === events[index]?.id);
