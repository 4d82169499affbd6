/** What an earlier event of the same stream put under `id`; without it the stream is not one of ours. */
export const onRecord = <Entry>(entries: ReadonlyMap<string, Entry>, id: string): Entry => {
  const entry = entries.get(id);
  if (entry === undefined) throw new Error(`the stream goes on with ${id}, which it never began`);
  return entry;
};
