/** The entry that an earlier event of the stream made under `id`. Throws where there is none: no decider appends such a stream. */
export const onRecord = <Entry>(entries: ReadonlyMap<string, Entry>, id: string): Entry => {
  const entry = entries.get(id);
  if (entry === undefined) throw new Error(`the stream goes on with ${id}, which it never began`);
  return entry;
};
